#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include <cassia/export.h>

/// @file
/// The tokens of row keys under the partitioners that hash them. Exported, for backends in libraries of their own.

namespace cassia::backend {

/// Under Murmur3Partitioner. The lowest number is kept for the ring's start; an empty key has it.
CASSIA_API std::int64_t murmur3_token(std::string_view key) noexcept;

/// Under RandomPartitioner: the absolute value of the key's MD5 as a signed number, 0 to 2^127, highest byte first.
CASSIA_API std::array<char, 16> random_token(std::string_view key);

}  // namespace cassia::backend
