#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <random>
#include <unordered_map>

#include "backend/fork_local.h"
#include "pool/idle_connections.h"
#include "pool/servers.h"
#include "pool/settings.h"
#include "pool/surroundings.h"

namespace cassia::pool {

class SharedLease;

/// What changes in a pool as it is used. A child of a fork has one of its own, with its parent's settings and none of
/// its connections.
struct PoolState {
    PoolState(Settings given, std::size_t pool_size, const Surroundings& around)
        : surroundings(around),
          settings(std::make_unique<const Settings>(std::move(given))),
          idle(pool_size),
          random(around.seed()) {
        servers.set(settings->servers, random);
    }
    /// Of the child of a fork: the parent's settings are replaced as a whole, and so are whole at any time.
    PoolState(backend::InChild, const PoolState& parents)
        : PoolState(*parents.settings, parents.idle.capacity(), parents.surroundings) {}

    const Surroundings& surroundings;
    std::mutex mutex;
    std::condition_variable came_back;
    std::unique_ptr<const Settings> settings;
    Servers servers;
    IdleConnections idle;
    /// Places of connections that are in use, or about to be.
    std::size_t in_use = 0;
    /// Counts dispose(): a connection taken before one is closed when it comes back.
    std::uint64_t disposals = 0;
    /// Whether a connection that came back is being replaced. One at a time, so that no two wait for one server.
    bool is_replacing = false;
    std::mt19937 random;
    /// By thread.
    std::unordered_map<std::uint64_t, std::weak_ptr<SharedLease>> leases;
    /// How many there are; read without the mutex.
    std::atomic<std::size_t> lease_count = 0;
};

/// A place among the pool's connections, and the connection that has it.
struct Slot {
    /// Null: none.
    PoolState* state = nullptr;
    /// Null after a failure, until it is replaced.
    std::unique_ptr<PooledConnection> connection = nullptr;
    /// Of the state, when the place was taken.
    std::uint64_t disposals = 0;
};

}  // namespace cassia::pool
