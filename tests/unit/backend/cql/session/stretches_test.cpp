#include "backend/cql/session/stretches.h"

#include <gmock/gmock.h>

#include <cassia/errors.h>

#include "backend/token.h"

namespace cassia::cql {
namespace {

using testing::SizeIs;

constexpr std::string_view MURMUR3 = "org.apache.cassandra.dht.Murmur3Partitioner";
constexpr std::string_view MINIMUM = "-9223372036854775808";

using backend::Token;

std::string bytes(std::string_view token) {
    return Token::parse(MURMUR3, token).bytes();
}

TEST(Stretches, are_open_where_keys_are_empty) {
    const auto stretches = stretches_of({.start_key = "", .end_key = ""}, MURMUR3);
    ASSERT_THAT(stretches, SizeIs(1));
    EXPECT_FALSE(stretches[0].start_key || stretches[0].end_key || stretches[0].start_token || stretches[0].end_token);
}

TEST(Stretches, end_with_the_ring_where_the_finish_is_the_lowest) {
    const auto stretches = stretches_of({.start_token = "5", .end_token = MINIMUM}, MURMUR3);
    ASSERT_THAT(stretches, SizeIs(1));
    EXPECT_EQ(stretches[0].start_token, bytes("5"));
    EXPECT_FALSE(stretches[0].end_token);
}

TEST(Stretches, are_two_where_a_range_wraps_around) {
    const auto stretches = stretches_of({.start_token = "5", .end_token = "3"}, MURMUR3);
    ASSERT_THAT(stretches, SizeIs(2));
    EXPECT_EQ(stretches[0].start_token, bytes("5"));
    EXPECT_FALSE(stretches[0].end_token);
    EXPECT_FALSE(stretches[1].start_token);
    EXPECT_EQ(stretches[1].end_token, bytes("3"));
}

TEST(Stretches, go_on_from_a_row_within_the_range) {
    // Its token is -6897508522644959245.
    const auto before =
        stretches_of({.start_key = "user8", .start_token = "-9000000000000000000", .end_token = "0"}, MURMUR3);
    ASSERT_THAT(before, SizeIs(1));
    EXPECT_EQ(before[0].start_key, "user8");
    EXPECT_FALSE(before[0].start_token);
    EXPECT_EQ(before[0].end_token, bytes("0"));

    const auto wrapped = stretches_of({.start_key = "user8", .start_token = "5", .end_token = "3"}, MURMUR3);
    ASSERT_THAT(wrapped, SizeIs(1));
    EXPECT_EQ(wrapped[0].start_key, "user8");
    EXPECT_EQ(wrapped[0].end_token, bytes("3"));
}

TEST(Stretches, need_both_ends) {
    EXPECT_THROW(stretches_of({.start_key = "a"}, MURMUR3), InvalidRequestException);
    EXPECT_THROW(stretches_of({.end_token = "1"}, MURMUR3), InvalidRequestException);
    EXPECT_THROW(stretches_of({.end_key = "a", .start_token = "1"}, MURMUR3), InvalidRequestException);
}

TEST(Stretches, do_not_go_back) {
    const auto first = Token::of_key(MURMUR3, "a") < Token::of_key(MURMUR3, "b") ? "a" : "b";
    const auto second = std::string_view(first) == "a" ? "b" : "a";
    EXPECT_THAT(stretches_of({.start_key = first, .end_key = second}, MURMUR3), SizeIs(1));
    EXPECT_THROW(stretches_of({.start_key = second, .end_key = first}, MURMUR3), InvalidRequestException);
}

}  // namespace
}  // namespace cassia::cql
