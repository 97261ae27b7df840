#pragma once

#include <vector>

#include <boost/asio/ip/tcp.hpp>

#include <cassia/socket.h>

#include "net/address.h"

namespace cassia::net {

/// The addresses that a host has now, in the order of the system's preference. An address is its own; a name is
/// looked up anew each time.
/// @throws TransportException if it is not known, or not found out by the deadline.
std::vector<boost::asio::ip::tcp::endpoint> resolve(const Address& address, Socket::Deadline deadline);

}  // namespace cassia::net
