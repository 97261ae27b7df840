#include <cassia/consistency.h>

#include <gtest/gtest.h>

namespace cassia {
namespace {

TEST(ConsistencyLevel, is_named_as_cassandra_spells_it) {
    EXPECT_EQ(to_string(ConsistencyLevel::ONE), "ONE");
    EXPECT_EQ(to_string(ConsistencyLevel::EACH_QUORUM), "EACH_QUORUM");
    EXPECT_EQ(to_string(ConsistencyLevel::LOCAL_ONE), "LOCAL_ONE");
}

TEST(ConsistencyLevel, of_a_number_that_is_none_is_unknown) {
    EXPECT_EQ(to_string(static_cast<ConsistencyLevel>(99)), "UNKNOWN");
}

}  // namespace
}  // namespace cassia
