#include <memory>
#include <stdexcept>
#include <utility>
#include <vector>

#include <rocksdb/write_batch.h>

#include "sqlite.h"
#include "work.h"

/// @file
/// Inserts and batches, into a store that has the rows already.

namespace cassia::bench {
namespace {

constexpr std::size_t BATCH = 100;
constexpr std::size_t SYNCED_ROWS = 1000;

void check(const rocksdb::Status& status) {
    if (!status.ok()) {
        throw std::runtime_error("RocksDB: " + status.ToString());
    }
}

// Apart from the stores that are read, which stay as they were compacted.
Filled& written(std::size_t rows) {
    static Filled few;
    static Filled many;
    auto& chosen = rows == MOST_ROWS ? many : few;
    if (chosen.keys.columns.empty()) {
        chosen.stores.fill(rows);
        chosen.stores.copy();
        chosen.stores.compact();
        for (std::size_t i = 0; i < rows; ++i) {
            chosen.keys.columns.push_back(chosen.stores.row_key(row_names()[i], "name"));
        }
    }
    return chosen;
}

SqliteCells& written_sqlite(std::size_t rows) {
    static SqliteCells few;
    static SqliteCells many;
    static std::size_t filled_rows[2] = {0, 0};
    auto& cells = rows == MOST_ROWS ? many : few;
    auto& has = filled_rows[rows == MOST_ROWS ? 1 : 0];
    if (has == 0) {
        cells.begin();
        for (; has < rows; ++has) {
            cells.put(row_names()[has], "name", VALUE);
        }
        cells.commit();
    }
    return cells;
}

void register_inserts(std::size_t rows) {
    const auto work = with_rows("insert of one column", rows);
    measure(work, "Value", rows, [rows] {
        return [&family = written(rows).stores.rows](std::size_t number) {
            return family.insert(row_names()[number], {{"name", VALUE}});
        };
    });
    measure(work, "ColumnFamilyMap", rows, [rows] {
        return [&records = written(rows).stores.records, record = Record{{}, VALUE}](std::size_t number) mutable {
            record.key = row_names()[number];
            return records.insert(record);
        };
    });
    measure(work, "rocksdb", rows, [rows] {
        return [&target = written(rows), timestamp = gm_timestamp()](std::size_t number) mutable {
            check(target.stores.raw->Merge({}, target.keys.columns[number], Stores::column_value(VALUE, ++timestamp)));
            return timestamp;
        };
    });
    measure(work, "sqlite", rows, [rows] {
        return [&cells = written_sqlite(rows)](std::size_t number) {
            cells.put(row_names()[number], "name", VALUE);
            return number;
        };
    });
}

void register_batches(std::size_t rows) {
    const auto work = with_rows("batch of 100 columns", rows);
    measure(work, "Value", rows, [rows] {
        return [&family = written(rows).stores.wide](std::size_t number) {
            Columns columns;
            for (std::size_t i = 0; i < BATCH; ++i) {
                columns.add(column_names()[i], VALUE);
            }
            return family.insert(row_names()[number], columns);
        };
    });
    measure(work, "rocksdb", rows, [rows] {
        auto& target = written(rows);
        std::vector<std::string> prefixes;
        prefixes.reserve(rows);
        for (std::size_t i = 0; i < rows; ++i) {
            prefixes.push_back(target.stores.wide_key(row_names()[i], ""));
        }
        return [&target, prefixes = std::move(prefixes), timestamp = gm_timestamp(),
                key = std::string()](std::size_t number) mutable {
            rocksdb::WriteBatch batch;
            ++timestamp;
            for (std::size_t i = 0; i < BATCH; ++i) {
                key.assign(prefixes[number]).append(column_names()[i]);
                check(batch.Merge(key, Stores::column_value(VALUE, timestamp)));
            }
            check(target.stores.raw->Write({}, &batch));
            return timestamp;
        };
    });
    measure(work, "sqlite", rows, [rows] {
        return [&cells = written_sqlite(rows)](std::size_t number) {
            cells.begin();
            for (std::size_t i = 0; i < BATCH; ++i) {
                cells.put(row_names()[number], column_names()[i], VALUE);
            }
            cells.commit();
            return number;
        };
    });
}

// Each write waits for the disk: SQLite's synchronous is FULL.
void register_synced() {
    const std::string work = "synced insert of one column";
    measure(work, "Value", SYNCED_ROWS, [] {
        static const Stores synced({.sync = true});
        return [](std::size_t number) { return synced.rows.insert(row_names()[number], {{"name", VALUE}}); };
    });
    measure(work, "sqlite", SYNCED_ROWS, [] {
        static SqliteCells synced(true);
        return [](std::size_t number) {
            synced.put(row_names()[number], "name", VALUE);
            return number;
        };
    });
}

}  // namespace

void register_writes() {
    for (const std::size_t rows : {std::size_t{1000}, MOST_ROWS}) {
        register_inserts(rows);
        register_batches(rows);
    }
    register_synced();
}

}  // namespace cassia::bench
