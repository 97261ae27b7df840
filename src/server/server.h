#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "server/connection_watch.h"
#include "server/message_limits.h"
#include "server/service.h"

namespace apache::thrift::server {
class TThreadedServer;
}

namespace cassia::server {

/// Certificate and key of a server, as PEM files.
struct TlsFiles {
    std::string certificate;
    std::string key;
    /// Who has signed the certificates that clients must show; empty: they need none.
    std::string client_ca = {};
};

struct ServerOptions {
    std::string address = "127.0.0.1";
    /// 0: any that is free.
    std::uint16_t port = 9160;
    bool framed = true;
    /// None of either name: no TLS.
    TlsFiles tls = {};
    /// More wait until others have gone. Where users have to log in, those that do not within MessageLimits::stall
    /// make place.
    std::int64_t max_connections = 1000;
    MessageLimits messages = {};
    /// Called when clients can connect, with the port; and with 1 or -1 when a connection has come or gone.
    std::function<void(std::uint16_t)> on_ready = {};
    std::function<void(std::int64_t)> on_connections = {};
};

/// Serves the Thrift interface, with a thread for each connection.
///
/// Thread safety: stop() may be called from another thread than serve().
class Server {
public:
    /// @throws InvalidRequestError if the files of TLS can't be used.
    Server(Service& service, ServerOptions options);
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;
    ~Server();

    /// Returns when it was stopped, and every request that was under way has its answer, if its client takes that
    /// within MessageLimits::stall.
    /// @throws TransportException if it can't listen at the address.
    void serve();
    void stop();

private:
    ServerOptions options_;
    MessageMemory memory_;
    ConnectionWatch watch_;
    std::unique_ptr<apache::thrift::server::TThreadedServer> server_;
};

}  // namespace cassia::server
