#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

#include "marshal/big_endian.h"

/// @file
/// The native protocol's ways to write things, by its own names: [int], [string], [value] …

namespace cassia::cql {

/// Lengths that are none.
inline constexpr std::int32_t NULL_LENGTH = -1;
inline constexpr std::int32_t UNSET_LENGTH = -2;

inline constexpr std::size_t LARGEST_SHORT = std::numeric_limits<std::uint16_t>::max();

/// Overwrites the number at `position`.
template <typename Number>
void put_number(Number number, std::string& out, std::size_t position) {
    const auto bytes = marshal::big_endian(number);
    out.replace(position, bytes.size(), bytes.data(), bytes.size());
}

inline void append_byte(std::uint8_t byte, std::string& out) {
    out.push_back(static_cast<char>(byte));
}

/// `size` as a [short]. @throws InvalidRequestError naming `what` if it is none.
std::uint16_t checked_short(std::size_t size, std::string_view what);

/// A [string], or [short bytes], which are written alike. @throws InvalidRequestError over 65,535 bytes.
void append_string(std::string_view text, std::string& out);
/// A [long string], or [bytes] that are there, which are written alike. @throws InvalidRequestError over 2 GiB.
void append_long_string(std::string_view text, std::string& out);

}  // namespace cassia::cql
