#pragma once

#include <string>

namespace cassia::server {

/// The address by which the client at the other end of a socket has reached this machine, such as "10.0.0.4"; empty if
/// the system can't tell.
std::string local_address(int socket);

}  // namespace cassia::server
