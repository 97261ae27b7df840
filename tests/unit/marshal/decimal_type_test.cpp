#include <gtest/gtest.h>

#include <limits>

#include <cassia/types.h>

#include "unit/marshal/refusal.h"

namespace cassia {
namespace {

TEST(DecimalType, packs_integers) {
    EXPECT_EQ(DecimalType().unpack(DecimalType().pack(5)), Value(Decimal::parse("5")));
}

TEST(DecimalType, keeps_the_scale) {
    EXPECT_EQ(DecimalType().unpack(DecimalType().pack(Decimal::parse("1.00"))), Value(Decimal::parse("1.00")));
}

TEST(DecimalType, refuses_a_double_whose_digits_would_be_a_guess) {
    EXPECT_EQ(refusal_of([] { return DecimalType().pack(0.1); }),
              "DecimalType takes a decimal number or an integer, and 0.1 is a double");
}

TEST(DecimalType, unpacks_no_bytes_as_null) {
    EXPECT_TRUE(DecimalType().unpack("").is_null());
}

TEST(DecimalType, reads_a_scale_alone_as_zero) {
    EXPECT_EQ(DecimalType().unpack(std::string("\0\0\0\x02", 4)), Value(Decimal::parse("0.00")));
}

TEST(DecimalType, compares_the_farthest_exponents_without_writing_them_out) {
    const std::string huge = DecimalType().pack(Decimal(BigInteger(1), std::numeric_limits<std::int32_t>::min()));
    const std::string tiny = DecimalType().pack(Decimal(BigInteger(1), std::numeric_limits<std::int32_t>::max()));

    EXPECT_TRUE(DecimalType().compare(tiny, huge) < 0);
    EXPECT_TRUE(DecimalType().compare(huge, tiny) > 0);
}

}  // namespace
}  // namespace cassia
