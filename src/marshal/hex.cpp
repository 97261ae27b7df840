#include "marshal/hex.h"

#include <charconv>

namespace cassia::marshal {

std::string to_hex(std::string_view bytes) {
    constexpr std::string_view DIGITS = "0123456789abcdef";
    std::string digits;
    digits.reserve(2 * bytes.size());
    for (const char byte : bytes) {
        digits.push_back(DIGITS[static_cast<unsigned char>(byte) >> 4U]);
        digits.push_back(DIGITS[static_cast<unsigned char>(byte) & 0xfU]);
    }
    return digits;
}

std::string to_short_hex(std::string_view bytes) {
    constexpr std::size_t SHOWN = 32;
    return "0x" + to_hex(bytes.substr(0, SHOWN)) + (bytes.size() > SHOWN ? "…" : "");
}

std::optional<std::string> from_hex(std::string_view digits) {
    if (digits.size() % 2 != 0) {
        return std::nullopt;
    }
    std::string bytes;
    bytes.reserve(digits.size() / 2);
    for (; !digits.empty(); digits.remove_prefix(2)) {
        unsigned char byte = 0;
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + 2, byte, 16);
        if (error != std::errc() || end != digits.data() + 2) {
            return std::nullopt;
        }
        bytes.push_back(static_cast<char>(byte));
    }
    return bytes;
}

}  // namespace cassia::marshal
