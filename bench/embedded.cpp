#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>
#include <rocksdb/db.h>
#include <rocksdb/write_batch.h>

#include "stores.h"

/// @file
/// The embedded store beside RocksDB itself, on the same bytes, options and merge operator. The names are
/// WORK/cassia and WORK/rocksdb; bench/report pairs them.

namespace cassia::bench {
namespace {

constexpr std::size_t WIDE_COLUMNS = 10'000;
constexpr std::size_t SLICE = 100;
constexpr std::size_t SCAN_ROWS = 100'000;
constexpr std::size_t OVERWRITES = 1'000'000;
const std::string VALUE(64, 'v');

// ---- writes ----

Stores& for_writes() {
    static Stores stores;
    return stores;
}

void insert_cassia(benchmark::State& state) {
    auto& rows = for_writes().rows;
    std::size_t number = 0;
    for ([[maybe_unused]] auto _ : state) {
        rows.insert(row_of(number++ % SCAN_ROWS), {{"name", VALUE}});
    }
}

void insert_rocksdb(benchmark::State& state) {
    auto& stores = for_writes();
    // What does not change from write to write is worked out before: it is not RocksDB's work.
    std::vector<std::string> keys;
    keys.reserve(SCAN_ROWS);
    for (std::size_t i = 0; i < SCAN_ROWS; ++i) {
        keys.push_back(stores.column_key(row_of(i), "name"));
    }
    std::size_t number = 0;
    for ([[maybe_unused]] auto _ : state) {
        stores.raw->Merge({}, keys[number % SCAN_ROWS], Stores::column_value(VALUE, static_cast<std::int64_t>(number)));
        ++number;
    }
}

void batch_cassia(benchmark::State& state) {
    auto& rows = for_writes().rows;
    std::size_t number = 0;
    for ([[maybe_unused]] auto _ : state) {
        Columns columns;
        for (std::size_t i = 0; i < SLICE; ++i) {
            columns.add(name_of(i), VALUE);
        }
        rows.insert(row_of(number++ % 1000), columns);
    }
}

void batch_rocksdb(benchmark::State& state) {
    auto& stores = for_writes();
    std::vector<std::string> prefixes;
    prefixes.reserve(1000);
    for (std::size_t i = 0; i < 1000; ++i) {
        prefixes.push_back(stores.column_key(row_of(i), ""));
    }
    std::size_t number = 0;
    for ([[maybe_unused]] auto _ : state) {
        rocksdb::WriteBatch batch;
        for (std::size_t i = 0; i < SLICE; ++i) {
            batch.Merge(prefixes[number % 1000] + name_of(i),
                        Stores::column_value(VALUE, static_cast<std::int64_t>(number)));
        }
        stores.raw->Write({}, &batch);
        ++number;
    }
}

// ---- reads, compacted ----

Stores& with_a_wide_row() {
    static const auto stores = [] {
        auto made = std::make_unique<Stores>();
        for (std::size_t from = 0; from < WIDE_COLUMNS; from += 1000) {
            Columns columns;
            for (std::size_t i = from; i < from + 1000; ++i) {
                columns.add(name_of(i), VALUE);
            }
            made->rows.insert("wide", columns);
        }
        made->copy_and_compact();
        return made;
    }();
    return *stores;
}

Stores& with_many_rows() {
    static const auto stores = [] {
        auto made = std::make_unique<Stores>();
        for (std::size_t i = 0; i < SCAN_ROWS; ++i) {
            made->rows.insert(row_of(i), {{"a", VALUE}, {"b", VALUE}, {"c", VALUE}});
        }
        made->copy_and_compact();
        return made;
    }();
    return *stores;
}

void get_cassia(benchmark::State& state) {
    auto& rows = with_a_wide_row().rows;
    std::size_t number = 0;
    for ([[maybe_unused]] auto _ : state) {
        number = (number + 7919) % WIDE_COLUMNS;
        const auto row = rows.get("wide", {.columns = {name_of(number)}});
        benchmark::DoNotOptimize(row.at(0).value().bytes().data());
    }
}

void get_rocksdb(benchmark::State& state) {
    auto& stores = with_a_wide_row();
    const auto prefix = stores.column_key("wide", "");
    const auto deletions = stores.deletions_key("wide");
    std::size_t number = 0;
    for ([[maybe_unused]] auto _ : state) {
        number = (number + 7919) % WIDE_COLUMNS;
        std::string value;
        stores.raw->Get({}, prefix + name_of(number), &value);
        benchmark::DoNotOptimize(value.data());
        std::string deleted;
        stores.raw->Get({}, deletions, &deleted);
        benchmark::DoNotOptimize(deleted.data());
    }
}

template <bool reversed>
void slice_cassia(benchmark::State& state) {
    auto& rows = with_a_wide_row().rows;
    std::size_t number = 0;
    for ([[maybe_unused]] auto _ : state) {
        number = (number + 7919) % (WIDE_COLUMNS - 2 * SLICE);
        const auto row = rows.get(
            "wide", {.column_start = name_of(number + SLICE), .column_reversed = reversed, .column_count = SLICE});
        std::size_t bytes = 0;
        for (const auto& [name, value] : row) {
            bytes += name.bytes().size() + value.bytes().size();
        }
        benchmark::DoNotOptimize(bytes);
    }
}

template <bool reversed>
void slice_rocksdb(benchmark::State& state) {
    auto& stores = with_a_wide_row();
    const auto prefix = stores.column_key("wide", "");
    std::size_t number = 0;
    for ([[maybe_unused]] auto _ : state) {
        number = (number + 7919) % (WIDE_COLUMNS - 2 * SLICE);
        const std::unique_ptr<rocksdb::Iterator> columns(stores.raw->NewIterator({}));
        std::size_t bytes = 0;
        std::size_t left = SLICE;
        for (columns->Seek(prefix + name_of(number + SLICE)); left > 0 && columns->Valid(); --left) {
            bytes += columns->key().size() + columns->value().size();
            if (reversed) {
                columns->Prev();
            } else {
                columns->Next();
            }
        }
        benchmark::DoNotOptimize(bytes);
    }
}

void scan_cassia(benchmark::State& state) {
    auto& rows = with_many_rows().rows;
    for ([[maybe_unused]] auto _ : state) {
        std::size_t bytes = 0;
        for (const auto& [key, columns] : rows.get_range()) {
            for (const auto& [name, value] : columns) {
                bytes += name.bytes().size() + value.bytes().size();
            }
        }
        benchmark::DoNotOptimize(bytes);
    }
}

void scan_rocksdb(benchmark::State& state) {
    auto& stores = with_many_rows();
    for ([[maybe_unused]] auto _ : state) {
        std::size_t bytes = 0;
        const std::unique_ptr<rocksdb::Iterator> all(stores.raw->NewIterator({}));
        for (all->SeekToFirst(); all->Valid(); all->Next()) {
            bytes += all->key().size() + all->value().size();
        }
        benchmark::DoNotOptimize(bytes);
    }
}

// ---- a get after many overwrites, beside one after a single write: cassia on both sides ----

Stores& overwritten(std::size_t times) {
    const auto make = [](std::size_t writes) {
        auto made = std::make_unique<Stores>();
        for (std::size_t i = 0; i < writes; ++i) {
            made->rows.insert("hot", {{"name", VALUE}});
        }
        return made;
    };
    static const auto once = make(1);
    static const auto often = make(OVERWRITES);
    return times == 1 ? *once : *often;
}

void get_overwritten(benchmark::State& state, std::size_t times) {
    auto& rows = overwritten(times).rows;
    for ([[maybe_unused]] auto _ : state) {
        const auto row = rows.get("hot", {.columns = {"name"}});
        benchmark::DoNotOptimize(row.at(0).value().bytes().data());
    }
}

BENCHMARK(insert_cassia)->Name("insert of one column/cassia");
BENCHMARK(insert_rocksdb)->Name("insert of one column/rocksdb");
BENCHMARK(batch_cassia)->Name("batch of 100 columns/cassia");
BENCHMARK(batch_rocksdb)->Name("batch of 100 columns/rocksdb");
BENCHMARK(get_cassia)->Name("get of one column/cassia");
BENCHMARK(get_rocksdb)->Name("get of one column/rocksdb");
BENCHMARK(slice_cassia<false>)->Name("slice of 100 columns of 10,000/cassia");
BENCHMARK(slice_rocksdb<false>)->Name("slice of 100 columns of 10,000/rocksdb");
BENCHMARK(slice_cassia<true>)->Name("reversed slice of 100 columns of 10,000/cassia");
BENCHMARK(slice_rocksdb<true>)->Name("reversed slice of 100 columns of 10,000/rocksdb");
BENCHMARK(scan_cassia)->Name("get_range of 100,000 rows of 3 columns/cassia")->Unit(benchmark::kMillisecond);
BENCHMARK(scan_rocksdb)->Name("get_range of 100,000 rows of 3 columns/rocksdb")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(get_overwritten, often, OVERWRITES)->Name("get after 1,000,000 overwrites/cassia");
BENCHMARK_CAPTURE(get_overwritten, once, 1)->Name("get after 1,000,000 overwrites/after one");

}  // namespace
}  // namespace cassia::bench

BENCHMARK_MAIN();
