#pragma once

#include <memory>
#include <string>

#include <cassia/cassia.h>

namespace twissandra {

struct WebOptions {
    /// The address to listen at. Default: this machine alone.
    std::string listen = "127.0.0.1";
    /// Default 8080; 0: any that is free.
    int port = 8080;
    /// Whether browsers reach it by TLS alone, through a proxy that passes the Host on: cookies are then marked Secure.
    bool behind_tls = false;
};

/// Twissandra as a web site.
///
/// Thread safety: stop() may be called from any thread, once another is in serve() or on its way there.
class Web {
public:
    /// Binds the port; browsers wait until serve() is called.
    /// @throws Refused if the address and port can't be had.
    Web(const cassia::ConnectionPool& pool, WebOptions options);
    Web(const Web&) = delete;
    Web& operator=(const Web&) = delete;
    ~Web();

    int port() const noexcept;
    /// Answers browsers until stop() is called.
    void serve();
    void stop();

private:
    class Server;

    std::unique_ptr<Server> server_;
};

}  // namespace twissandra
