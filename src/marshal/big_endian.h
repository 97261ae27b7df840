#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>

/// @file
/// Fixed-width integers, most significant byte first: how Cassandra writes all of them.

namespace cassia::marshal {

/// The integer in the first sizeof(T) bytes of `bytes`, which must have as many.
template <typename T>
T read_big_endian(std::string_view bytes) noexcept {
    std::make_unsigned_t<T> number = 0;
    for (std::size_t i = 0; i < sizeof(T); ++i) {
        number = static_cast<std::make_unsigned_t<T>>((number << 8U) | static_cast<unsigned char>(bytes[i]));
    }
    return static_cast<T>(number);
}

template <typename T>
std::array<char, sizeof(T)> big_endian(T number) noexcept {
    const auto bits = static_cast<std::make_unsigned_t<T>>(number);
    std::array<char, sizeof(T)> bytes{};
    for (std::size_t i = 0; i < sizeof(T); ++i) {
        bytes[i] = static_cast<char>(static_cast<unsigned char>(bits >> (8 * (sizeof(T) - 1 - i))));
    }
    return bytes;
}

template <typename T>
void append_big_endian(T number, std::string& out) {
    const auto bytes = big_endian(number);
    out.append(bytes.data(), bytes.size());
}

}  // namespace cassia::marshal
