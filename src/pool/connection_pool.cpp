#include <cassia/connection_pool.h>

#include <utility>

#include <cassia/errors.h>

#include "pool/pool.h"

namespace cassia {

// clang-tidy overlooks the move through make_shared: NOLINTNEXTLINE(performance-unnecessary-value-param)
ConnectionPool::ConnectionPool(std::string_view keyspace, const ServerList& servers, PoolOptions options)
    : pool_(std::make_shared<pool::Pool>(keyspace, servers, std::move(options))) {}

const std::string& ConnectionPool::keyspace() const noexcept {
    return pool_->keyspace();
}

ConnectionLease ConnectionPool::get() const {
    return ConnectionLease(pool_->lease());
}

void ConnectionPool::put(ConnectionLease& lease) const {
    if (lease.shared() && &lease.shared()->pool() != pool_.get()) {
        throw InvalidRequestError("the connection to " + lease.server() +
                                  " belongs to another pool than that of keyspace '" + keyspace() +
                                  "'; put it there, or call return_to_pool()");
    }
    lease.return_to_pool();
}

void ConnectionPool::fill() {
    pool_->fill();
}
void ConnectionPool::dispose() {
    pool_->dispose();
}
void ConnectionPool::set_server_list(const ServerList& servers) {
    pool_->set_server_list(servers);
}

std::size_t ConnectionPool::size() const noexcept {
    return pool_->size();
}
std::size_t ConnectionPool::overflow() const {
    return pool_->overflow();
}
std::size_t ConnectionPool::checkedin() const {
    return pool_->checkedin();
}
std::size_t ConnectionPool::checkedout() const {
    return pool_->checkedout();
}

void ConnectionPool::add_listener(std::shared_ptr<PoolListener> listener) {
    if (!listener) {
        throw InvalidRequestError("the listener is null; give one");
    }
    pool_->add_listener(std::move(listener));
}

int ConnectionPool::max_overflow() const {
    return pool_->settings().max_overflow;
}
void ConnectionPool::set_max_overflow(int connections) {
    pool_->change([=](pool::Settings& settings) { settings.max_overflow = connections; });
}
std::chrono::milliseconds ConnectionPool::pool_timeout() const {
    return pool_->settings().pool_timeout;
}
void ConnectionPool::set_pool_timeout(std::chrono::milliseconds timeout) {
    pool_->change([=](pool::Settings& settings) { settings.pool_timeout = timeout; });
}
std::int64_t ConnectionPool::recycle() const {
    return pool_->settings().recycle;
}
void ConnectionPool::set_recycle(std::int64_t operations) {
    pool_->change([=](pool::Settings& settings) { settings.recycle = operations; });
}
int ConnectionPool::max_retries() const {
    return pool_->settings().max_retries;
}
void ConnectionPool::set_max_retries(int retries) {
    pool_->change([=](pool::Settings& settings) { settings.max_retries = retries; });
}
std::string ConnectionPool::logging_name() const {
    return *pool_->settings().logging_name;
}
void ConnectionPool::set_logging_name(std::string_view name) {
    pool_->change([shared = pool::logging_name_or_default(name, keyspace())](pool::Settings& settings) {
        settings.logging_name = shared;
    });
}

}  // namespace cassia
