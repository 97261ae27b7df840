#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include <cassia/export.h>

/// @file
/// What carries bytes to a server and back: TLS, and connections of the user's own.
///
///     cassia::ConnectionPool pool("Keyspace1", {"10.0.0.4"},
///                                 {.tls = cassia::TlsOptions{.ca_file = "/etc/ssl/cluster.pem"}});

namespace cassia {

/// TLS towards a server. The server's certificate is verified, and that it is this host's.
struct TlsOptions {
    /// PEM file of the authorities to trust. Default empty: those of the system.
    std::string ca_file = {};
    /// PEM file of the client's certificate and what leads to its authority, for servers that ask for one. Default
    /// empty: none. Needs private_key_file.
    std::string certificate_file = {};
    /// PEM file of the private key of the certificate, without a password.
    std::string private_key_file = {};
    /// Whether the certificate must be for the host as it was named in the server string, or for its address. Default
    /// true.
    bool verify_host_name = true;
    /// Whether to take any certificate at all, so that anybody on the way can read and answer. Default false.
    bool accept_any_certificate = false;
};

/// A connection that carries bytes.
///
/// Thread safety: used by one thread at a time.
/// Exceptions: TransportException, also when `deadline` passes; the socket is of no use then.
class CASSIA_API Socket {
public:
    /// The moment by which a call must be done; none: no limit.
    using Deadline = std::optional<std::chrono::steady_clock::time_point>;

    Socket() = default;
    Socket(const Socket&) = delete;
    Socket& operator=(const Socket&) = delete;
    virtual ~Socket() = default;

    /// Waits until something has come, and reads it, at most as much as `buffer` holds.
    /// @return how many bytes; 0: the other side has closed.
    virtual std::size_t read(std::span<char> buffer, Deadline deadline) = 0;
    /// Writes all of it.
    virtual void write(std::string_view bytes, Deadline deadline) = 0;
};

/// Connects to a host, by name or address.
using SocketFactory =
    std::function<std::unique_ptr<Socket>(const std::string& host, std::uint16_t port, Socket::Deadline deadline)>;

/// Puts something around a socket, such as an authentication by SASL, which may use it at once. The result replaces it.
using TransportFactory =
    std::function<std::unique_ptr<Socket>(std::unique_ptr<Socket> socket, const std::string& host, std::uint16_t port)>;

}  // namespace cassia
