#include <cassia/connection_lease.h>

#include <utility>

#include <cassia/errors.h>

#include "pool/pool.h"

namespace cassia {

namespace pool {

SharedLease::SharedLease(std::shared_ptr<Pool> pool, std::uint64_t thread) : pool_(std::move(pool)), thread_(thread) {}

SharedLease::~SharedLease() {
    pool_->end(*this);
}

}  // namespace pool

ConnectionLease::ConnectionLease(std::shared_ptr<pool::SharedLease> shared) noexcept : shared_(std::move(shared)) {}
ConnectionLease::ConnectionLease(ConnectionLease&&) noexcept = default;
ConnectionLease& ConnectionLease::operator=(ConnectionLease&&) noexcept = default;
ConnectionLease::~ConnectionLease() = default;

pool::SharedLease& ConnectionLease::held() const {
    if (!shared_) {
        throw InvalidRequestError("the connection was given back to its pool; get another");
    }
    return *shared_;
}

void ConnectionLease::return_to_pool() {
    held();
    shared_.reset();
}

std::string ConnectionLease::server() const {
    const auto& connection = held().slot().connection;
    return connection ? connection->server->name : std::string();
}

}  // namespace cassia
