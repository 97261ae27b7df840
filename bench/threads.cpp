#include <stdexcept>
#include <string>

#include "work.h"

/// @file
/// Reads and writes by one thread and by two.

namespace cassia::bench {
namespace {

void check(const rocksdb::Status& status) {
    if (!status.ok()) {
        throw std::runtime_error("RocksDB: " + status.ToString());
    }
}

// google/benchmark sets up in every thread.
Filled& shared_between_threads() {
    static Filled& made = filled(MOST_ROWS, Place::compacted);
    return made;
}

Stores& written_by_threads() {
    static Stores stores;
    return stores;
}

void by_threads(benchmark::internal::Benchmark* benchmark) {
    benchmark->UseRealTime()->Threads(1)->Threads(2);
}

}  // namespace

void register_threads() {
    by_threads(measure("reads by 2 threads", "Value", MOST_ROWS, [] {
        return [&family = shared_between_threads().stores.rows](std::size_t number) {
            const auto row = family.get(row_names()[number], {.columns = {"name"}});
            return row["name"].as<std::string>().size();
        };
    }));
    by_threads(measure("reads by 2 threads", "rocksdb", MOST_ROWS, [] {
        return [&source = shared_between_threads(), value = std::string()](std::size_t number) mutable {
            check(source.stores.raw->Get({}, source.keys.columns[number], &value));
            static_cast<void>(source.stores.raw->Get({}, source.keys.deletions[number], &value));
            return value.size();
        };
    }));
    by_threads(measure("writes by 2 threads", "Value", MOST_ROWS, [] {
        return [&family = written_by_threads().rows](std::size_t number) {
            return family.insert(row_names()[number], {{"name", VALUE}});
        };
    }));
    by_threads(measure("writes by 2 threads", "rocksdb", MOST_ROWS, [] {
        return [&keys = shared_between_threads().keys.columns, &db = *written_by_threads().raw,
                timestamp = gm_timestamp()](std::size_t number) mutable {
            check(db.Merge({}, keys[number], Stores::column_value(VALUE, ++timestamp)));
            return timestamp;
        };
    }));
}

}  // namespace cassia::bench
