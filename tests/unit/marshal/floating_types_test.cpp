#include <gtest/gtest.h>

#include <bit>
#include <limits>

#include <cassia/types.h>

#include "unit/marshal/refusal.h"

namespace cassia {
namespace {

TEST(DoubleType, packs_integers_and_floats) {
    EXPECT_EQ(DoubleType().unpack(DoubleType().pack(5)), Value(5.0));
    EXPECT_EQ(DoubleType().unpack(DoubleType().pack(1.5F)), Value(1.5));
}

TEST(DoubleType, refuses_what_is_no_number) {
    EXPECT_EQ(refusal_of([] { return DoubleType().pack("1.5"); }),
              "DoubleType takes a floating-point number or an integer, and \"1.5\" is text");
    EXPECT_THROW(DoubleType().pack(nullptr), TypeError);
}

TEST(DoubleType, unpacks_no_bytes_as_null) {
    EXPECT_TRUE(DoubleType().unpack("").is_null());
}

TEST(DoubleType, keeps_the_payload_of_nan) {
    const std::string nan = "\x7f\xf8\x01\x02\x03\x04\x05\x06";

    EXPECT_EQ(DoubleType().pack(DoubleType().unpack(nan)), nan);
}

TEST(DoubleType, keeps_the_sign_of_zero) {
    EXPECT_EQ(DoubleType().pack(-0.0), std::string("\x80\0\0\0\0\0\0\0", 8));
}

TEST(FloatType, rounds_a_double_to_the_nearest_float) {
    EXPECT_EQ(FloatType().unpack(FloatType().pack(0.1)), Value(0.1F));
}

TEST(FloatType, refuses_a_number_that_no_float_is_near) {
    EXPECT_EQ(refusal_of([] { return FloatType().pack(1e39); }),
              "FloatType takes a number from -3.4e38 to 3.4e38, and 1e+39 is a double");
}

TEST(FloatType, packs_infinity) {
    EXPECT_EQ(FloatType().pack(-std::numeric_limits<double>::infinity()), std::string("\xff\x80\0\0", 4));
}

TEST(FloatType, keeps_the_payload_of_nan) {
    const std::string signalling("\x7f\x80\x00\x01", 4);

    EXPECT_EQ(FloatType().pack(FloatType().unpack(signalling)), signalling);
}

TEST(FloatType, unpacks_no_bytes_as_null) {
    EXPECT_TRUE(FloatType().unpack("").is_null());
}

}  // namespace
}  // namespace cassia
