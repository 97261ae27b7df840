#include <algorithm>
#include <thread>
#include <vector>

#include <sys/wait.h>
#include <unistd.h>

#include <gtest/gtest.h>

#include <cassia/cassia.h>

namespace cassia {
namespace {

constexpr int MILLION = 1'000'000;

TEST(GmTimestamp, is_in_microseconds_since_1970) {
    const auto now = std::chrono::system_clock::now().time_since_epoch();

    EXPECT_NEAR(static_cast<double>(gm_timestamp()),
                static_cast<double>(std::chrono::duration_cast<std::chrono::microseconds>(now).count()), 60e6);
}

TEST(GmTimestamp, rises_with_each_of_a_million_calls) {
    int not_risen = 0;
    auto last = gm_timestamp();
    for (int i = 0; i < MILLION; ++i) {
        const auto next = gm_timestamp();
        not_risen += next > last ? 0 : 1;
        last = next;
    }

    EXPECT_EQ(not_risen, 0);
}

TEST(GmTimestamp, gives_no_two_threads_the_same) {
    constexpr int EACH = MILLION / 4;
    std::vector<std::vector<std::int64_t>> taken(4);
    {
        std::vector<std::jthread> threads;
        threads.reserve(taken.size());
        for (auto& own : taken) {
            threads.emplace_back([&own] {
                own.reserve(EACH);
                std::generate_n(std::back_inserter(own), EACH, gm_timestamp);
            });
        }
    }

    std::vector<std::int64_t> all;
    for (const auto& own : taken) {
        EXPECT_TRUE(std::is_sorted(own.begin(), own.end()));
        all.insert(all.end(), own.begin(), own.end());
    }
    std::sort(all.begin(), all.end());
    EXPECT_EQ(std::adjacent_find(all.begin(), all.end()), all.end());
}

TEST(GmTimestamp, rises_after_a_fork) {
    // Far ahead of the clock, so that the clock's own progress does not help.
    for (int i = 0; i < MILLION; ++i) {
        gm_timestamp();
    }
    const auto before = gm_timestamp();
    const auto child = ::fork();
    if (child == 0) {
        std::_Exit(gm_timestamp() > before ? 0 : 1);
    }
    int status = -1;
    ::waitpid(child, &status, 0);

    EXPECT_EQ(status, 0);
}

// A column family in a store of its own, without a log, which takes its time.
class StampedWrites : public testing::Test {
protected:
    StampedWrites() {
        SystemManager system(store_.server());
        system.create_keyspace("Keyspace1", {.durable_writes = false});
        system.create_column_family("Keyspace1", "Standard1", {.comparator_type = INT32_TYPE});
    }

    ColumnFamily family() const { return {ConnectionPool("Keyspace1", {store_.server()}), "Standard1"}; }

    const Value row_ = Bytes("row");

private:
    EmbeddedStore store_ = EmbeddedStore::memory();
};

TEST_F(StampedWrites, let_each_of_a_hundred_thousand_inserts_follow_its_removal) {
    const auto columns = family();
    int lost = 0;
    for (int i = 0; i < MILLION / 10; ++i) {
        columns.remove(row_);
        columns.insert(row_, {{1, Bytes("x")}});
        lost += columns.find(row_) ? 0 : 1;
    }

    EXPECT_EQ(lost, 0);
}

// In batches, where the two are queued within one microsecond.
TEST_F(StampedWrites, let_each_of_a_million_inserts_follow_its_removal) {
    auto batch = family().batch({.queue_size = 1000});
    for (int column = 0; column < MILLION; ++column) {
        batch.remove(row_, {.columns = {column}});
        batch.insert(row_, {{column, Bytes("x")}});
    }
    batch.send();

    EXPECT_EQ(family().get_count(row_), MILLION);
}

}  // namespace
}  // namespace cassia
