#pragma once

#include <string>

#include "backend/cql/protocol/server_error.h"

namespace cassia::cql {

/// Throws what a server answers in place of a result as the exception of errors.h that it means, with the server's
/// words.
[[noreturn]] void throw_server_error(const ServerError& error, const std::string& server);

}  // namespace cassia::cql
