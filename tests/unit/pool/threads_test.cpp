#include <atomic>
#include <thread>

#include <sys/wait.h>
#include <unistd.h>

#include <cassia/errors.h>
#include <cassia/stats.h>

#include "support/scripted_pool.h"

namespace cassia::pool {
namespace {

using namespace std::chrono_literals;

/// A pool that several threads use.
class PoolThreads : public support::ScriptedPool {
protected:
    // Calls `work` in each of so many threads.
    template <typename Work>
    static void in_threads(int threads, Work work) {
        std::vector<std::jthread> running;
        for (int i = 0; i < threads; ++i) {
            running.emplace_back(work);
        }
    }
};

TEST_F(PoolThreads, may_dispose_while_others_work) {
    const auto pool = pool_of({.pool_size = 3, .max_overflow = 1}, {"one", "two"});
    in_threads(4, [&] {
        for (int i = 0; i < 200; ++i) {
            insert(*pool);
            if (i % 20 == 0) {
                pool->dispose();
            }
        }
    });
    pool->dispose();

    EXPECT_EQ(script_.submitted.size(), 800u);
    EXPECT_EQ(pool->checkedout(), 0u);
    EXPECT_EQ(script_.opened.size(), script_.closed.size());
}

TEST_F(PoolThreads, may_end_while_others_work) {
    auto pool = pool_of({.pool_size = 2});
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back([shared = pool] { insert(*shared, 100); });
        }
        pool.reset();
    }

    EXPECT_EQ(script_.submitted.size(), 400u);
    EXPECT_EQ(script_.opened.size(), script_.closed.size());
}

TEST_F(PoolThreads, may_change_settings_servers_and_listeners_while_others_work) {
    const auto pool = pool_of({.pool_size = 3, .recycle = 5}, {"one", "two"});
    const auto stats = std::make_shared<StatsLogger>();
    in_threads(4, [&] {
        for (int i = 0; i < 100; ++i) {
            insert(*pool);
            pool->change([&](Settings& settings) { settings.max_overflow = i % 3; });
            if (i % 25 == 0) {
                pool->set_server_list({"one", i % 2 == 0 ? "two" : "three"});
                pool->add_listener(stats);
            }
        }
    });

    EXPECT_EQ(script_.submitted.size(), 400u);
    EXPECT_EQ(pool->checkedout(), 0u);
    EXPECT_LE(pool->checkedin(), 3u);
}

TEST_F(PoolThreads, keep_the_numbers_right_through_failures) {
    const auto pool = pool_of({.pool_size = 3, .max_retries = -1}, {"one", "two"});
    for (int i = 0; i < 100; ++i) {
        script_.fail(1, TransportException("cut off"));
        script_.fail(1, TimedOutException("slow"));
        script_.succeed(1);
    }
    {
        // The clock is not theirs to move.
        auto around = surroundings();
        around.sleep = [](std::chrono::microseconds) { std::this_thread::yield(); };
        const auto shared = std::make_shared<Pool>("Keyspace1", ServerList{"one", "two"},
                                                   PoolOptions{.pool_size = 3, .max_retries = -1}, around);
        in_threads(4, [&] { insert(*shared, 100); });

        EXPECT_EQ(shared->checkedout(), 0u);
        EXPECT_LE(shared->checkedin(), 3u);
        EXPECT_EQ(script_.submitted.size(), 600u);
    }
    pool->dispose();

    EXPECT_EQ(script_.opened.size(), script_.closed.size());
}

TEST_F(PoolThreads, have_leases_of_their_own) {
    const auto pool = pool_of({.pool_size = 2});
    std::atomic<int> shared_by_others = 0;
    in_threads(4, [&] {
        for (int i = 0; i < 50; ++i) {
            const auto lease = pool->lease();
            const auto before = lease->slot().connection->operations;
            insert(*pool, 3);
            shared_by_others += lease->slot().connection->operations == before + 3 ? 0 : 1;
        }
    });

    EXPECT_EQ(shared_by_others, 0);
    EXPECT_EQ(pool->checkedout(), 0u);
}

