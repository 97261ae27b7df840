#include "marshal/utf8.h"

#include <algorithm>
#include <cstddef>

namespace cassia::marshal {
namespace {

bool is_continuation(unsigned char byte) noexcept {
    return (byte & 0xc0U) == 0x80U;
}

// How many bytes follow the lead byte `lead`; −1 if it leads nothing.
int followers(unsigned char lead) noexcept {
    if (lead < 0x80U) {
        return 0;
    }
    if (lead == 0xc0U || (lead >= 0xc2U && lead <= 0xdfU)) {
        return 1;
    }
    if (lead >= 0xe0U && lead <= 0xefU) {
        return 2;
    }
    return lead >= 0xf0U && lead <= 0xf7U ? 3 : -1;
}

// Whether `second` may follow `lead`. Cassandra lets more pass than Unicode does: Java's C0 80 for the NUL character,
// surrogates, numbers past 10FFFF; and after E0 and F0, where it excludes overlong forms by single bits, bytes that
// continue nothing.
bool is_second(unsigned char lead, unsigned char second) noexcept {
    switch (lead) {
        case 0xc0U: return second == 0x80U;
        case 0xe0U: return (second & 0xe0U) != 0x80U;
        case 0xf0U: return (second & 0x30U) != 0;
        default: return is_continuation(second);
    }
}

}  // namespace

bool is_utf8(std::string_view bytes) noexcept {
    for (std::size_t i = 0; i < bytes.size();) {
        const auto lead = static_cast<unsigned char>(bytes[i]);
        const int count = followers(lead);
        if (count < 0 || bytes.size() - i <= static_cast<std::size_t>(count)) {
            return false;
        }
        for (int k = 1; k <= count; ++k) {
            const auto byte = static_cast<unsigned char>(bytes[i + static_cast<std::size_t>(k)]);
            if (k == 1 ? !is_second(lead, byte) : !is_continuation(byte)) {
                return false;
            }
        }
        i += static_cast<std::size_t>(count) + 1;
    }
    return true;
}

bool is_ascii(std::string_view bytes) noexcept {
    return std::all_of(bytes.begin(), bytes.end(), [](char byte) { return static_cast<unsigned char>(byte) < 0x80U; });
}

}  // namespace cassia::marshal
