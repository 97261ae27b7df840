#pragma once

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
void append_big_endian(T number, std::string& out) {
    const auto bits = static_cast<std::make_unsigned_t<T>>(number);
    for (std::size_t left = sizeof(T); left > 0; --left) {
        out.push_back(static_cast<char>(static_cast<unsigned char>(bits >> (8 * (left - 1)))));
    }
}

}  // namespace cassia::marshal
