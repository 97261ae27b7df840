#include <memory>
#include <string>

#include "sqlite.h"
#include "work.h"

/// @file
/// get_range over all rows.

namespace cassia::bench {
namespace {

void register_scan(std::size_t rows, Place place) {
    const auto work = with_rows("get_range", rows, place);
    const auto once = [](const auto& read) { return [read](std::size_t) { return read(); }; };
    measure(work, "Value", MOST_ROWS, [rows, place, once] {
        return once([&family = filled(rows, place).stores.rows] {
            std::size_t bytes = 0;
            for (const auto& [key, columns] : family.get_range()) {
                bytes += key.template as<std::string>().size();
                for (const auto& [name, value] : columns) {
                    bytes += name.template as<std::string>().size() + value.template as<std::string>().size();
                }
            }
            return bytes;
        });
    })->Unit(benchmark::kMillisecond);
    measure(work, "bytes()", MOST_ROWS, [rows, place, once] {
        return once([&family = filled(rows, place).stores.rows] {
            std::size_t bytes = 0;
            for (const auto& [key, columns] : family.get_range()) {
                for (const auto& [name, value] : columns) {
                    bytes += name.bytes().size() + value.bytes().size();
                }
            }
            return bytes;
        });
    })->Unit(benchmark::kMillisecond);
    measure(work, "ColumnFamilyMap", MOST_ROWS, [rows, place, once] {
        return once([&records = filled(rows, place).stores.records] {
            std::size_t bytes = 0;
            for (const auto& record : records.get_range()) {
                bytes += record.key.size() + record.name.size();
            }
            return bytes;
        });
    })->Unit(benchmark::kMillisecond);
    measure(work, "rocksdb", MOST_ROWS, [rows, place, once] {
        const auto& stores = filled(rows, place).stores;
        return once([&db = *stores.raw, start = stores.rows_start(), end = stores.rows_end()] {
            const rocksdb::Slice bound(end);
            rocksdb::ReadOptions options;
            options.iterate_upper_bound = &bound;
            const std::unique_ptr<rocksdb::Iterator> all(db.NewIterator(options));
            std::size_t bytes = 0;
            for (all->Seek(start); all->Valid(); all->Next()) {
                bytes += all->key().size() + all->value().size();
            }
            return bytes;
        });
    })->Unit(benchmark::kMillisecond);
    if (place == Place::compacted) {
        measure(work, "sqlite", MOST_ROWS, [rows, once] {
            return once([&cells = sqlite_with(rows)] { return cells.scan(); });
        })->Unit(benchmark::kMillisecond);
    }
}

}  // namespace

void register_scans() {
    for (const auto place : {Place::compacted, Place::memtable}) {
        register_scan(1000, place);
        register_scan(MOST_ROWS, place);
    }
}

}  // namespace cassia::bench
