#pragma once

#include <memory>
#include <optional>

#include <cassia/socket.h>

#include "net/address.h"

namespace cassia::net {

/// What a connection goes over.
struct Transport {
    /// None: plain TCP.
    std::optional<TlsOptions> tls = std::nullopt;
    /// In place of TCP and TLS; none: those.
    SocketFactory socket_factory = {};
    /// Around the socket; none: nothing.
    TransportFactory transport_factory = {};
};

std::unique_ptr<Socket> connect(const Address& address, const Transport& transport, Socket::Deadline deadline);

}  // namespace cassia::net
