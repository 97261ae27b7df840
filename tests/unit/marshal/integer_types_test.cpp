#include <gtest/gtest.h>

#include <limits>

#include <cassia/types.h>

#include "unit/marshal/refusal.h"

namespace cassia {
namespace {

TEST(LongType, refuses_what_is_no_integer_saying_what_it_takes) {
    EXPECT_EQ(refusal_of([] { return LongType().pack("forty"); }),
              "LongType takes an integer from -9223372036854775808 to 9223372036854775807, and \"forty\" is text");
    EXPECT_THROW(LongType().pack(5.0), TypeError);
    EXPECT_THROW(LongType().pack(true), TypeError);
    EXPECT_THROW(LongType().pack(Value()), TypeError);
}

TEST(LongType, refuses_an_integer_of_more_than_64_bits) {
    EXPECT_THROW(LongType().pack(BigInteger::parse("9223372036854775808")), TypeError);
}

TEST(LongType, unpacks_no_bytes_as_null) {
    EXPECT_TRUE(LongType().unpack("").is_null());
}

TEST(LongType, says_how_many_bytes_it_has) {
    EXPECT_EQ(refusal_of([] { return LongType().unpack("abc"); }), "LongType has 8 bytes or none, and 0x616263 has 3");
}

TEST(LongType, cuts_long_text_in_its_refusal_between_characters) {
    const std::string text = std::string(47, 'a') + "éééé";

    EXPECT_EQ(refusal_of([&] { return LongType().pack(text); }),
              "LongType takes an integer from -9223372036854775808 to 9223372036854775807, and \"" +
                  std::string(47, 'a') + "…\" is text");
}

TEST(Int32Type, takes_32_bits) {
    EXPECT_EQ(Int32Type().pack(std::numeric_limits<std::int32_t>::min()), std::string("\x80\0\0\0", 4));
    EXPECT_EQ(refusal_of([] { return Int32Type().pack(2147483648LL); }),
              "Int32Type takes an integer from -2147483648 to 2147483647, and 2147483648 is an integer");
    EXPECT_THROW(Int32Type().pack(-2147483649LL), TypeError);
}

TEST(Int32Type, unpacks_no_bytes_as_null) {
    EXPECT_TRUE(Int32Type().unpack("").is_null());
}

TEST(CounterColumnType, packs_and_unpacks_64_bits) {
    EXPECT_EQ(CounterColumnType().pack(-2), "\xff\xff\xff\xff\xff\xff\xff\xfe");
    EXPECT_EQ(CounterColumnType().unpack("\xff\xff\xff\xff\xff\xff\xff\xfe"), Value(-2));
    EXPECT_THROW(CounterColumnType().pack("1"), TypeError);
}

TEST(CounterColumnType, has_eight_bytes) {
    EXPECT_THROW(CounterColumnType().validate("1234567"), TypeError);
    EXPECT_NO_THROW(CounterColumnType().validate("12345678"));
}

TEST(IntegerType, unpacks_no_bytes_as_null) {
    EXPECT_TRUE(IntegerType().unpack("").is_null());
}

TEST(IntegerType, unpacks_needless_leading_bytes) {
    EXPECT_EQ(IntegerType().unpack(std::string("\0\0\x05", 3)), Value(5));
    EXPECT_EQ(IntegerType().unpack("\xff\xff"), Value(-1));
}

TEST(IntegerType, refuses_what_is_no_integer) {
    EXPECT_EQ(refusal_of([] { return IntegerType().pack(1.5); }), "IntegerType takes an integer, and 1.5 is a double");
    EXPECT_THROW(IntegerType().pack(nullptr), TypeError);
}

}  // namespace
}  // namespace cassia
