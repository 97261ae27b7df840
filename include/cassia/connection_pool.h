#pragma once

#include <chrono>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include <cassia/connection_lease.h>
#include <cassia/export.h>
#include <cassia/pool_listener.h>
#include <cassia/pool_options.h>

/// @file
/// Connections to the servers of one keyspace, shared by threads.
///
///     cassia::ConnectionPool pool("Keyspace1", {"embedded:./data"});
///     cassia::ColumnFamily users(pool, "Users");

namespace cassia {

namespace pool {
class Pool;
}

/// Connections to one keyspace, leased for each operation.
///
/// A server string is "embedded:PATH" for the store in the folder PATH, or "embedded:" for the store in memory that the
/// process shares. An embedded store is the only server of its pool.
///
/// The servers are shuffled, and a new connection goes to the one that has the fewest, in turn where several have. A
/// server that fails is left alone for 0.1 s, then twice as long after each further failure, up to 4 s; it is tried all
/// the same when no other is left. When it may be tried again, connections that come back to the pool move to it from
/// servers that have at least two more, so that every server is used again within seconds of its return, as long as
/// the pool is used and has a connection for each.
///
/// Thread safety: may be used from many threads, dispose() and the end of the pool included. After fork() the child
/// opens connections of its own, and leaves its parent's alone.
/// Exceptions: those of errors.h.
/// Lifetime: column families, batches and leases share what they need, and may outlive it.
class CASSIA_API ConnectionPool {
public:
    /// @throws InvalidRequestException if there is no such keyspace.
    /// @throws InvalidRequestError if an option is out of range, or a server string names a backend that is not there.
    /// @throws AllServersUnavailable if there is no server, or with prefill none that can be connected to.
    /// @throws AuthenticationException if the credentials are refused.
    explicit ConnectionPool(std::string_view keyspace, const ServerList& servers = {"localhost:9160"},
                            PoolOptions options = {});

    /// As it was given.
    const std::string& keyspace() const noexcept;

    /// Takes a connection from the pool, to use its operations directly or for several operations in a row.
    /// @throws NoConnectionAvailable if all stay in use for pool_timeout.
    /// @throws AllServersUnavailable if a connection has to be opened, and each server failed twice.
    ConnectionLease get() const;
    /// Gives it back, as ConnectionLease::return_to_pool does.
    /// @throws InvalidRequestError if it is another pool's, or was given back already.
    void put(ConnectionLease& lease) const;

    /// Calls `function` with a lease and what else is given, and returns what it returns.
    template <typename Function, typename... Arguments>
        requires std::invocable<Function, ConnectionLease&, Arguments...>
    decltype(auto) execute(Function&& function, Arguments&&... arguments) const {
        auto lease = get();
        return std::invoke(std::forward<Function>(function), lease, std::forward<Arguments>(arguments)...);
    }

    /// Opens connections until there are size() of them, in use or not.
    void fill();
    /// Closes the connections that are not in use. Those in use are closed when they come back; a later operation
    /// opens new ones.
    void dispose();

    /// Connections are made to these servers from now on; those to others are closed, or when they come back.
    /// @throws InvalidRequestError, AllServersUnavailable as the constructor does; the list then stays as it was.
    void set_server_list(const ServerList& servers);

    /// The number of connections that the pool keeps.
    std::size_t size() const noexcept;
    /// Connections that are open beyond size().
    std::size_t overflow() const;
    /// Connections that wait in the pool.
    std::size_t checkedin() const;
    /// Connections that are in use.
    std::size_t checkedout() const;

    /// @throws InvalidRequestError if there is none.
    void add_listener(std::shared_ptr<PoolListener> listener);
    /// A listener made of functions; see PoolCallbacks.
    void add_listener(PoolCallbacks callbacks) { add_listener(make_listener(std::move(callbacks))); }

    // Options of PoolOptions that may change at any time, and hold from the next operation on. Setting one out of
    // range throws InvalidRequestError.
    /// As PoolOptions::max_overflow.
    int max_overflow() const;
    /// Holds from the next operation on.
    /// @throws InvalidRequestError if it is out of range.
    void set_max_overflow(int connections);
    /// As PoolOptions::pool_timeout.
    std::chrono::milliseconds pool_timeout() const;
    /// Holds from the next operation on.
    /// @throws InvalidRequestError if it is out of range.
    void set_pool_timeout(std::chrono::milliseconds timeout);
    /// As PoolOptions::recycle.
    std::int64_t recycle() const;
    /// Holds from the next operation on.
    /// @throws InvalidRequestError if it is out of range.
    void set_recycle(std::int64_t operations);
    /// As PoolOptions::max_retries.
    int max_retries() const;
    /// Holds from the next operation on.
    /// @throws InvalidRequestError if it is out of range.
    void set_max_retries(int retries);
    /// The pool's name in logs and events: what was given, or the keyspace's name and a number.
    std::string logging_name() const;
    /// Empty: the keyspace's name and a number.
    void set_logging_name(std::string_view name);

    /// Of library code.
    const std::shared_ptr<pool::Pool>& shared() const noexcept { return pool_; }

protected:
    /// Of library code.
    explicit ConnectionPool(std::shared_ptr<pool::Pool> pool) noexcept : pool_(std::move(pool)) {}

private:
    std::shared_ptr<pool::Pool> pool_;
};

}  // namespace cassia
