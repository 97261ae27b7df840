#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <random>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <cassia/connection_pool.h>

#include "backend/backends.h"
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

    /// Closes the connection when this ends, in place of giving it back.
    void discard() noexcept { is_discarded_ = true; }

    backend::Connection& operator*() const noexcept { return *connection_; }
    backend::Connection* operator->() const noexcept { return connection_.get(); }

private:
    Pool* pool_;
    std::unique_ptr<backend::Connection> connection_;
    // Of the pool, when the connection was taken.
    std::size_t disposals_;
    bool is_discarded_ = false;
};

/// What a pool asks of the world around it.
struct Surroundings {
    std::function<std::unique_ptr<backend::Connection>(std::string_view server)> connect = backend::connect;
    std::function<void(std::chrono::microseconds)> sleep = [](std::chrono::microseconds time) {
        std::this_thread::sleep_for(time);
    };
};

/// The connections of one keyspace.
///
/// Thread safety: may be used from many threads.
class Pool {
public:
    Pool(std::string_view keyspace, std::vector<std::string> servers, PoolOptions options,
         Surroundings surroundings = {});

    const std::string& keyspace() const noexcept { return keyspace_; }
    const std::vector<std::string>& servers() const noexcept { return servers_; }
    std::size_t size() const noexcept { return options_.pool_size; }
    std::size_t checkedin() const;
    std::size_t checkedout() const;
    void fill();
    void dispose();

    /// @throws NoConnectionAvailable when none comes back in time.
    Lease lease();

    /// Carries out an operation on a leased connection, and on others when it fails as it may not elsewhere.
    /// @throws MaximumRetryException, with the last cause nested, after max_retries of them.
    void execute(const model::Operation& operation, backend::Completion& completion);

private:
    friend class Lease;

    std::unique_ptr<backend::Connection> open();
    void give_back(std::unique_ptr<backend::Connection> connection, std::size_t disposals) noexcept;
    void execute_once(const model::Operation& operation, backend::Completion& completion);
    void back_off(int failures);
    void await_connection(std::unique_lock<std::mutex>& lock);

    std::string keyspace_;
    std::vector<std::string> servers_;
    PoolOptions options_;
    Surroundings surroundings_;
    bool is_embedded_;

    mutable std::mutex mutex_;
    std::condition_variable came_back_;
    std::vector<std::unique_ptr<backend::Connection>> idle_;
    std::size_t in_use_ = 0;
    std::size_t next_server_ = 0;
    // Counts dispose(): a connection leased before one is closed when it comes back.
    std::size_t disposals_ = 0;
    std::minstd_rand random_{std::random_device()()};
};

}  // namespace cassia::pool
