#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <cassia/export.h>

/// @file
/// Connections to the servers of one keyspace, shared by threads.
///
///     cassia::ConnectionPool pool("Keyspace1", {"embedded:./data"});
///     cassia::ColumnFamily users(pool, "Users");

namespace cassia {

namespace pool {
class Pool;
}

/// Options of a pool.
struct PoolOptions {
    /// Connections kept open. Default 5; 1 to 65,536.
    std::size_t pool_size = 5;

    /// Whether the connections are opened when the pool is made, rather than when they are needed. Default true.
    bool prefill = true;

    /// How long an operation waits for a connection when all are in use. Default 30 s; 0: not at all; −1 s: for ever;
    /// otherwise up to a year.
    std::chrono::milliseconds pool_timeout = std::chrono::seconds(30);

    /// How often an operation that timed out, or found too few replicas, is tried again on another connection before
    /// MaximumRetryException; after waits that double from 10 ms. Default 5; 0: not at all; −1: without end. Not used
    /// for an embedded store, which would answer the same.
    int max_retries = 5;
};

/// Connections to one keyspace, leased for each operation.
///
/// A server string is "embedded:PATH" for the store in the folder PATH, or "embedded:" for the store in memory that the
/// process shares.
///
/// Thread safety: may be used from many threads.
/// Exceptions: those of errors.h.
/// Lifetime: column families and batches made on it share what they need, and may outlive it.
class CASSIA_API ConnectionPool {
public:
    /// @throws InvalidRequestException if there is no such keyspace.
    /// @throws InvalidRequestError if an option is out of range, or a server string names a backend that is not there.
    /// @throws AllServersUnavailable if `servers` is empty.
    explicit ConnectionPool(std::string_view keyspace, std::vector<std::string> servers = {"localhost:9160"},
                            PoolOptions options = {});

    const std::string& keyspace() const noexcept;

    /// The number of connections that the pool keeps.
    std::size_t size() const noexcept;
    /// Connections that wait in the pool.
    std::size_t checkedin() const;
    /// Connections that are in use.
    std::size_t checkedout() const;
    /// Opens connections until there are size() of them, in use or not.
    void fill();
    /// Closes the connections that are not in use. Those in use are closed when they come back; a later operation
    /// opens new ones.
    void dispose();

    /// Of library code.
    const std::shared_ptr<pool::Pool>& shared() const noexcept { return pool_; }

private:
    std::shared_ptr<pool::Pool> pool_;
};

}  // namespace cassia
