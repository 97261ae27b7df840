#pragma once

#include <cstdint>

namespace cassia::cql {

/// The versions of the native protocol that are spoken here. From V5 on, what follows the handshake goes in segments.
enum class ProtocolVersion : std::uint8_t { V4 = 4, V5 = 5 };

}  // namespace cassia::cql
