#include <cassia/number.h>

#include <algorithm>
#include <charconv>
#include <limits>
#include <ostream>
#include <utility>

#include <cassia/errors.h>
#include <cassia/multiprecision.h>

namespace cassia {
namespace {

using boost::multiprecision::cpp_int;

[[noreturn]] void refuse(std::string_view text) {
    throw TypeError("\"" + std::string(text.substr(0, 64)) + "\" is no decimal number; \"-12.50\" and \"1e-9\" are");
}

[[noreturn]] void refuse_scale(std::string_view text) {
    throw TypeError("the scale of the decimal \"" + std::string(text.substr(0, 64)) + "\" does not fit 32 bits");
}

// The exponent written after an e, such as "+12".
std::int64_t parse_exponent(std::string_view digits, std::string_view whole) {
    if (digits.starts_with('+')) {
        digits.remove_prefix(1);
        if (digits.starts_with('-')) {
            refuse(whole);
        }
    }
    std::int64_t exponent = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), exponent);
    if (digits.empty() || end != digits.data() + digits.size()) {
        refuse(whole);
    }
    constexpr std::int64_t farthest = std::int64_t{1} << 48U;  // beyond 32 bits, whatever digits there are
    if (error != std::errc() || exponent > farthest || exponent < -farthest) {
        refuse_scale(whole);
    }
    return exponent;
}

// The power of ten of the first digit of a positive number, or one less: found without writing out its digits.
std::int64_t exponent_at_least(const cpp_int& unscaled, std::int32_t scale) {
    constexpr double digits_a_bit = 0.30102999566398119;
    const auto digits = static_cast<std::int64_t>(static_cast<double>(msb(unscaled)) * digits_a_bit);
    return digits - scale;
}

cpp_int times_ten_to(const cpp_int& number, std::int64_t exponent) {
    return number * boost::multiprecision::pow(cpp_int(10), static_cast<unsigned>(exponent));
}

// Compares two positive numbers.
std::weak_ordering compare_positive(const cpp_int& left, std::int32_t left_scale, const cpp_int& right,
                                    std::int32_t right_scale) {
    const std::int64_t left_exponent = exponent_at_least(left, left_scale);
    const std::int64_t right_exponent = exponent_at_least(right, right_scale);
    if (left_exponent > right_exponent + 1 || right_exponent > left_exponent + 1) {
        return left_exponent <=> right_exponent;
    }
    // The magnitudes are alike, so the scales differ by no more than the digits that are there already.
    const std::int64_t difference = std::int64_t{left_scale} - right_scale;
    const int compared =
        difference < 0 ? times_ten_to(left, -difference).compare(right) : left.compare(times_ten_to(right, difference));
    return compared <=> 0;
}

}  // namespace

Decimal::Decimal(BigInteger unscaled, std::int32_t scale) : unscaled_(std::move(unscaled)), scale_(scale) {}

Decimal Decimal::parse(std::string_view text) {
    const std::size_t e = text.find_first_of("eE");
    std::string digits(text.substr(0, e));
    std::int64_t scale = e == std::string_view::npos ? 0 : -parse_exponent(text.substr(e + 1), text);
    if (const std::size_t point = digits.find('.'); point != std::string::npos) {
        scale += static_cast<std::int64_t>(digits.size() - point - 1);
        digits.erase(point, 1);
    }
    const std::size_t first = digits.starts_with('-') || digits.starts_with('+') ? 1 : 0;
    if (digits.size() == first || digits.find_first_not_of("0123456789", first) != std::string::npos) {
        refuse(text);
    }
    if (scale < std::numeric_limits<std::int32_t>::min() || scale > std::numeric_limits<std::int32_t>::max()) {
        refuse_scale(text);
    }
    return Decimal(BigInteger::parse(digits), static_cast<std::int32_t>(scale));
}

std::string Decimal::to_string() const {
    std::string digits = unscaled_.to_string();
    const std::string sign = unscaled_.is_negative() ? "-" : "";
    digits.erase(0, sign.size());
    const auto count = static_cast<std::int64_t>(digits.size());
    const std::int64_t exponent = count - 1 - scale_;
    if (scale_ == 0) {
        return sign + digits;
    }
    if (scale_ > 0 && exponent >= -6) {
        if (count <= scale_) {
            digits.insert(0, static_cast<std::size_t>(scale_ - count + 1), '0');
        }
        return sign + digits.insert(digits.size() - static_cast<std::size_t>(scale_), ".");
    }
    if (count > 1) {
        digits.insert(1, ".");
    }
    return sign + digits + (exponent < 0 ? "E" : "E+") + std::to_string(exponent);
}

std::weak_ordering Decimal::operator<=>(const Decimal& other) const {
    if (scale_ == other.scale_) {
        return unscaled_ <=> other.unscaled_;
    }
    const cpp_int left = to_cpp_int(unscaled_);
    const cpp_int right = to_cpp_int(other.unscaled_);
    if (left.sign() != right.sign() || left.is_zero()) {
        return left.sign() <=> right.sign();
    }
    return left.sign() > 0 ? compare_positive(left, scale_, right, other.scale_)
                           : compare_positive(-right, other.scale_, -left, scale_);
}

std::ostream& operator<<(std::ostream& out, const Decimal& number) {
    return out << number.to_string();
}

}  // namespace cassia
