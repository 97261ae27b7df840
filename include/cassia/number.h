#pragma once

#include <compare>
#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>

#include <cassia/export.h>

/// @file
/// Numbers without a limit: what IntegerType and DecimalType hold.
///
///     auto big = cassia::BigInteger::parse("123456789012345678901234567890");
///     auto price = cassia::Decimal::parse("19.90");
///
/// They carry digits and no arithmetic: <cassia/multiprecision.h> converts to and from Boost.Multiprecision, which
/// has that.

namespace cassia {

/// An integer of any size.
///
/// Thread safety: a value.
class CASSIA_API BigInteger {
public:
    /// Zero.
    BigInteger() : BigInteger(0) {}
    /// The same number.
    explicit BigInteger(std::int64_t number);

    /// Parses an optional sign and decimal digits.
    /// @throws TypeError if `text` is something else.
    static BigInteger parse(std::string_view text);

    /// Reads big-endian two's complement, of any length and with any number of needless leading bytes.
    /// @throws TypeError if `bytes` is empty.
    static BigInteger from_bytes(std::string_view bytes);

    /// The shortest big-endian two's complement of the number: Cassandra's IntegerType. At least one byte.
    const std::string& bytes() const noexcept { return bytes_; }
    /// Decimal digits, with a minus where it is negative.
    std::string to_string() const;
    /// The number if it fits 64 bits.
    std::optional<std::int64_t> to_int64() const noexcept;
    /// Whether it is below zero.
    bool is_negative() const noexcept { return (static_cast<unsigned char>(bytes_.front()) & 0x80U) != 0; }

    bool operator==(const BigInteger&) const noexcept = default;
    /// The order of numbers.
    std::strong_ordering operator<=>(const BigInteger& other) const noexcept;

private:
    std::string bytes_;
};

/// Writes to_string().
CASSIA_API std::ostream& operator<<(std::ostream& out, const BigInteger& number);

/// A decimal number of any precision: unscaled × 10^(−scale), as java.math.BigDecimal has it.
///
/// 1.0 and 1.00 are different values (operator==) and the same number (operator<=> says equivalent).
///
/// Thread safety: a value.
class CASSIA_API Decimal {
public:
    /// Zero, of scale 0.
    Decimal() = default;
    /// unscaled × 10^(−scale).
    explicit Decimal(BigInteger unscaled, std::int32_t scale = 0);

    /// Parses digits with an optional sign, point and exponent, such as "-12.50" or "1e-9". The scale is the one
    /// written.
    /// @throws TypeError if `text` is something else, or its scale does not fit 32 bits.
    static Decimal parse(std::string_view text);

    /// The digits, without the point.
    const BigInteger& unscaled() const noexcept { return unscaled_; }
    /// Digits after the point; negative for trailing zeros that are not written.
    std::int32_t scale() const noexcept { return scale_; }
    /// The canonical text of java.math.BigDecimal: plain digits, or an exponent where the scale is negative or the
    /// number small.
    std::string to_string() const;

    bool operator==(const Decimal&) const noexcept = default;
    /// Compares the numbers; never expands an exponent into digits, however large.
    std::weak_ordering operator<=>(const Decimal& other) const;

private:
    BigInteger unscaled_;
    std::int32_t scale_ = 0;
};

/// Writes to_string().
CASSIA_API std::ostream& operator<<(std::ostream& out, const Decimal& number);

}  // namespace cassia
