#include <memory>
#include <stdexcept>
#include <string>
#include <utility>

#include "sqlite.h"
#include "work.h"

/// @file
/// Gets, misses and slices, from compacted stores and from the memtable.

namespace cassia::bench {
namespace {

constexpr std::size_t SLICE = 100;
constexpr std::size_t SLICES = WIDE_COLUMNS - 2 * SLICE;

std::size_t raw_get(rocksdb::DB& db, const std::string& key, std::string& value) {
    value.clear();
    const auto status = db.Get({}, key, &value);
    if (!status.ok() && !status.IsNotFound()) {
        throw std::runtime_error("RocksDB: " + status.ToString());
    }
    return value.size();
}

void register_gets(std::size_t rows, Place place) {
    const auto work = with_rows("get of one column", rows, place);
    measure(work, "Value", rows, [rows, place] {
        return [&family = filled(rows, place).stores.rows](std::size_t number) {
            const auto row = family.get(row_names()[number], {.columns = {"name"}});
            return row["name"].as<std::string>().size();
        };
    });
    measure(work, "ColumnFamilyMap", rows, [rows, place] {
        return [&records = filled(rows, place).stores.records](std::size_t number) {
            return records.get(row_names()[number]).name.size();
        };
    });
    measure(work, "rocksdb", rows, [rows, place] {
        return [&source = filled(rows, place), value = std::string()](std::size_t number) mutable {
            return raw_get(*source.stores.raw, source.keys.columns[number], value) +
                   raw_get(*source.stores.raw, source.keys.deletions[number], value);
        };
    });
    measure(work, "rocksdb, the cell alone", rows, [rows, place] {
        return [&source = filled(rows, place), value = std::string()](std::size_t number) mutable {
            return raw_get(*source.stores.raw, source.keys.columns[number], value);
        };
    });
    if (place == Place::compacted) {
        measure(work, "sqlite", rows, [rows] {
            return [&cells = sqlite_with(rows)](std::size_t number) { return cells.get(row_names()[number], "name"); };
        });
    }
}

void register_misses(std::size_t rows, Place place) {
    // Rows that are there, and a column that none has.
    const auto work = with_rows("miss", rows, place);
    measure(work + " by find", "Value", rows, [rows, place] {
        return [&family = filled(rows, place).stores.rows](std::size_t number) {
            return family.find(row_names()[number], {.columns = {"nome"}}).has_value();
        };
    });
    measure(work + " by get", "Value", rows, [rows, place] {
        return [&family = filled(rows, place).stores.rows](std::size_t number) {
            try {
                return family.get(row_names()[number], {.columns = {"nome"}}).size();
            } catch (const NotFoundException&) {
                return number;
            }
        };
    });
    for (const auto* how : {" by find", " by get"}) {
        measure(work + how, "rocksdb", rows, [rows, place] {
            auto keys = filled(rows, place).keys.columns;
            for (auto& key : keys) {
                key[key.size() - 3] = 'o';
            }
            return [&db = *filled(rows, place).stores.raw, keys = std::move(keys),
                    value = std::string()](std::size_t number) mutable { return raw_get(db, keys[number], value); };
        });
    }
}

template <bool reversed>
GetOptions slice_from(std::size_t number) {
    return {.column_start = column_names()[number + SLICE], .column_reversed = reversed, .column_count = SLICE};
}

template <bool reversed>
void register_slices(std::size_t rows, Place place) {
    const auto work = with_rows(reversed ? "reversed slice of 100 of 10,000" : "slice of 100 of 10,000", rows, place);
    measure(work, "Value", SLICES, [rows, place] {
        return [&wide = filled(rows, place).stores.wide](std::size_t number) {
            std::size_t bytes = 0;
            const auto row = wide.get("wide", slice_from<reversed>(number));
            for (const auto& [name, value] : row) {
                bytes += name.template as<std::string>().size() + value.template as<std::string>().size();
            }
            return bytes;
        };
    });
    measure(work, "bytes()", SLICES, [rows, place] {
        return [&wide = filled(rows, place).stores.wide](std::size_t number) {
            std::size_t bytes = 0;
            const auto row = wide.get("wide", slice_from<reversed>(number));
            for (const auto& [name, value] : row) {
                bytes += name.bytes().size() + value.bytes().size();
            }
            return bytes;
        };
    });
    measure(work, "rocksdb", SLICES, [rows, place] {
        const auto& stores = filled(rows, place).stores;
        return [&db = *stores.raw, prefix = stores.wide_key("wide", "")](std::size_t number) {
            const std::unique_ptr<rocksdb::Iterator> columns(db.NewIterator({}));
            std::size_t bytes = 0;
            std::size_t left = SLICE;
            for (columns->Seek(prefix + column_names()[number + SLICE]); left > 0 && columns->Valid(); --left) {
                bytes += columns->key().size() + columns->value().size();
                if (reversed) {
                    columns->Prev();
                } else {
                    columns->Next();
                }
            }
            return bytes;
        };
    });
    if (place == Place::compacted) {
        measure(work, "sqlite", SLICES, [rows] {
            return [&cells = sqlite_with(rows)](std::size_t number) {
                return cells.slice("wide", column_names()[number + SLICE], SLICE, reversed);
            };
        });
    }
}

}  // namespace

void register_reads() {
    for (const std::size_t rows : {std::size_t{1000}, MOST_ROWS}) {
        for (const auto place : {Place::compacted, Place::memtable}) {
            register_gets(rows, place);
            register_misses(rows, place);
            register_slices<false>(rows, place);
            register_slices<true>(rows, place);
        }
    }
}

}  // namespace cassia::bench
