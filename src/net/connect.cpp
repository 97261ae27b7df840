#include "net/connect.h"

#include <utility>

#include <cassia/errors.h>

#include "net/tcp_socket.h"
#include "net/tls_socket.h"

namespace cassia::net {
namespace {

std::unique_ptr<Socket> open(const Address& address, const Transport& transport, Socket::Deadline deadline) {
    if (transport.socket_factory) {
        return transport.socket_factory(address.host, address.port, deadline);
    }
    if (transport.tls) {
        return connect_tls(address, *transport.tls, deadline);
    }
    return std::make_unique<TcpSocket>(address, deadline);
}

}  // namespace

std::unique_ptr<Socket> connect(const Address& address, const Transport& transport, Socket::Deadline deadline) {
    auto socket = open(address, transport, deadline);
    if (socket && transport.transport_factory) {
        socket = transport.transport_factory(std::move(socket), address.host, address.port);
    }
    if (!socket) {
        throw InvalidRequestError("the factory of sockets or transports gave none for " + to_string(address));
    }
    return socket;
}

}  // namespace cassia::net
