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

std::map<std::string, CfDef> ConnectionLease::get_keyspace_description(std::string_view keyspace) {
    auto& lease = held();
    std::map<std::string, CfDef> families;
    const auto describe = [&](backend::Connection& connection, backend::Deadline deadline) {
        connection.limit_calls(deadline);
        families.clear();
        for (auto& family :
             connection.describe_keyspace(keyspace.empty() ? lease.pool().keyspace() : keyspace).cf_defs) {
            families.emplace(family.name, std::move(family));
        }
    };
    lease.pool().call(lease, "get_keyspace_description", std::cref(describe));
    return families;
}

}  // namespace cassia
