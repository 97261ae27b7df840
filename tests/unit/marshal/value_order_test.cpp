#include <gtest/gtest.h>

#include <limits>
#include <map>

#include <cassia/value.h>

namespace cassia {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

TEST(ValueOrder, text_and_bytes_are_equal_by_their_bytes) {
    EXPECT_EQ(Value("abc"), Value(Bytes("abc")));
    EXPECT_NE(Value("abc"), Value(Bytes("abd")));
}

TEST(ValueOrder, floats_and_doubles_are_equal_as_doubles) {
    EXPECT_EQ(Value(1.5F), Value(1.5));
    EXPECT_NE(Value(0.1F), Value(0.1));
    EXPECT_EQ(Value(0.0), Value(-0.0));
}

TEST(ValueOrder, values_of_different_kinds_differ) {
    EXPECT_NE(Value(1), Value(1.0));
    EXPECT_NE(Value(1), Value(true));
    EXPECT_NE(Value(1), Value("1"));
    EXPECT_NE(Value(), Value(""));
}

TEST(ValueOrder, decimals_of_other_scale_differ) {
    EXPECT_NE(Value(Decimal::parse("1.0")), Value(Decimal::parse("1.00")));
}

TEST(ValueOrder, nan_is_found_in_a_map) {
    const std::map<Value, int> numbers{{1.0, 1}, {nan, 2}, {2.0, 3}};

    EXPECT_EQ(numbers.at(nan), 2);
}

TEST(ValueOrder, ascends_by_kind_and_then_by_value) {
    const std::vector<Value> ascending{Value(),
                                       false,
                                       true,
                                       BigInteger::parse("-9999999999999999999"),
                                       -1,
                                       5,
                                       BigInteger::parse("9999999999999999999"),
                                       -0.5F,
                                       1.0,
                                       1.5F,
                                       nan,
                                       Decimal::parse("0.9"),
                                       Decimal::parse("1.0"),
                                       Decimal::parse("1.00"),
                                       "",
                                       "a",
                                       Bytes("b"),
                                       Time{},
                                       Time::max(),
                                       Uuid(),
                                       HIGHEST_TIME_UUID,
                                       Tuple{},
                                       Tuple{1},
                                       Tuple{1, "a"},
                                       Tuple{2}};

    for (std::size_t i = 0; i < ascending.size(); ++i) {
        for (std::size_t j = 0; j < ascending.size(); ++j) {
            EXPECT_TRUE((ascending[i] <=> ascending[j]) == (i <=> j)) << ascending[i] << " " << ascending[j];
            EXPECT_EQ(ascending[i] == ascending[j], i == j) << ascending[i] << " " << ascending[j];
        }
    }
}

}  // namespace
}  // namespace cassia
