#include <cassia/value.h>

#include <gtest/gtest.h>

#include <limits>
#include <sstream>

#include "unit/marshal/refusal.h"

namespace cassia {
namespace {

using std::chrono::microseconds;

TEST(Value, of_nothing_is_null) {
    EXPECT_TRUE(Value().is_null());
    EXPECT_TRUE(Value(nullptr).is_null());
    EXPECT_TRUE(Value(std::optional<int>()).is_null());
}

TEST(Value, of_a_full_optional_is_what_it_has) {
    EXPECT_EQ(Value(std::optional<int>(5)), Value(5));
}

TEST(Value, keeps_an_unsigned_number_that_needs_64_bits) {
    const Value value = std::numeric_limits<std::uint64_t>::max();

    EXPECT_EQ(value.kind(), ValueKind::big_integer);
    EXPECT_EQ(value.as<std::uint64_t>(), std::numeric_limits<std::uint64_t>::max());
    EXPECT_EQ(value.to_string(), "18446744073709551615");
}

TEST(Value, of_a_small_big_integer_is_an_integer) {
    EXPECT_EQ(Value(BigInteger(7)).kind(), ValueKind::integer);
}

TEST(Value, converts_integers_in_range) {
    EXPECT_EQ(Value(200).as<std::uint8_t>(), 200);
    EXPECT_EQ(Value(-5).as<std::int16_t>(), -5);
    EXPECT_EQ(Value(5).as<BigInteger>(), BigInteger(5));
    EXPECT_EQ(Value(5).as<std::uint64_t>(), 5u);
}

TEST(Value, refuses_integers_out_of_range) {
    EXPECT_EQ(refusal_of([] { return Value(300).as<std::int8_t>(); }),
              "300 cannot be read as an integer from -128 to 127");
    EXPECT_THROW(static_cast<void>(Value(-1).as<std::uint64_t>()), TypeError);
    EXPECT_THROW(static_cast<void>(Value(BigInteger::parse("18446744073709551616")).as<std::uint64_t>()), TypeError);
    EXPECT_THROW(static_cast<void>(Value(BigInteger::parse("9223372036854775808")).as<std::int64_t>()), TypeError);
}

TEST(Value, refuses_what_is_no_integer_naming_both_kinds) {
    EXPECT_EQ(refusal_of([] { return Value("five").as<int>(); }), "a text value cannot be read as an integer");
    EXPECT_EQ(refusal_of([] { return Value().as<int>(); }), "null cannot be read as an integer");
    EXPECT_EQ(refusal_of([] { return Value(5).as<bool>(); }), "an integer value cannot be read as a boolean");
}

TEST(Value, reads_numbers_as_floating_point) {
    EXPECT_EQ(Value(5).as<double>(), 5.0);
    EXPECT_EQ(Value(1.5F).as<double>(), 1.5);
    EXPECT_EQ(Value(1.5).as<float>(), 1.5F);
    EXPECT_EQ(Value(BigInteger::parse("100000000000000000000")).as<double>(), 1e20);
    EXPECT_THROW(static_cast<void>(Value("1.5").as<double>()), TypeError);
}

TEST(Value, reads_integers_as_decimals) {
    EXPECT_EQ(Value(5).as<Decimal>(), Decimal(BigInteger(5)));
    EXPECT_THROW(static_cast<void>(Value(0.1).as<Decimal>()), TypeError);
}

TEST(Value, reads_text_as_bytes_and_bytes_as_text) {
    EXPECT_EQ(Value("abc").as<Bytes>(), Bytes("abc"));
    EXPECT_EQ(Value(Bytes("abc")).as<std::string>(), "abc");
    EXPECT_THROW(static_cast<void>(Value(5).as<std::string>()), TypeError);
}

TEST(Value, reads_times_in_any_unit_rounded_down) {
    const Value value = Time{microseconds(-1)};

    EXPECT_EQ(value.as<std::chrono::sys_seconds>(), std::chrono::sys_seconds(std::chrono::seconds(-1)));
    EXPECT_THROW(static_cast<void>(Value(5).as<Time>()), TypeError);
}

// As std::chrono::zoned_time, which not every standard library has.
struct ZonedTime {
    std::chrono::local_seconds local;
    std::chrono::seconds ahead_of_utc;

    std::chrono::sys_seconds get_sys_time() const {
        return std::chrono::sys_seconds(local.time_since_epoch() - ahead_of_utc);
    }
};

TEST(Value, converts_a_zoned_time_to_utc) {
    const ZonedTime two_in_helsinki{std::chrono::local_days(std::chrono::January / 1 / 2020) + std::chrono::hours(2),
                                    std::chrono::hours(2)};

    EXPECT_EQ(Value(two_in_helsinki), Value(std::chrono::sys_days(std::chrono::January / 1 / 2020)));
}

TEST(Value, reads_null_as_an_empty_optional) {
    EXPECT_EQ(Value().as<std::optional<int>>(), std::nullopt);
    EXPECT_EQ(Value(5).as<std::optional<int>>(), 5);
}

TEST(Value, reads_tuples_of_the_right_size) {
    const Value value = std::tuple(1234, "abc");

    EXPECT_EQ((value.as<std::tuple<int, std::string>>()), std::tuple(1234, std::string("abc")));
    EXPECT_EQ(value.as<Tuple>().size(), 2u);
    EXPECT_THROW((static_cast<void>(value.as<std::tuple<int>>())), TypeError);
}

TEST(Value, exclusive_marks_a_component_within_a_tuple) {
    const Value value = std::tuple(2011, exclusive(5));

    EXPECT_FALSE(value.as<Tuple>()[0].is_exclusive());
    EXPECT_TRUE(value.as<Tuple>()[1].is_exclusive());
}

using Text = std::pair<Value, const char*>;

class ValueText : public testing::TestWithParam<Text> {};

TEST_P(ValueText, says_the_value) {
    std::ostringstream out;

    out << GetParam().first;

    EXPECT_EQ(out.str(), GetParam().second);
}

INSTANTIATE_TEST_SUITE_P(, ValueText,
                         testing::Values(Text(Value(), "null"), Text(true, "true"), Text(-5, "-5"), Text(0.1, "0.1"),
                                         Text(0.1F, "0.1"), Text(-0.0, "-0"), Text(Decimal::parse("1.50"), "1.50"),
                                         Text("é", "é"), Text(Bytes("\x01\xff"), "0x01ff"),
                                         Text(Time{}, "1970-01-01T00:00:00Z"),
                                         Text(Time{microseconds(-1)}, "1969-12-31T23:59:59.999999Z"),
                                         Text(Time{microseconds(1'300'000'000'500'000)}, "2011-03-13T07:06:40.500000Z"),
                                         Text(Time::max(), "294247-01-10T04:00:54.775807Z"),
                                         Text(Time::min(), "-290308-12-21T19:59:05.224192Z"),
                                         Text(Uuid(), "00000000-0000-0000-0000-000000000000"),
                                         Text(std::tuple(1, "a"), "(1, a)")));

TEST(Value, of_a_null_pointer_is_null) {
    const char* const unset = nullptr;

    EXPECT_TRUE(Value(unset).is_null());
}

}  // namespace
}  // namespace cassia
