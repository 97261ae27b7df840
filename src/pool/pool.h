#pragma once

#include <condition_variable>
#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include <cassia/connection_pool.h>

#include "backend/connection.h"

namespace cassia::pool {

class Pool;

/// A connection taken from a pool; it goes back when this ends.
class Lease {
public:
    Lease(Pool& pool, std::unique_ptr<backend::Connection> connection, std::size_t disposals);
    Lease(Lease&&) noexcept = default;
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;
    Lease& operator=(Lease&&) = delete;
    ~Lease();

    backend::Connection& operator*() const noexcept { return *connection_; }
    backend::Connection* operator->() const noexcept { return connection_.get(); }

private:
    Pool* pool_;
    std::unique_ptr<backend::Connection> connection_;
    // Of the pool, when the connection was taken.
    std::size_t disposals_;
};

/// The connections of one keyspace.
///
/// Thread safety: may be used from many threads.
class Pool {
public:
    Pool(std::string_view keyspace, std::vector<std::string> servers, PoolOptions options);

    const std::string& keyspace() const noexcept { return keyspace_; }
    const std::vector<std::string>& servers() const noexcept { return servers_; }
    std::size_t size() const noexcept { return options_.pool_size; }
    std::size_t checkedin() const;
    std::size_t checkedout() const;
    void fill();
    void dispose();

    /// @throws NoConnectionAvailable when none comes back in time.
    Lease lease();

    /// Carries out an operation on a leased connection.
    void execute(const model::Operation& operation, backend::Completion& completion);

private:
    friend class Lease;

    std::unique_ptr<backend::Connection> open();
    void give_back(std::unique_ptr<backend::Connection> connection, std::size_t disposals) noexcept;
    void await_connection(std::unique_lock<std::mutex>& lock);

    std::string keyspace_;
    std::vector<std::string> servers_;
    PoolOptions options_;

    mutable std::mutex mutex_;
    std::condition_variable came_back_;
    std::vector<std::unique_ptr<backend::Connection>> idle_;
    std::size_t in_use_ = 0;
    std::size_t next_server_ = 0;
    // Counts dispose(): a connection leased before one is closed when it comes back.
    std::size_t disposals_ = 0;
};

}  // namespace cassia::pool
