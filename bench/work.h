#pragma once

#include <cstddef>
#include <string>
#include <utility>

#include <benchmark/benchmark.h>

#include "stores.h"

/// @file
/// How a piece of work is measured: WORK/SIDE is a benchmark; rows.py pairs the sides.

namespace cassia::bench {

/// Where a store's data lie when it is read.
enum class Place : bool { memtable, compacted };

/// "get of one column, 1,000 rows", and ", memtable" behind it where that is so.
inline std::string with_rows(std::string work, std::size_t rows, Place place = Place::compacted) {
    work += rows == MOST_ROWS ? ", 1,000,000 rows" : ", 1,000 rows";
    return place == Place::compacted ? work : work + ", memtable";
}

/// Registers WORK/SIDE. `set_up` runs before the clock and gives the operation, which is called with numbers below
/// `count`, in no order that helps, and returns what is not to be optimised away.
template <typename SetUp>
benchmark::internal::Benchmark* measure(const std::string& work, const std::string& side, std::size_t count,
                                        SetUp set_up) {
    const auto name = work + '/' + side;
    return benchmark::RegisterBenchmark(name.c_str(), [count, set_up](benchmark::State& state) {
        auto operation = set_up();
        // Threads begin far apart.
        auto number = static_cast<std::size_t>(state.thread_index()) * (count / 2);
        for ([[maybe_unused]] auto _ : state) {
            number = (number + STRIDE) % count;
            benchmark::DoNotOptimize(operation(number));
        }
    });
}

void register_writes();
void register_reads();
void register_scans();
void register_hot_columns();
void register_threads();
void register_pool();
void register_marshal();

/// The raw database's key of each row's column "name", and of its deletions.
struct RawKeys {
    std::vector<std::string> columns;
    std::vector<std::string> deletions;
};

/// A store with so many rows and a wide one, and what reading it takes. Made once for each.
struct Filled {
    Stores stores;
    RawKeys keys = {};

    explicit Filled(const EmbeddedOptions& options = {}) : stores(options) {}
};
Filled& filled(std::size_t rows, Place place);

}  // namespace cassia::bench
