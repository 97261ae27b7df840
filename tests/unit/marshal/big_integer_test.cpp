#include <cassia/number.h>

#include <gtest/gtest.h>

#include <limits>
#include <sstream>

#include <cassia/errors.h>
#include <cassia/multiprecision.h>

namespace cassia {
namespace {

TEST(BigInteger, is_zero_by_default) {
    EXPECT_EQ(BigInteger().bytes(), std::string(1, '\0'));
}

class BigIntegerText : public testing::TestWithParam<const char*> {};

TEST_P(BigIntegerText, prints_as_it_was_parsed) {
    EXPECT_EQ(BigInteger::parse(GetParam()).to_string(), GetParam());
}

TEST_P(BigIntegerText, passes_through_boosts_integers) {
    const auto number = BigInteger::parse(GetParam());

    EXPECT_EQ(to_cpp_int(number).str(), GetParam());
    EXPECT_EQ(to_big_integer(to_cpp_int(number)), number);
}

INSTANTIATE_TEST_SUITE_P(, BigIntegerText,
                         testing::Values("0", "1", "-1", "127", "128", "-128", "-129", "255", "256", "-256", "-257",
                                         "9223372036854775807", "9223372036854775808", "-9223372036854775808",
                                         "-9223372036854775809", "18446744073709551615", "18446744073709551616",
                                         "123456789012345678901234567890", "-123456789012345678901234567890"));

TEST(BigInteger, reads_leading_zeros_and_a_plus_as_decimal) {
    EXPECT_EQ(BigInteger::parse("+0012"), BigInteger(12));
}

TEST(BigInteger, minus_zero_is_zero) {
    EXPECT_EQ(BigInteger::parse("-0"), BigInteger());
}

class NoBigInteger : public testing::TestWithParam<const char*> {};

TEST_P(NoBigInteger, is_refused) {
    EXPECT_THROW(BigInteger::parse(GetParam()), TypeError);
}

INSTANTIATE_TEST_SUITE_P(, NoBigInteger, testing::Values("", "-", "+", "1.0", "0x10", "1e3", " 1", "--1", "1-"));

TEST(BigInteger, drops_needless_leading_bytes) {
    EXPECT_EQ(BigInteger::from_bytes(std::string("\0\0\x7f", 3)).bytes(), "\x7f");
    EXPECT_EQ(BigInteger::from_bytes("\xff\xff\x80").bytes(), "\x80");
}

TEST(BigInteger, keeps_the_leading_byte_that_has_the_sign) {
    EXPECT_EQ(BigInteger::from_bytes(std::string("\0\x80", 2)).bytes(), std::string("\0\x80", 2));
    EXPECT_EQ(BigInteger::from_bytes("\xff\x7f").bytes(), "\xff\x7f");
}

TEST(BigInteger, refuses_no_bytes) {
    EXPECT_THROW(BigInteger::from_bytes(""), TypeError);
}

TEST(BigInteger, gives_64_bits_where_they_are_enough) {
    EXPECT_EQ(BigInteger(std::numeric_limits<std::int64_t>::min()).to_int64(),
              std::numeric_limits<std::int64_t>::min());
    EXPECT_EQ(BigInteger(-1).to_int64(), -1);
    EXPECT_EQ(BigInteger::parse("9223372036854775808").to_int64(), std::nullopt);
}

TEST(BigInteger, is_ordered_by_number) {
    const char* const ascending[] = {
        "-123456789012345678901234567890", "-256", "-129", "-128", "-1", "0", "1", "127", "128", "256",
        "123456789012345678901234567890"};

    for (std::size_t i = 1; i < std::size(ascending); ++i) {
        EXPECT_TRUE(BigInteger::parse(ascending[i - 1]) < BigInteger::parse(ascending[i])) << ascending[i];
    }
}

TEST(BigInteger, streams_as_its_digits) {
    std::ostringstream out;

    out << BigInteger(-5);

    EXPECT_EQ(out.str(), "-5");
}

}  // namespace
}  // namespace cassia
