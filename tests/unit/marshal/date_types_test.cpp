#include <gtest/gtest.h>

#include <limits>

#include <cassia/types.h>

#include "unit/marshal/refusal.h"

namespace cassia {
namespace {

using std::chrono::microseconds;
using std::chrono::milliseconds;

Time at(microseconds since_1970) {
    return Time(since_1970);
}

std::string eight_bytes(std::int64_t number) {
    return LongType().pack(number);
}

TEST(DateType, packs_a_time_as_milliseconds) {
    EXPECT_EQ(DateType().pack(at(milliseconds(1234))), eight_bytes(1234));
}

TEST(DateType, rounds_microseconds_down_before_1970_too) {
    EXPECT_EQ(DateType().pack(at(microseconds(1999))), eight_bytes(1));
    EXPECT_EQ(DateType().pack(at(microseconds(-1))), eight_bytes(-1));
}

TEST(DateType, reads_a_number_as_seconds_and_keeps_its_fraction) {
    EXPECT_EQ(DateType().pack(1'300'000'000), eight_bytes(1'300'000'000'000));
    EXPECT_EQ(DateType().pack(1'300'000'000.123), eight_bytes(1'300'000'000'123));
    EXPECT_EQ(DateType().pack(-0.5F), eight_bytes(-500));
}

TEST(DateType, refuses_what_is_no_time) {
    EXPECT_EQ(refusal_of([] { return DateType().pack("today"); }),
              "DateType takes a time or a number of seconds since 1970, within 290,000 years, and \"today\" is text");
    EXPECT_THROW(DateType().pack(nullptr), TypeError);
}

class NoSeconds : public testing::TestWithParam<Value> {};

TEST_P(NoSeconds, is_refused) {
    EXPECT_THROW(DateType().pack(GetParam()), TypeError);
}

INSTANTIATE_TEST_SUITE_P(, NoSeconds,
                         testing::Values(std::numeric_limits<double>::quiet_NaN(),
                                         std::numeric_limits<double>::infinity(), 1e13, -1e300,
                                         std::numeric_limits<std::int64_t>::max(),
                                         std::numeric_limits<std::int64_t>::min(), 9'223'372'036'855,
                                         BigInteger::parse("99999999999999999999")));

TEST(DateType, unpacks_no_bytes_as_null) {
    EXPECT_TRUE(DateType().unpack("").is_null());
}

TEST(DateType, unpacks_milliseconds) {
    EXPECT_EQ(DateType().unpack(eight_bytes(-1)), Value(at(milliseconds(-1))));
}

TEST(DateType, refuses_to_unpack_a_date_that_no_time_holds) {
    EXPECT_EQ(refusal_of([] { return DateType().unpack(eight_bytes(std::numeric_limits<std::int64_t>::max())); }),
              "DateType is read within 290,000 years of 1970, and 9223372036854775807 ms is outside of them");
    EXPECT_THROW(DateType().unpack(eight_bytes(std::numeric_limits<std::int64_t>::min())), TypeError);
}

class DateOrder : public testing::TestWithParam<Type> {};

TEST_P(DateOrder, is_that_of_time_before_1970_too) {
    EXPECT_TRUE(GetParam()->compare(eight_bytes(-2), eight_bytes(-1)) < 0);
    EXPECT_TRUE(GetParam()->compare(eight_bytes(-1), eight_bytes(1)) < 0);
}

INSTANTIATE_TEST_SUITE_P(, DateOrder,
                         testing::Values(Type(DateType()), Type(TimestampType()), Type(OldPycassaDateType()),
                                         Type(IntermediateDateType())));

TEST(OldPycassaDateType, counts_microseconds) {
    EXPECT_EQ(OldPycassaDateType().pack(at(microseconds(-1))), eight_bytes(-1));
    EXPECT_EQ(OldPycassaDateType().pack(1.5), eight_bytes(1'500'000));
    EXPECT_EQ(OldPycassaDateType().unpack(eight_bytes(1234)), Value(at(microseconds(1234))));
}

TEST(OldPycassaDateType, is_date_type_to_the_server) {
    EXPECT_EQ(Type(OldPycassaDateType()).to_string(), "DateType");
    EXPECT_EQ(Type(IntermediateDateType()).to_string(), "DateType");
}

TEST(IntermediateDateType, writes_milliseconds) {
    EXPECT_EQ(IntermediateDateType().pack(at(milliseconds(1234))), eight_bytes(1234));
}

class IntermediateDate : public testing::TestWithParam<std::pair<std::int64_t, microseconds>> {};

TEST_P(IntermediateDate, is_read_in_milliseconds_within_the_years_1_to_9999_and_else_in_microseconds) {
    EXPECT_EQ(IntermediateDateType().unpack(eight_bytes(GetParam().first)), Value(at(GetParam().second)));
}

INSTANTIATE_TEST_SUITE_P(, IntermediateDate,
                         testing::Values(std::pair(0, microseconds(0)),
                                         std::pair(1'300'000'000'123, milliseconds(1'300'000'000'123)),
                                         std::pair(253'402'300'799'999, milliseconds(253'402'300'799'999)),
                                         std::pair(253'402'300'800'000, microseconds(253'402'300'800'000)),
                                         std::pair(1'300'000'000'123'456, microseconds(1'300'000'000'123'456)),
                                         std::pair(-62'135'596'800'000, milliseconds(-62'135'596'800'000)),
                                         std::pair(-62'135'596'800'001, microseconds(-62'135'596'800'001)),
                                         std::pair(std::numeric_limits<std::int64_t>::min(),
                                                   microseconds(std::numeric_limits<std::int64_t>::min()))));

}  // namespace
}  // namespace cassia
