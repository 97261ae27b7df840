#include <cassia/connection_pool.h>

#include <utility>

#include "pool/pool.h"

namespace cassia {

// clang-tidy overlooks the move through make_shared: NOLINTNEXTLINE(performance-unnecessary-value-param)
ConnectionPool::ConnectionPool(std::string_view keyspace, std::vector<std::string> servers, PoolOptions options)
    : pool_(std::make_shared<pool::Pool>(keyspace, std::move(servers), options)) {}

const std::string& ConnectionPool::keyspace() const noexcept {
    return pool_->keyspace();
}
std::size_t ConnectionPool::size() const noexcept {
    return pool_->size();
}
std::size_t ConnectionPool::checkedin() const {
    return pool_->checkedin();
}
std::size_t ConnectionPool::checkedout() const {
    return pool_->checkedout();
}
void ConnectionPool::fill() {
    pool_->fill();
}
void ConnectionPool::dispose() {
    pool_->dispose();
}

}  // namespace cassia
