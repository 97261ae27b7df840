#include "backend/cql/mapping/server_version.h"

#include <gtest/gtest.h>

#include <cassia/errors.h>

namespace cassia::cql {
namespace {

TEST(ServerVersion, is_read_from_a_release) {
    EXPECT_EQ(parse_version("3.11.19"), (ServerVersion{3, 11}));
    EXPECT_EQ(parse_version("4.1-beta1"), (ServerVersion{4, 1}));
    EXPECT_EQ(parse_version("5.0.9-SNAPSHOT"), (ServerVersion{5, 0}));
}

TEST(ServerVersion, goes_by_numbers) {
    EXPECT_LT(parse_version("3.9"), CASSANDRA_3_11);
    EXPECT_GT(parse_version("10.0"), CASSANDRA_5_0);
}

TEST(ServerVersion, that_is_none_is_refused) {
    EXPECT_THROW(parse_version(""), ProtocolException);
    EXPECT_THROW(parse_version("5"), ProtocolException);
    EXPECT_THROW(parse_version("five.0"), ProtocolException);
}

}  // namespace
}  // namespace cassia::cql
