#include <atomic>
#include <thread>

#include "support/contract.h"

namespace cassia {
namespace {

using namespace support;
using namespace std::chrono_literals;
using testing::HasSubstr;
using testing::ThrowsMessage;

class PoolContract : public Contract {};
INSTANTIATE_TEST_SUITE_P(Backends, PoolContract, every_backend(), name_of_backend);

TEST_P(PoolContract, opens_its_connections_at_once) {
    const auto pool = pool_of("Contract", {.pool_size = 3});

    EXPECT_EQ(pool.size(), 3u);
    EXPECT_EQ(pool.checkedin(), 3u);
    EXPECT_EQ(pool.checkedout(), 0u);
}

TEST_P(PoolContract, opens_its_connections_when_they_are_needed_without_prefill) {
    const auto pool = pool_of("Contract", {.pool_size = 3, .prefill = false});
    ASSERT_EQ(pool.checkedin(), 0u);
    const ColumnFamily standard(pool, "Standard");

    EXPECT_GE(pool.checkedin(), 1u);
}

// The manual's changelog, 1.2.0.
TEST_P(PoolContract, opens_a_connection_for_each_of_its_first_operations_without_prefill) {
    const auto pool = pool_of("Contract", {.pool_size = 3, .prefill = false});
    const ColumnFamily standard(pool, "Standard");
    standard.find(row());
    standard.find(row());

    EXPECT_EQ(pool.checkedin(), 3u);
}

TEST_P(PoolContract, takes_an_embedded_store_for_its_only_server) {
    EXPECT_THAT([&] { ConnectionPool("Contract", {backend().server(), "embedded:"}); },
                ThrowsMessage<InvalidRequestError>(HasSubstr("only server of a pool")));
}

TEST_P(PoolContract, fills_itself) {
    auto pool = pool_of("Contract", {.pool_size = 3, .prefill = false});
    pool.fill();

    EXPECT_EQ(pool.checkedin(), 3u);
}

TEST_P(PoolContract, opens_again_after_it_is_disposed) {
    auto pool = pool_of("Contract", {.pool_size = 2});
    const ColumnFamily standard(pool, "Standard");
    pool.dispose();
    ASSERT_EQ(pool.checkedin(), 0u);
    standard.insert(row(), {{"a", "1"}});

    EXPECT_EQ(show(standard.get(row())), "{'a': '1'}");
}

TEST_P(PoolContract, lets_a_loop_over_rows_write_by_its_only_connection) {
    const auto pool = pool_of("Contract", {.pool_size = 1, .pool_timeout = 0s});
    const ColumnFamily changing(pool, "ChangingRanges");
    changing.truncate();
    for (int i = 0; i < 10; ++i) {
        changing.insert(row(std::to_string(i)), {{"a", "1"}});
    }

    for (const auto& [key, columns] : changing.get_range({.buffer_size = 3})) {
        changing.insert(key, {{"b", "2"}});
    }

    EXPECT_EQ(changing.get_count(row("9")), 2);
    EXPECT_EQ(pool.checkedin(), 1u);
}

TEST_P(PoolContract, lets_a_loop_over_columns_write_by_its_only_connection) {
    const auto pool = pool_of("Contract", {.pool_size = 1, .pool_timeout = 0s});
    const ColumnFamily longs(pool, "Longs");
    longs.insert(row(), {{1, "x"}, {2, "x"}, {3, "x"}, {4, "x"}, {5, "x"}});

    for (const auto& [name, value] : longs.xget(row(), {.buffer_size = 2})) {
        longs.insert(row(), {{name, "y"}});
    }

    EXPECT_EQ(show(longs.get(row())), "{1: 'y', 2: 'y', 3: 'y', 4: 'y', 5: 'y'}");
}

TEST_P(PoolContract, gets_its_connection_back_from_a_failed_operation) {
    const auto pool = pool_of("Contract", {.pool_size = 1, .pool_timeout = 0s});
    const ColumnFamily standard(pool, "Standard");

    EXPECT_THROW(standard.get(""), InvalidRequestException);
    EXPECT_EQ(pool.checkedin(), 1u);
}

TEST_P(PoolContract, is_shared_by_threads_of_one_column_family) {
    constexpr int THREADS = 8;
    constexpr int WRITES = 100;
    const auto pool = pool_of("Contract", {.pool_size = 2});
    const ColumnFamily longs(pool, "Longs");
    std::atomic<int> wrong = 0;
    {
        std::vector<std::jthread> threads;
        for (int thread = 0; thread < THREADS; ++thread) {
            threads.emplace_back([&, thread] {
                for (int i = thread * WRITES; i < (thread + 1) * WRITES; ++i) {
                    longs.insert(row(), {{i, std::to_string(i)}});
                    const auto found = longs.find(row(), {.columns = {i}});
                    wrong += found && (*found)[i] == Value(std::to_string(i)) ? 0 : 1;
                }
            });
        }
    }

    EXPECT_EQ(wrong, 0);
    EXPECT_EQ(longs.get_count(row()), THREADS * WRITES);
    EXPECT_EQ(pool.checkedout(), 0u);
}

TEST_P(PoolContract, adds_up_the_counters_of_its_threads) {
    const auto pool = pool_of("Contract", {.pool_size = 4});
    const ColumnFamily counters(pool, "Counters");
    {
        std::vector<std::jthread> threads;
        for (int thread = 0; thread < 4; ++thread) {
            threads.emplace_back([&] {
                for (int i = 0; i < 250; ++i) {
                    counters.add(row(), "a");
                }
            });
        }
    }

    EXPECT_EQ(show(counters.get(row())), "{'a': 1000}");
}

TEST_P(PoolContract, lives_on_in_its_column_families) {
    std::optional<ColumnFamily> standard;
    {
        const auto pool = pool_of("Contract", {.pool_size = 1});
        standard.emplace(pool, "Standard");
    }
    standard->insert(row(), {{"a", "1"}});

    EXPECT_EQ(show(standard->get(row())), "{'a': '1'}");
}

// The manual's changelog, 1.6.0.
TEST_P(PoolContract, needs_a_server) {
    EXPECT_THROW(ConnectionPool("Contract", {}), AllServersUnavailable);
}

TEST_P(PoolContract, refuses_options_out_of_range) {
    EXPECT_THAT([&] { pool_of("Contract", {.pool_size = 0}); },
                ThrowsMessage<InvalidRequestError>(HasSubstr("pool_size is 0")));
    EXPECT_THAT([&] { pool_of("Contract", {.pool_timeout = -2s}); },
                ThrowsMessage<InvalidRequestError>(HasSubstr("pool_timeout is -2000 ms")));
    EXPECT_THAT([&] { pool_of("Contract", {.pool_timeout = -1ms}); },
                ThrowsMessage<InvalidRequestError>(HasSubstr("pool_timeout is -1 ms")));
}

TEST_P(PoolContract, refuses_a_server_whose_backend_is_not_there) {
    EXPECT_THROW(ConnectionPool("Contract", {"carrier-pigeon://roof"}), InvalidRequestError);
}

TEST_P(PoolContract, refuses_options_that_no_pool_can_have) {
    EXPECT_THAT([&] { pool_of("Contract", {.timeout = -1ms}); },
                ThrowsMessage<InvalidRequestError>(HasSubstr("timeout is -1 ms")));
    EXPECT_THAT([&] { pool_of("Contract", {.max_overflow = -2}); },
                ThrowsMessage<InvalidRequestError>(HasSubstr("max_overflow is -2")));
    EXPECT_THAT([&] { pool_of("Contract", {.recycle = 0}); },
                ThrowsMessage<InvalidRequestError>(HasSubstr("recycle is 0")));
    EXPECT_THAT([&] { pool_of("Contract", {.listeners = {nullptr}}); },
                ThrowsMessage<InvalidRequestError>(HasSubstr("null")));
    EXPECT_THAT([&] { ConnectionPool(pool()).add_listener(std::shared_ptr<PoolListener>()); },
                ThrowsMessage<InvalidRequestError>(HasSubstr("null")));
    EXPECT_THAT([&] { pool_of("Contract", {.deadline = -1ms}); },
                ThrowsMessage<InvalidRequestError>(HasSubstr("deadline is -1 ms")));
}

TEST_P(PoolContract, changes_its_options_as_it_lives) {
    auto pool = pool_of("Contract", {.pool_size = 1, .logging_name = "before"});
    pool.set_max_overflow(3);
    pool.set_pool_timeout(7ms);
    pool.set_recycle(-1);
    pool.set_max_retries(0);
    pool.set_logging_name("after");

    EXPECT_EQ(pool.max_overflow(), 3);
    EXPECT_EQ(pool.pool_timeout(), 7ms);
    EXPECT_EQ(pool.recycle(), -1);
    EXPECT_EQ(pool.max_retries(), 0);
    EXPECT_EQ(pool.logging_name(), "after");
}

TEST_P(PoolContract, keeps_its_options_when_a_change_is_refused) {
    auto pool = pool_of("Contract", {.pool_size = 1});

    EXPECT_THAT([&] { pool.set_max_retries(-2); }, ThrowsMessage<InvalidRequestError>(HasSubstr("max_retries is -2")));
    EXPECT_EQ(pool.max_retries(), 5);
}

TEST_P(PoolContract, works_on_when_its_connections_are_recycled) {
    const auto pool = pool_of("Contract", {.pool_size = 1, .recycle = 1});
    const auto stats = std::make_shared<StatsLogger>();
    ConnectionPool(pool).add_listener(stats);
    const ColumnFamily standard(pool, "Standard");
    standard.insert(row(), {{"a", "1"}});

    EXPECT_EQ(show(standard.get(row())), "{'a': '1'}");
    EXPECT_EQ(stats->stats().recycled, 3u);
    EXPECT_EQ(pool.checkedin(), 1u);
}

// Of the manual's threads some may still work when the program is done with its pool.
TEST_P(PoolContract, may_be_disposed_and_end_while_threads_work) {
    constexpr int THREADS = 4;
    constexpr int WRITES = 50;
    auto pool = std::make_unique<ConnectionPool>(pool_of("Contract", {.pool_size = 2, .max_overflow = 1}));
    const ColumnFamily longs(*pool, "Longs");
    {
        std::vector<std::jthread> threads;
        for (int thread = 0; thread < THREADS; ++thread) {
            threads.emplace_back([longs, thread, key = row()] {
                for (int i = thread * WRITES; i < (thread + 1) * WRITES; ++i) {
                    longs.insert(key, {{i, "v"}});
                    longs.get(key, {.columns = {i}});
                }
            });
        }
        for (int i = 0; i < 20; ++i) {
            pool->dispose();
            pool->fill();
        }
        pool.reset();
    }

    EXPECT_EQ(longs.get_count(row()), THREADS * WRITES);
}

// ---- leases ----

TEST_P(PoolContract, lends_a_connection_and_takes_it_back) {
    const auto pool = pool_of("Contract", {.pool_size = 2});
    auto lease = pool.get();
    EXPECT_EQ(pool.checkedout(), 1u);
    EXPECT_EQ(lease.server(), backend().server());
    pool.put(lease);

    EXPECT_EQ(pool.checkedin(), 2u);
    EXPECT_THROW(pool.put(lease), InvalidRequestError);
    EXPECT_THROW(lease.return_to_pool(), InvalidRequestError);
}

TEST_P(PoolContract, takes_back_a_connection_at_the_end_of_its_lease) {
    const auto pool = pool_of("Contract", {.pool_size = 1});
    {
        const auto lease = pool.get();
    }

    EXPECT_EQ(pool.checkedin(), 1u);
}

TEST_P(PoolContract, refuses_a_connection_of_another_pool) {
    const auto pool = pool_of("Contract", {.pool_size = 1});
    const auto other = pool_of("Contract", {.pool_size = 1});
    auto lease = pool.get();

    EXPECT_THAT([&] { other.put(lease); }, ThrowsMessage<InvalidRequestError>(HasSubstr("belongs to another pool")));
    EXPECT_EQ(pool.checkedout(), 1u);
}

TEST_P(PoolContract, calls_a_function_with_a_connection) {
    const auto pool = pool_of("Contract", {.pool_size = 1});
    const auto count = [](ConnectionLease& lease, int more) {
        return static_cast<int>(lease.get_keyspace_description().count("Standard")) + more;
    };

    EXPECT_EQ(pool.execute(count, 41), 42);
    EXPECT_EQ(pool.checkedin(), 1u);
}

// The manual's changelog, 1.2.1.
TEST_P(PoolContract, tells_why_it_has_no_connection_to_call_a_function_with) {
    const auto pool = pool_of("Contract", {.use_threadlocal = false, .pool_size = 1, .pool_timeout = 0s});
    const auto lease = pool.get();

    EXPECT_THROW(pool.execute([](ConnectionLease&) {}), NoConnectionAvailable);
}

TEST_P(PoolContract, uses_the_connection_that_a_thread_holds) {
    const auto pool = pool_of("Contract", {.pool_size = 1, .pool_timeout = 0s});
    const auto lease = pool.get();
    const ColumnFamily standard(pool, "Standard");
    standard.insert(row(), {{"a", "1"}});

    EXPECT_EQ(show(standard.get(row())), "{'a': '1'}");
    EXPECT_EQ(pool.checkedout(), 1u);
}

TEST_P(PoolContract, describes_its_keyspace_on_a_connection) {
    auto lease = pool().get();

    EXPECT_EQ(lease.get_keyspace_description().at("Standard").name, "Standard");
    EXPECT_THROW(lease.get_keyspace_description("Nowhere"), NotFoundException);
}

// ---- all connections in use ----

// Four threads count a long row by one connection, until one of them finds it in use.
TEST_P(PoolContract, does_not_wait_with_a_timeout_of_zero) {
    const auto pool = pool_of("Contract", {.pool_size = 1, .pool_timeout = 0s});
    const ColumnFamily longs(pool, "Longs");
    Columns columns;
    for (int i = 0; i < 20'000; ++i) {
        columns.add(i, "v");
    }
    longs.insert(row(), columns);
    std::atomic<bool> stop = false;
    std::atomic<int> refused = 0;
    {
        std::vector<std::jthread> threads;
        for (int thread = 0; thread < 4; ++thread) {
            threads.emplace_back([&] {
                while (!stop) {
                    try {
                        longs.get_count(row());
                    } catch (const NoConnectionAvailable&) {
                        stop = ++refused > 0;
                    }
                }
            });
        }
    }

    EXPECT_GT(refused, 0);
    EXPECT_EQ(pool.checkedout(), 0u);
}

}  // namespace
}  // namespace cassia
