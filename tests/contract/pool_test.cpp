#include <atomic>
#include <thread>

#include "support/contract.h"

namespace cassia {
namespace {

using namespace support;
using namespace std::chrono_literals;
using testing::HasSubstr;
using testing::ThrowsMessage;

class PoolContract : public Contract {
protected:
    ConnectionPool pool_of(PoolOptions options) const {
        return ConnectionPool("Contract", {backend().server()}, options);
    }
};
INSTANTIATE_TEST_SUITE_P(Backends, PoolContract, every_backend(), name_of_backend);

TEST_P(PoolContract, opens_its_connections_at_once) {
    const auto pool = pool_of({.pool_size = 3});

    EXPECT_EQ(pool.size(), 3u);
    EXPECT_EQ(pool.checkedin(), 3u);
    EXPECT_EQ(pool.checkedout(), 0u);
}

TEST_P(PoolContract, opens_its_connections_when_they_are_needed_without_prefill) {
    const auto pool = pool_of({.pool_size = 3, .prefill = false});
    ASSERT_EQ(pool.checkedin(), 0u);
    const ColumnFamily standard(pool, "Standard");

    EXPECT_GE(pool.checkedin(), 1u);
}

// The manual's changelog, 1.2.0.
TEST_P(PoolContract, opens_a_connection_for_each_of_its_first_operations_without_prefill) {
    const auto pool = pool_of({.pool_size = 3, .prefill = false});
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
    auto pool = pool_of({.pool_size = 3, .prefill = false});
    pool.fill();

    EXPECT_EQ(pool.checkedin(), 3u);
}

TEST_P(PoolContract, opens_again_after_it_is_disposed) {
    auto pool = pool_of({.pool_size = 2});
    const ColumnFamily standard(pool, "Standard");
    pool.dispose();
    ASSERT_EQ(pool.checkedin(), 0u);
    standard.insert(row(), {{"a", "1"}});

    EXPECT_EQ(show(standard.get(row())), "{'a': '1'}");
}

TEST_P(PoolContract, lets_a_loop_over_rows_write_by_its_only_connection) {
    const auto pool = pool_of({.pool_size = 1, .pool_timeout = 0s});
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
    const auto pool = pool_of({.pool_size = 1, .pool_timeout = 0s});
    const ColumnFamily longs(pool, "Longs");
    longs.insert(row(), {{1, "x"}, {2, "x"}, {3, "x"}, {4, "x"}, {5, "x"}});

    for (const auto& [name, value] : longs.xget(row(), {.buffer_size = 2})) {
        longs.insert(row(), {{name, "y"}});
    }

    EXPECT_EQ(show(longs.get(row())), "{1: 'y', 2: 'y', 3: 'y', 4: 'y', 5: 'y'}");
}

TEST_P(PoolContract, gets_its_connection_back_from_a_failed_operation) {
    const auto pool = pool_of({.pool_size = 1, .pool_timeout = 0s});
    const ColumnFamily standard(pool, "Standard");

    EXPECT_THROW(standard.get(""), InvalidRequestException);
    EXPECT_EQ(pool.checkedin(), 1u);
}

TEST_P(PoolContract, is_shared_by_threads_of_one_column_family) {
    constexpr int THREADS = 8;
    constexpr int WRITES = 100;
    const auto pool = pool_of({.pool_size = 2});
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
    const auto pool = pool_of({.pool_size = 4});
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
        const auto pool = pool_of({.pool_size = 1});
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
    EXPECT_THAT([&] { pool_of({.pool_size = 0}); }, ThrowsMessage<InvalidRequestError>(HasSubstr("pool_size is 0")));
    EXPECT_THAT([&] { pool_of({.pool_timeout = -2s}); },
                ThrowsMessage<InvalidRequestError>(HasSubstr("pool_timeout is -2000 ms")));
}

TEST_P(PoolContract, refuses_a_server_whose_backend_is_not_there) {
    EXPECT_THROW(ConnectionPool("Contract", {"carrier-pigeon://roof"}), InvalidRequestError);
}

// ---- all connections in use ----

// Four threads count a long row by one connection, until one of them finds it in use.
TEST_P(PoolContract, does_not_wait_with_a_timeout_of_zero) {
    const auto pool = pool_of({.pool_size = 1, .pool_timeout = 0s});
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
