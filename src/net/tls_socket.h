#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string_view>

#include <cassia/socket.h>

#include "net/address.h"

namespace cassia::net {

/// Puts TLS on a connection to `address`, and verifies who answers.
/// @throws InvalidRequestError if a file that `options` names can't be used.
/// @throws TransportException if the server does not speak TLS, or its certificate is refused.
std::unique_ptr<Socket> connect_tls(const Address& address, const TlsOptions& options, Socket::Deadline deadline);

}  // namespace cassia::net
