#include <cassia/errors.h>

#include <string>

#include <gtest/gtest.h>

namespace cassia {
namespace {

TEST(Error, says_where_it_came_from) {
    const TimedOutException error("too slow", {.server = "10.0.0.4:9160", .operation = "insert"});

    EXPECT_STREQ(error.what(), "too slow");
    EXPECT_EQ(error.server(), "10.0.0.4:9160");
    EXPECT_EQ(error.operation(), "insert");
}

TEST(Error, shows_control_characters_as_hex) {
    using namespace std::string_literals;

    EXPECT_STREQ(InvalidRequestException("no column 'a\0b\n\x7f'"s).what(), "no column 'a\\x00b\\x0a\\x7f'");
    EXPECT_STREQ(InvalidRequestException("no column 'größe'").what(), "no column 'größe'");
}

TEST(Error, tells_what_may_be_retried_from_what_may_not) {
    EXPECT_TRUE(UnavailableException("").is_retryable());
    EXPECT_TRUE(TimedOutException("").is_retryable());
    EXPECT_FALSE(InvalidRequestException("").is_retryable());
    EXPECT_FALSE(TypeError("").is_retryable());
}

TEST(Error, only_a_time_out_may_have_been_applied) {
    EXPECT_TRUE(TimedOutException("").may_have_been_applied());
    EXPECT_FALSE(UnavailableException("").may_have_been_applied());
}

}  // namespace
}  // namespace cassia
