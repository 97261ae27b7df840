#pragma once

#include <cstdint>
#include <string>

/// @file
/// The words of the errors that this room throws about what a server sent.

namespace cassia::cql {

/// Throws "the server does not speak CQL's native protocol: …".
/// @throws ProtocolException always.
[[noreturn]] void fault(const std::string& what);

/// `number` as "0x0a00", with as many digits as `digits` says at least.
std::string to_code(std::uint32_t number, int digits = 4);

}  // namespace cassia::cql
