#pragma once

#include <cstdint>
#include <string_view>

/// @file
/// What guards a segment.

namespace cassia::cql {

/// Of a segment's header: 24 bits by the polynomial 0x1974F0B, most significant bit first, begun with 0x875060.
std::uint32_t crc24(std::string_view header) noexcept;

/// Of a segment's payload: the usual CRC-32, of the bytes FA 2D 55 CA and the payload behind them.
std::uint32_t crc32(std::string_view payload) noexcept;

}  // namespace cassia::cql
