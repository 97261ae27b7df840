#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <cassia/credentials.h>
#include <cassia/export.h>
#include <cassia/socket.h>

#include "backend/connection.h"

/// @file
/// Which server string opens which backend.

namespace cassia::backend {

/// Whether the string names an embedded store.
bool is_embedded(std::string_view server) noexcept;

/// How a connection is opened. Of these an embedded store looks at the keyspace alone.
struct ConnectOptions {
    /// None: no login.
    std::optional<Credentials> credentials = std::nullopt;
    /// Empty: none is set.
    std::string keyspace = {};
    /// By when it must be connected, logged in and in its keyspace.
    Deadline deadline = std::nullopt;
    /// How long each call but the data operations, which have deadlines, may take.
    std::chrono::milliseconds call_timeout = std::chrono::seconds(30);
    /// Whether each Thrift message has its size before it.
    bool framed_transport = true;
    /// None: no TLS.
    std::optional<TlsOptions> tls = std::nullopt;
    /// In place of TCP and TLS; none: those.
    SocketFactory socket_factory = {};
    /// Around the socket; none: nothing.
    TransportFactory transport_factory = {};
};

/// Checks a server string, of which nothing is opened.
/// @throws InvalidRequestError if it is none, names a backend that is not linked, or has a user before its address,
/// with a password perhaps: the string is shown wherever the server is, in errors and in the log.
void check_server(std::string_view server);

/// Opens a connection.
///
///   embedded:PATH, embedded:                        a store in this process
///   host, host:port, [IPv6]:port, thrift://…        a server of Cassandra's Thrift API (cassia::thrift)
///   cql://host, cql://host:port                     a server of CQL's native protocol (cassia::cql)
///
/// @throws InvalidRequestError if the string names a backend that is not linked.
/// @throws what the backend throws when it can't connect, log in or set the keyspace.
std::unique_ptr<Connection> connect(std::string_view server, const ConnectOptions& options);

/// What a backend's library has for the program that is linked with it.
struct BackendLibrary {
    void (*check_server)(std::string_view server);
    std::unique_ptr<Connection> (*connect)(std::string_view server, const ConnectOptions& options);
};

}  // namespace cassia::backend
