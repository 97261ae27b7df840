#include "server/memory_budget.h"

#include <chrono>
#include <future>

#include <gtest/gtest.h>

namespace cassia::server {
namespace {

using namespace std::chrono_literals;

TEST(MemoryShare, grows_as_far_as_others_leave_it) {
    MemoryBudget budget(100);
    MemoryShare first(budget);
    MemoryShare second(budget);

    EXPECT_TRUE(first.grow_to(60));
    EXPECT_FALSE(second.grow_to(41));
    EXPECT_TRUE(second.grow_to(40));
    EXPECT_FALSE(first.grow_to(61));
    EXPECT_TRUE(first.grow_to(10));
}

TEST(MemoryShare, is_had_by_others_when_it_shrinks_or_ends) {
    MemoryBudget budget(100);
    MemoryShare other(budget);
    {
        MemoryShare share(budget);
        ASSERT_TRUE(share.grow_to(100));
        share.shrink_to(30);

        EXPECT_TRUE(other.grow_to(70));
        EXPECT_FALSE(other.grow_to(71));
    }
    EXPECT_TRUE(other.grow_to(100));
}

TEST(MemoryShare, does_not_wait_with_no_patience) {
    MemoryBudget budget(100);
    MemoryShare first(budget);
    MemoryShare second(budget);
    ASSERT_TRUE(first.grow_to(100));

    EXPECT_FALSE(second.grow_to_within(1, 0ms));
}

TEST(MemoryShare, waits_until_it_is_given_back) {
    MemoryBudget budget(100);
    MemoryShare first(budget);
    ASSERT_TRUE(first.grow_to(100));

    auto waiting = std::async(std::launch::async, [&] {
        MemoryShare second(budget);
        return second.grow_to_within(50, 1min);
    });
    first.shrink_to(50);

    EXPECT_TRUE(waiting.get());
}

TEST(MemoryShare, is_never_more_than_all_there_is) {
    MemoryBudget budget(100);
    MemoryShare share(budget);

    EXPECT_TRUE(share.grow_to_within(1000, 0ms));
    EXPECT_FALSE(budget.take(1));
}

}  // namespace
}  // namespace cassia::server
