#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <type_traits>

/// @file
/// The native protocol's ways to write things, by its own names: [int], [string], [value] …

namespace cassia::cql {

/// Lengths that are none.
inline constexpr std::int32_t NULL_LENGTH = -1;
inline constexpr std::int32_t UNSET_LENGTH = -2;

inline constexpr std::size_t LARGEST_SHORT = std::numeric_limits<std::uint16_t>::max();

/// `number` as it is sent: most significant byte first.
template <typename Number>
std::array<char, sizeof(Number)> big_endian(Number number) noexcept {
    const auto bits = static_cast<std::make_unsigned_t<Number>>(number);
    std::array<char, sizeof(Number)> bytes{};
    for (std::size_t i = 0; i < sizeof(Number); ++i) {
        bytes[i] = static_cast<char>(static_cast<unsigned char>(bits >> (8 * (sizeof(Number) - 1 - i))));
    }
    return bytes;
}

/// A [short], [int] or [long].
template <typename Number>
void append_number(Number number, std::string& out) {
    const auto bytes = big_endian(number);
    out.append(bytes.data(), bytes.size());
}

/// Overwrites the number at `position`.
template <typename Number>
void put_number(Number number, std::string& out, std::size_t position) {
    const auto bytes = big_endian(number);
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
