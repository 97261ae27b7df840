#include <cassia/number.h>

#include <algorithm>
#include <ostream>

#include <cassia/errors.h>
#include <cassia/multiprecision.h>

#include "marshal/big_endian.h"
#include "marshal/byte_order.h"

namespace cassia {
namespace {

// The shortest spelling: no leading byte that only repeats the sign of the next.
std::string_view shortest(std::string_view bytes) {
    while (bytes.size() > 1) {
        const bool next_negative = (static_cast<unsigned char>(bytes[1]) & 0x80U) != 0;
        if (bytes[0] != (next_negative ? '\xff' : '\0')) {
            break;
        }
        bytes.remove_prefix(1);
    }
    return bytes;
}

}  // namespace

BigInteger::BigInteger(std::int64_t number) {
    marshal::append_big_endian(number, bytes_);
    bytes_.erase(0, bytes_.size() - shortest(bytes_).size());
}

BigInteger BigInteger::parse(std::string_view text) {
    std::string_view digits = text;
    if (!digits.empty() && (digits.front() == '-' || digits.front() == '+')) {
        digits.remove_prefix(1);
    }
    if (digits.empty() || digits.find_first_not_of("0123456789") != std::string_view::npos) {
        throw TypeError("\"" + std::string(text.substr(0, 64)) + "\" is no integer; digits after an optional sign are");
    }
    // Boost reads a leading zero as octal.
    digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size() - 1));
    const boost::multiprecision::cpp_int magnitude{std::string(digits)};
    return to_big_integer(text.front() == '-' ? -magnitude : magnitude);
}

BigInteger BigInteger::from_bytes(std::string_view bytes) {
    if (bytes.empty()) {
        throw TypeError("an integer has at least one byte, and there are none");
    }
    BigInteger number;
    number.bytes_ = shortest(bytes);
    return number;
}

std::string BigInteger::to_string() const {
    if (const auto small = to_int64()) {
        return std::to_string(*small);
    }
    return to_cpp_int(*this).str();
}

std::optional<std::int64_t> BigInteger::to_int64() const noexcept {
    if (bytes_.size() > sizeof(std::int64_t)) {
        return std::nullopt;
    }
    std::uint64_t bits = is_negative() ? ~std::uint64_t{0} : 0;
    for (const char byte : bytes_) {
        bits = bits << 8U | static_cast<unsigned char>(byte);
    }
    return static_cast<std::int64_t>(bits);
}

std::strong_ordering BigInteger::operator<=>(const BigInteger& other) const noexcept {
    if (is_negative() != other.is_negative()) {
        return is_negative() ? std::strong_ordering::less : std::strong_ordering::greater;
    }
    if (bytes_.size() != other.bytes_.size()) {
        // Both are the shortest spelling, so the longer one is farther from zero.
        return is_negative() ? other.bytes_.size() <=> bytes_.size() : bytes_.size() <=> other.bytes_.size();
    }
    return marshal::compare_unsigned(bytes_, other.bytes_);
}

std::ostream& operator<<(std::ostream& out, const BigInteger& number) {
    return out << number.to_string();
}

}  // namespace cassia
