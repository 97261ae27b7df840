#pragma once

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>

#include <boost/multiprecision/cpp_int.hpp>

#include <cassia/number.h>

/// @file
/// Arithmetic for BigInteger, by Boost.Multiprecision. Needs Boost's headers; no other header of cassia does.
///
///     auto sum = cassia::to_cpp_int(row["total"].as<cassia::BigInteger>()) + 1;
///     users.insert("thobbs", {{"total", cassia::to_big_integer(sum)}});
///
/// A Decimal is made of its parts: Decimal(to_big_integer(unscaled), scale), and to_cpp_int(decimal.unscaled()).

namespace cassia {

/// The same number, as Boost has it.
inline boost::multiprecision::cpp_int to_cpp_int(const BigInteger& number) {
    using boost::multiprecision::cpp_int;

    cpp_int bits;
    import_bits(bits, number.bytes().begin(), number.bytes().end(), 8);
    return number.is_negative() ? cpp_int(bits - (cpp_int(1) << (8 * number.bytes().size()))) : bits;
}

/// The same number, as cassia has it.
inline BigInteger to_big_integer(const boost::multiprecision::cpp_int& number) {
    using boost::multiprecision::cpp_int;

    // One byte more than the magnitude fills has room for the sign; BigInteger drops it where it is needless.
    const cpp_int magnitude = abs(number);
    const std::size_t size = (number == 0 ? 0 : msb(magnitude) / 8) + 2;
    const cpp_int bits = number < 0 ? cpp_int((cpp_int(1) << (8 * size)) - magnitude) : magnitude;
    std::string bytes;
    export_bits(bits, std::back_inserter(bytes), 8);
    bytes.insert(0, size - std::min(size, bytes.size()), '\0');
    return BigInteger::from_bytes(bytes);
}

}  // namespace cassia
