#pragma once

#include <memory>

#include <cassia/socket.h>

#include "net/address.h"

namespace cassia::net {

/// Makes a socket by a user's factory.
/// @throws TransportException, with what the factory threw nested, if that is none of ours.
std::unique_ptr<Socket> make_users_socket(const SocketFactory& factory, const Address& address,
                                          Socket::Deadline deadline);

/// Puts a user's transport around a socket; otherwise as make_users_socket().
std::unique_ptr<Socket> make_users_transport(const TransportFactory& factory, std::unique_ptr<Socket> socket,
                                             const Address& address);

}  // namespace cassia::net
