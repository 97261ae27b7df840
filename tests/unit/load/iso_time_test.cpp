#include "load/iso_time.h"

#include <gtest/gtest.h>

#include <string>

namespace cassia::load {
namespace {

struct Spelling {
    std::string name;
    std::string text;
    std::int64_t microseconds;
};

class IsoTime : public testing::TestWithParam<Spelling> {};

TEST_P(IsoTime, is_read) {
    const auto time = parse_iso_time(GetParam().text);

    ASSERT_TRUE(time.has_value());
    EXPECT_EQ(time->time_since_epoch().count(), GetParam().microseconds);
}

INSTANTIATE_TEST_SUITE_P(Spellings, IsoTime,
                         testing::Values(Spelling{"date", "1970-01-02", 86'400'000'000},
                                         Spelling{"minutes", "1970-01-01T01:02", 3'720'000'000},
                                         Spelling{"space_and_fraction", "1970-01-01 00:00:01.25Z", 1'250'000},
                                         Spelling{"microseconds", "1970-01-01T00:00:00.000001Z", 1},
                                         Spelling{"zone_east", "1970-01-01T02:00:00+02:00", 0},
                                         Spelling{"zone_west_without_colon", "1969-12-31T19:30:00-0430", 0},
                                         Spelling{"leap_day", "1972-02-29", 68'169'600'000'000},
                                         Spelling{"before_1970", "1969-12-31T23:59:59Z", -1'000'000}),
                         [](const auto& test) { return test.param.name; });

class NoIsoTime : public testing::TestWithParam<const char*> {};

TEST_P(NoIsoTime, is_refused) {
    EXPECT_FALSE(parse_iso_time(GetParam()).has_value());
}

INSTANTIATE_TEST_SUITE_P(Spellings, NoIsoTime,
                         testing::Values("", "1970", "1970-1-1", "1970-13-01", "1971-02-29", "1970-01-01T",
                                         "1970-01-01T24:00", "1970-01-01T12:60", "1970-01-01T12:00:00.",
                                         "1970-01-01X12:00", "1970-01-01T12:00:00.1234567Z", "1970-01-01T12:00Zx",
                                         "1970-01-01T12:00+2"));

}  // namespace
}  // namespace cassia::load
