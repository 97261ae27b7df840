#pragma once

#include <cstdint>
#include <memory>
#include <string>

namespace cassia::support {

/// A way to a server on loopback that a test can cut, as a firewall or a pulled cable does.
class Proxy {
public:
    /// Leads to `host`:`port`.
    Proxy(const std::string& host, std::uint16_t port);
    Proxy(const Proxy&) = delete;
    Proxy& operator=(const Proxy&) = delete;
    ~Proxy();

    /// "127.0.0.1:port"
    const std::string& address() const noexcept;
    /// From now on nothing passes, either way, and new connections are taken and left without an answer.
    void cut();
    /// Closes the connections that were cut, and lets new ones pass.
    void mend();

private:
    class Relay;
    std::unique_ptr<Relay> relay_;
};

}  // namespace cassia::support
