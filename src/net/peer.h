#pragma once

namespace cassia::net {

/// The other end, of sockets that can tell of it.
class Peer {
public:
    virtual ~Peer() = default;

    /// Whether it has ended the connection. Asks the system alone, and does not wait.
    virtual bool is_gone() noexcept = 0;

protected:
    Peer() = default;
    Peer(const Peer&) = default;
    Peer& operator=(const Peer&) = default;
};

}  // namespace cassia::net
