#pragma once

#include <cstdint>
#include <memory>

#include <cassia/pool_listener.h>

#include "backend/connection.h"
#include "pool/servers.h"

namespace cassia::pool {

/// A connection, and what its pool has to know of it.
struct PooledConnection {
    std::unique_ptr<backend::Connection> connection;
    std::shared_ptr<Server> server;
    std::uint64_t id = 0;
    std::uint64_t operations = 0;

    ConnectionInfo info() const noexcept { return {id, server->name, operations}; }
};

}  // namespace cassia::pool
