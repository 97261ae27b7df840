#pragma once

#include <memory>
#include <string_view>

#include "backend/connection.h"

/// @file
/// Which server string opens which backend.

namespace cassia::backend {

/// Whether the string names an embedded store.
bool is_embedded(std::string_view server) noexcept;

/// Opens a connection.
///
///   embedded:PATH, embedded:           a store in this process
///
/// @throws InvalidRequestError if the string names a backend that is not there.
/// @throws what the backend throws when it can't connect.
std::unique_ptr<Connection> connect(std::string_view server);

}  // namespace cassia::backend