TEST_F(PoolThreads, may_end_while_others_hold_leases_and_fail) {
    auto around = surroundings();
    around.sleep = [](std::chrono::microseconds) { std::this_thread::yield(); };
    const auto stats = std::make_shared<StatsLogger>();
    auto pool = std::make_shared<Pool>(
        "Keyspace1", ServerList{"one", "two"},
        PoolOptions{.pool_size = 2, .max_overflow = 2, .max_retries = -1, .listeners = {stats}}, around);
    for (int i = 0; i < 100; ++i) {
        script_.fail(1, TransportException("cut off"));
        script_.fail(1, UnavailableException("too few replicas"));
        script_.succeed(1);
    }
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back([shared = pool] {
                for (int round = 0; round < 25; ++round) {
                    const auto lease = shared->lease();
                    insert_on(*lease);
                    insert(*shared);
                }
            });
        }
        for (int i = 0; i < 20; ++i) {
            pool->dispose();
            pool->set_server_list({"one", "two", "three"});
        }
        pool.reset();
    }

    EXPECT_EQ(script_.submitted.size(), 400u);
    EXPECT_EQ(script_.opened.size(), script_.closed.size());
    EXPECT_EQ(stats->stats().opened.current, 0u);
    EXPECT_EQ(stats->stats().created.success, stats->stats().disposed.success);
}

// ---- fork ----

class PoolForks : public support::ScriptedPool {
protected:
    // Whether `work` is true in a child.
    template <typename Work>
    static bool in_child(Work work) {
        const auto child = ::fork();
        if (child == 0) {
            std::_Exit(work() ? 0 : 1);
        }
        int status = -1;
        ::waitpid(child, &status, 0);
        return status == 0;
    }
};

TEST_F(PoolForks, give_the_child_connections_of_its_own) {
    const auto pool = pool_of({.pool_size = 2});
    ASSERT_EQ(script_.opened.size(), 2u);

    EXPECT_TRUE(in_child([&] {
        insert(*pool, 2);
        return script_.opened.size() == 4 && script_.closed.empty() && pool->checkedin() == 2;
    }));
    EXPECT_EQ(pool->checkedin(), 2u);
}

TEST_F(PoolForks, leave_the_child_the_settings_of_its_parent) {
    const auto pool = pool_of({.pool_size = 1});
    pool->set_server_list({"two"});
    pool->change([](Settings& settings) { settings.recycle = 7; });

    EXPECT_TRUE(in_child([&] {
        insert(*pool);
        return script_.submitted.back() == "two" && pool->settings().recycle == 7;
    }));
}

TEST_F(PoolForks, give_a_lease_of_the_parent_another_connection) {
    const auto pool = pool_of({.pool_size = 1});
    auto lease = pool->lease();

    EXPECT_TRUE(in_child([&] {
        insert_on(*lease);
        const bool opened = script_.opened.size() == 2 && pool->checkedout() == 1;
        lease.reset();
        return opened && script_.closed.empty() && pool->checkedin() == 1;
    }));
}

TEST_F(PoolForks, let_the_child_close_nothing_of_its_parent) {
    auto pool = pool_of({.pool_size = 2});
    auto lease = pool->lease();

    EXPECT_TRUE(in_child([&] {
        lease.reset();
        pool.reset();
        return script_.closed.empty();
    }));
}

// Its mutex is held by a thread that the child lacks.
TEST_F(PoolForks, work_while_another_thread_holds_the_pools_lock) {
    const auto pool = pool_of({.pool_size = 1});
    bool worked = false;
    pool->change([&](Settings&) {
        worked = in_child([&] {
            insert(*pool);
            return true;
        });
    });

    EXPECT_TRUE(worked);
}

}  // namespace
}  // namespace cassia::pool
