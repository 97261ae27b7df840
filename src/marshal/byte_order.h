#pragma once

#include <compare>
#include <cstddef>
#include <string_view>

/// @file
/// Orders that several types share.

namespace cassia::marshal {

/// By unsigned bytes; a prefix comes first.
inline std::strong_ordering compare_unsigned(std::string_view left, std::string_view right) noexcept {
    return left.compare(right) <=> 0;
}

/// By the first byte as a signed one, then by unsigned bytes: two's complement numbers of one width. Empty is first.
inline std::strong_ordering compare_signed(std::string_view left, std::string_view right) noexcept {
    if (left.empty() || right.empty()) {
        return left.size() <=> right.size();
    }
    const auto by_sign = static_cast<signed char>(left.front()) <=> static_cast<signed char>(right.front());
    return by_sign != 0 ? by_sign : compare_unsigned(left, right);
}

/// By `compare` where both have `size` bytes. What has not comes before what has: the empty value, which is valid, and
/// what validation would have refused.
template <typename Compare>
std::weak_ordering compare_sized(std::string_view left, std::string_view right, std::size_t size, Compare compare) {
    if (left.size() == size && right.size() == size) {
        return compare(left, right);
    }
    if (left.size() == size || right.size() == size) {
        return left.size() == size ? std::weak_ordering::greater : std::weak_ordering::less;
    }
    return compare_unsigned(left, right);
}

}  // namespace cassia::marshal
