#include <chrono>
#include <future>
#include <memory>
#include <string>

#include <gtest/gtest.h>

#include <cassia/cassia.h>

#include "cluster/cluster.h"
#include "cluster/load.h"
#include "cluster/server_events.h"

/// @file
/// Three real nodes under load, while they die, hang, are cut off and come back.

namespace cassia::cluster {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds DEADLINE = 4s;
// Of one try. A try that the deadline does not cut short shows: GRACE is less.
constexpr std::chrono::milliseconds TIMEOUT = 1s;
// For what is not the operation's own doing: four programs and more share the cores.
constexpr std::chrono::milliseconds GRACE = 900ms;
constexpr auto USED_AGAIN_WITHIN = 10s;
// Until a server's failure is noticed, or others have answered so many requests in its absence.
constexpr auto NOTICED_WITHIN = 30s;
// Few enough for a node that hung to carry out afterwards what waited for it: it drops counts that are 3 s old.
constexpr std::size_t MANY = 50;

std::string to_ms(std::chrono::steady_clock::duration time) {
    return std::to_string(std::chrono::duration_cast<std::chrono::milliseconds>(time).count());
}

void create_schema(const std::string& server) {
    SystemManager system(server);
    system.create_keyspace("Cluster", {.strategy_options = {{{"replication_factor", "3"}}}});
    system.create_column_family("Cluster", "Rows", {.comparator_type = LONG_TYPE, .key_validation_class = UTF8_TYPE});
    system.create_column_family("Cluster", "Counters",
                                {.comparator_type = LONG_TYPE,
                                 .default_validation_class = COUNTER_COLUMN_TYPE,
                                 .key_validation_class = UTF8_TYPE});
    system.create_column_family("Cluster", "Others");
}

/// A load on the nodes; each test lets something happen to them meanwhile.
class ThreeNodes : public testing::Test {
protected:
    static void SetUpTestSuite() {
        cluster_ = std::make_unique<Cluster>();
        create_schema(cluster_->server(1));
    }
    static void TearDownTestSuite() { cluster_.reset(); }

    static Cluster& cluster() { return *cluster_; }
    static std::string server(int node) { return cluster().server(node); }

    /// Lets something happen to a node. Whether the pool notices that it fails, and the others do its work.
    bool is_done_without(int node, void (Cluster::*what_happens)(int)) {
        events_->forget();
        (cluster().*what_happens)(node);
        const bool is_noticed = events_->await_failure(server(node), NOTICED_WITHIN);
        events_->forget();
        return is_noticed && events_->await_answers(MANY, NOTICED_WITHIN);
    }

    /// Starts a node that was ended. Whether the pool uses it again soon after it takes connections.
    bool is_used_again_when_started(int node) {
        auto started = std::async(std::launch::async, [] { cluster().start(); });
        cluster().await_port(node);
        const bool is_used = is_used_again(node);
        started.get();
        return is_used;
    }
    bool is_used_again(int node) {
        const auto start = std::chrono::steady_clock::now();
        events_->forget();
        const bool is_used = events_->await_answer(server(node), USED_AGAIN_WITHIN);
        RecordProperty("used_again_after_ms_" + std::to_string(node), to_ms(std::chrono::steady_clock::now() - start));
        return is_used;
    }

    void expect_all_is_well() {
        load_.stop();
        const auto findings = load_.findings(ConnectionPool("Cluster", cluster().servers(), {.timeout = 30s}));

        RecordProperty("acknowledged", std::to_string(findings.acknowledged));
        RecordProperty("failed", std::to_string(findings.failed));
        RecordProperty("longest_ms", to_ms(findings.longest));
        EXPECT_GT(findings.acknowledged, 0u);
        EXPECT_EQ(findings.lost, 0u);
        EXPECT_EQ(findings.counted_twice, 0u);
        EXPECT_EQ(findings.applied, 0u);
        EXPECT_LE(findings.longest, DEADLINE + GRACE);
    }

    std::shared_ptr<ServerEvents> events_ = std::make_shared<ServerEvents>();

private:
    static inline std::unique_ptr<Cluster> cluster_;

    ConnectionPool pool_{
        "Cluster",
        cluster().servers(),
        {.timeout = TIMEOUT, .pool_size = 9, .max_retries = -1, .listeners = {events_}, .deadline = DEADLINE}};
    Load load_{pool_, testing::UnitTest::GetInstance()->current_test_info()->name()};
};

TEST_F(ThreeNodes, may_be_killed) {
    EXPECT_TRUE(is_done_without(2, &Cluster::kill));
    EXPECT_TRUE(is_used_again_when_started(2));

    expect_all_is_well();
}

TEST_F(ThreeNodes, may_hang) {
    EXPECT_TRUE(is_done_without(3, &Cluster::pause));
    cluster().resume(3);
    EXPECT_TRUE(is_used_again(3));

    expect_all_is_well();
}

TEST_F(ThreeNodes, may_be_cut_off) {
    EXPECT_TRUE(is_done_without(1, &Cluster::cut));
    cluster().mend(1);
    EXPECT_TRUE(is_used_again(1));

    expect_all_is_well();
}

TEST_F(ThreeNodes, may_be_restarted_one_after_the_other) {
    for (int node = 1; node <= Cluster::NODES; ++node) {
        EXPECT_TRUE(is_done_without(node, &Cluster::stop)) << server(node);
        EXPECT_TRUE(is_used_again_when_started(node)) << server(node);
    }

    expect_all_is_well();
}

TEST_F(ThreeNodes, are_all_needed_to_truncate_and_two_for_a_quorum) {
    const ConnectionPool pool("Cluster", {server(1)}, {.timeout = 10s, .max_retries = 0});
    const ColumnFamily others(pool, "Others");
    const auto insert_at = [&](ConsistencyLevel level) {
        others.insert("row", {{"name", "value"}}, {.write_consistency_level = level});
    };

    cluster().stop(2);
    EXPECT_THROW(others.truncate(), UnavailableException);
    EXPECT_NO_THROW(insert_at(ConsistencyLevel::QUORUM));
    cluster().stop(3);
    EXPECT_THROW(insert_at(ConsistencyLevel::QUORUM), UnavailableException);
    EXPECT_NO_THROW(insert_at(ConsistencyLevel::ONE));

    cluster().start();
    expect_all_is_well();
}

}  // namespace
}  // namespace cassia::cluster
