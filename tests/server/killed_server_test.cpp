#include <atomic>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include <gmock/gmock.h>

#include <cassia/cassia.h>

#include "support/server_process.h"
#include "support/temp_folder.h"

namespace cassia {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t WRITERS = 4;
constexpr int COLUMNS_OF_A_BATCH = 10;

std::uint64_t number_from_environment(const char* name, std::uint64_t otherwise) {
    const char* const given = std::getenv(name);
    return given == nullptr ? otherwise : std::strtoull(given, nullptr, 10);
}

ConnectionPool pool_to(const std::string& server) {
    return ConnectionPool("Keyspace1", {server}, {.timeout = 10s, .pool_size = WRITERS, .max_retries = 0});
}

/// What one writer has written, of which the server has told it, over all lives of the server.
struct Written {
    std::int64_t columns = 0;
    std::int64_t batches = 0;
    std::int64_t added = 0;
    // Some that were under way when the server was killed may have been counted.
    std::int64_t adds_tried = 0;
};

/// Writes until the server is gone: single columns, batches of several rows, and a counter.
void write_until_killed(const ConnectionPool& pool, std::size_t writer, Written& written,
                        std::atomic<std::int64_t>& acknowledged) {
    const auto own = std::to_string(writer);
    try {
        const ColumnFamily columns(pool, "Columns");
        const ColumnFamily indexed(pool, "Indexed");
        const ColumnFamily counters(pool, "Counters");
        for (;;) {
            columns.insert("columns" + own, {{written.columns, "x"}});
            ++written.columns;
            // One batch is rows of the number, all in one write, and each in the index.
            auto batch = indexed.batch();
            for (int i = 0; i < COLUMNS_OF_A_BATCH; ++i) {
                batch.insert(own + '.' + std::to_string(written.batches) + '.' + std::to_string(i),
                             {{"batch", own + '.' + std::to_string(written.batches)}});
            }
            batch.send();
            ++written.batches;
            ++written.adds_tried;
            counters.add("counter" + own, "n", 1);
            ++written.added;
            acknowledged += 3;
        }
    } catch (const Error& error) {
        // Of a server that was killed.
        EXPECT_TRUE(error.is_retryable()) << error.what();
    }
}

void check(const ConnectionPool& pool, std::size_t writer, const Written& written) {
    const auto own = std::to_string(writer);
    const ColumnFamily columns(pool, "Columns");
    const ColumnFamily indexed(pool, "Indexed");
    const ColumnFamily counters(pool, "Counters");
    std::int64_t next = 0;
    for (const auto& column : columns.xget("columns" + own)) {
        ASSERT_EQ(column.name().as<std::int64_t>(), next) << "writer " << own;
        ++next;
    }
    ASSERT_GE(next, written.columns) << "writer " << own;

    // The last that was told of, and the one that was under way: whole, or not at all.
    for (const auto number : {written.batches - 1, written.batches}) {
        if (number >= 0) {
            const auto name = own + '.' + std::to_string(number);
            const auto found =
                indexed.get_indexed_slices(create_index_clause({create_index_expression("batch", name)}));
            std::size_t rows = 0;
            for (const auto& row : found) {
                static_cast<void>(row);
                ++rows;
            }
            const auto whole = static_cast<std::size_t>(COLUMNS_OF_A_BATCH);
            ASSERT_TRUE(rows == whole || (rows == 0 && number == written.batches)) << name << ": " << rows;
            for (int i = 0; i < COLUMNS_OF_A_BATCH; ++i) {
                ASSERT_EQ(indexed.find(name + '.' + std::to_string(i)).has_value(), rows == whole);
            }
        }
    }
    const auto sum = counters.find("counter" + own);
    const auto counted = sum ? (*sum)["n"].as<std::int64_t>() : 0;
    ASSERT_GE(counted, written.added);
    ASSERT_LE(counted, written.adds_tried);
}

TEST(KilledServer, has_every_write_that_it_told_of_and_no_half_of_one) {
    const auto kills = number_from_environment("CASSIA_KILLS", 10);
    const auto seed = number_from_environment("CASSIA_SEED", std::random_device()());
    std::cout << "CASSIA_SEED=" << seed << ", " << kills << " kills\n";
    std::mt19937_64 random(seed);
    const support::TempFolder folder;
    // Small buffers, so that it is killed while it flushes and merges, too.
    const std::vector<std::string> flags = {"--data", folder / "data", "--log-level", "error"};
    {
        const support::ServerProcess first(flags);
        SystemManager system(first.address());
        system.create_keyspace("Keyspace1", {});
        system.create_column_family("Keyspace1", "Columns", {.comparator_type = LongType()});
        system.create_column_family("Keyspace1", "Indexed",
                                    {.comparator_type = UTF8Type(), .default_validation_class = UTF8Type()});
        system.create_index("Keyspace1", "Indexed", "batch", UTF8Type());
        system.create_column_family("Keyspace1", "Counters", {.default_validation_class = CounterColumnType()});
    }
    std::vector<Written> written(WRITERS);

    for (std::uint64_t kill = 0; kill < kills && !HasFatalFailure(); ++kill) {
        const support::ServerProcess server(flags);
        const auto pool = pool_to(server.address());
        for (std::size_t i = 0; i < WRITERS; ++i) {
            check(pool, i, written[i]);
        }
        std::atomic<std::int64_t> acknowledged = 0;
        const auto enough = static_cast<std::int64_t>(1 + random() % 3000);
        std::vector<std::jthread> writers;
        for (std::size_t i = 0; i < WRITERS; ++i) {
            writers.emplace_back([&, i] { write_until_killed(pool, i, written[i], acknowledged); });
        }
        while (acknowledged < enough) {
            std::this_thread::yield();
        }
        server.send(SIGKILL);
    }
    const support::ServerProcess last(flags);
    const auto pool = pool_to(last.address());
    for (std::size_t i = 0; i < WRITERS && !HasFatalFailure(); ++i) {
        check(pool, i, written[i]);
    }
}

}  // namespace
}  // namespace cassia
