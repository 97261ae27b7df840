#pragma once

#include <chrono>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <cassia/credentials.h>
#include <cassia/export.h>
#include <cassia/pool_listener.h>
#include <cassia/socket.h>

/// @file
/// What a pool connects to, and how.
///
///     cassia::ConnectionPool pool("Keyspace1", {"10.0.0.4:9160", "10.0.0.5:9160"},
///                                 {.credentials = cassia::Credentials{"jsmith", "secret"}, .pool_size = 10});
///     cassia::ConnectionPool pool("Keyspace1", [] { return servers_of_my_registry(); });

namespace cassia {

/// Server strings, or a function that returns them, which is called once when the list is given to a pool.
///
/// Thread safety: a value.
class CASSIA_API ServerList {
public:
    /// These, such as {"10.0.0.4", "10.0.0.5:9161"}; the port is 9160 where none is given.
    /// @{
    ServerList(std::initializer_list<std::string> servers) : servers_(servers) {}
    ServerList(std::vector<std::string> servers)  // NOLINT(google-explicit-constructor)
        : servers_(std::move(servers)) {}
    /// @}

    /// What `function` will return; what it throws passes to who gave the list to a pool.
    template <typename Function>
        requires std::is_invocable_r_v<std::vector<std::string>, const Function&> &&
                 (!std::same_as<std::remove_cvref_t<Function>, ServerList>)
    ServerList(Function function) : function_(std::move(function)) {}  // NOLINT(google-explicit-constructor)

    /// What the function returns, or the list.
    std::vector<std::string> servers() const { return function_ ? function_() : servers_; }

private:
    std::vector<std::string> servers_;
    std::function<std::vector<std::string>()> function_;
};

/// Options of a pool.
struct PoolOptions {
    /// Whom to log in as. Default none: no login.
    std::optional<Credentials> credentials = std::nullopt;

    /// How long opening a connection may take, and how long each try of an operation. Default 0.5 s; 0: without end; at
    /// most a year. An embedded store does not look at it; truncate has 30 s.
    std::chrono::milliseconds timeout = std::chrono::milliseconds(500);

    /// Whether get() gives a thread the connection that it already holds, and the operations of column families use it
    /// too. Default true. A lease is then used by the thread that got it, or by one at a time.
    bool use_threadlocal = true;

    /// Connections kept open. Default 5; 1 to 65,536. A multiple of the number of servers spreads the load evenly.
    std::size_t pool_size = 5;

    /// Whether the connections are opened when the pool is made. Default true; otherwise each of the first pool_size
    /// operations opens one.
    bool prefill = true;

    /// How many connections more than pool_size may be in use at once; they are closed when they come back. Default 0;
    /// −1: any number.
    int max_overflow = 0;

    /// How long an operation waits for a connection when all are in use. Default 30 s; 0: not at all; −1 s: for ever;
    /// otherwise up to a year.
    std::chrono::milliseconds pool_timeout = std::chrono::seconds(30);

    /// After how many operations a connection is replaced when it comes back. Default 10,000; 1 or more; −1: never.
    std::int64_t recycle = 10'000;

    /// How often an operation that timed out, found too few replicas or lost its connection is tried again, on servers
    /// not yet tried where there are any, before MaximumRetryException; after waits that double from 10 ms. Default 5;
    /// 0: not at all; −1: without end. Not used for an embedded store, which would answer the same, nor for operations
    /// that must not be carried out twice, nor where no server can be connected to: that is AllServersUnavailable.
    int max_retries = 5;

    /// The pool's name in logs and events. Default empty: the keyspace's name and a number.
    std::string logging_name = {};

    /// Who hears of events from the first on. Default none.
    std::vector<std::shared_ptr<PoolListener>> listeners = {};

    /// Whether each message of the Thrift API has its size before it, as the server must have it too. Default true.
    bool framed_transport = true;

    /// TLS. Default none: plain TCP.
    std::optional<TlsOptions> tls = std::nullopt;

    /// Connects in place of TCP and TLS. Default none.
    SocketFactory socket_factory = {};

    /// Puts something around each socket. Default none.
    TransportFactory transport_factory = {};

    /// How long an operation may take in all: waiting for a connection, opening it, tries and waits between them.
    /// Default 0: as long as the other options let it; at most a year. Filling the pool, and giving back a lease, end
    /// within one too. An embedded store does not look at it once an operation has its connection.
    std::chrono::milliseconds deadline = std::chrono::milliseconds(0);
};

}  // namespace cassia
