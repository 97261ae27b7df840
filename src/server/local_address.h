#pragma once

#include <string>

namespace cassia::server {

/// The address by which the client at the other end of a socket has reached this machine, such as "10.0.0.4"; empty if
/// the system can't tell.
std::string local_address(int socket);

/// Whether only programs of this machine can connect to it: "localhost", or a number such as "127.0.0.1" or "::1".
/// Other names may mean any machine.
bool is_loopback(const std::string& address);

}  // namespace cassia::server
