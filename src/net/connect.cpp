#include "net/connect.h"

#include <utility>

#include "net/tcp_socket.h"
#include "net/tls_socket.h"
#include "net/users_socket.h"

namespace cassia::net {
namespace {

std::unique_ptr<Socket> open(const Address& address, const Transport& transport, Socket::Deadline deadline) {
    if (transport.socket_factory) {
        return make_users_socket(transport.socket_factory, address, deadline);
    }
    if (transport.tls) {
        return connect_tls(address, *transport.tls, deadline);
    }
    return std::make_unique<TcpSocket>(address, deadline);
}

}  // namespace

std::unique_ptr<Socket> connect(const Address& address, const Transport& transport, Socket::Deadline deadline) {
    auto socket = open(address, transport, deadline);
    return transport.transport_factory ? make_users_transport(transport.transport_factory, std::move(socket), address)
                                       : std::move(socket);
}

}  // namespace cassia::net
