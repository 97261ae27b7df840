// One pool, its column families and a batch, shared by threads.

#include <cstddef>
#include <iostream>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include <cassia/cassia.h>

namespace {

constexpr int WRITERS = 4;
constexpr int ROWS_OF_EACH = 250;

// Each handle is a cheap view of the pool, which lends a connection for each operation.
void write(const cassia::ColumnFamily& words, const cassia::ColumnFamily& counts, cassia::Mutator& batch, int writer) {
    for (int row = 0; row < ROWS_OF_EACH; ++row) {
        const auto key = std::to_string(writer) + '-' + std::to_string(row);
        batch.insert(words, key, {{"writer", writer}});
    }
    counts.add("rows", "written", ROWS_OF_EACH);
}

std::size_t count_rows(const cassia::ColumnFamily& words) {
    std::size_t rows = 0;
    for ([[maybe_unused]] const auto& row : words.get_range()) {
        ++rows;
    }
    return rows;
}

}  // namespace

int main() {
    const auto store = cassia::EmbeddedStore::memory();
    cassia::SystemManager system(store.server());
    system.create_keyspace("Keyspace1");
    system.create_column_family("Keyspace1", "Words",
                                {.comparator_type = cassia::UTF8_TYPE,
                                 .default_validation_class = cassia::LONG_TYPE,
                                 .key_validation_class = cassia::UTF8_TYPE});
    system.create_column_family(
        "Keyspace1", "Counts",
        {.comparator_type = cassia::UTF8_TYPE, .default_validation_class = cassia::COUNTER_COLUMN_TYPE});

    // Two connections for four threads: who finds none waits, for pool_timeout at most.
    const auto stats = std::make_shared<cassia::StatsLogger>();
    const cassia::ConnectionPool pool("Keyspace1", {store.server()}, {.pool_size = 2, .listeners = {stats}});
    const cassia::ColumnFamily words(pool, "Words");
    const cassia::ColumnFamily counts(pool, "Counts");
    cassia::Mutator batch(pool, {.queue_size = 50});
    {
        std::vector<std::jthread> writers;
        writers.reserve(WRITERS);
        for (int writer = 0; writer < WRITERS; ++writer) {
            writers.emplace_back([&, writer] { write(words, counts, batch, writer); });
        }
        // The threads end here.
    }
    batch.send();

    std::cout << count_rows(words) << " rows, " << counts.get("rows") << " counted\n";
    std::cout << (stats->stats().opened.max <= 2 ? "never more than 2" : "more than 2") << " connections in use\n";

    // A thread that needs a connection for several operations in a row leases it; its column families use that one.
    std::jthread([&] {
        const auto lease = pool.get();
        const auto before = stats->stats().checked_out;
        words.insert("last", {{"writer", 5}});
        std::cout << words.get("last") << ", " << stats->stats().checked_out - before << " more checked out\n";
    }).join();
}
