#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <rocksdb/db.h>

#include <cassia/cassia.h>
#include <cassia/column_family_map.h>

/// @file
/// A store with data, as cassia opens it, and the same keys and values in a database of RocksDB's own.

namespace cassia::bench {

/// The value of every column.
inline const std::string VALUE(64, 'v');

inline constexpr std::size_t MOST_ROWS = 1'000'000;
inline constexpr std::size_t WIDE_COLUMNS = 10'000;

/// Coprime with every size here: adding it again and again goes over all, in no order that helps.
inline constexpr std::size_t STRIDE = 7919;

/// Removed at the end.
class TemporaryFolder {
public:
    TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    ~TemporaryFolder();

    std::string path(const std::string& name) const { return (path_ / name).string(); }

private:
    std::filesystem::path path_;
};

/// A row of column family "Rows" as a struct.
struct Record {
    std::string key;
    std::string name;
};
Mapping<Record> record_mapping();

/// Column families "Rows", of rows with one column "name", and "Wide", of keyspace "Bench": UTF-8 keys, names and
/// values; and "Counters".
struct Stores {
    TemporaryFolder folder;
    EmbeddedStore store;
    ConnectionPool pool;
    ColumnFamily rows;
    ColumnFamily wide;
    ColumnFamilyMap<Record> records;
    std::unique_ptr<rocksdb::DB> raw;

    explicit Stores(const EmbeddedOptions& options = {});

    /// Writes so many rows of Rows, and the row "wide" of Wide.
    void fill(std::size_t count) const;
    /// Gives the raw database all that the store has.
    void copy() const;
    /// Merges each of both into one sorted run.
    void compact();

    /// The storage key of a column of Rows or of Wide, as the store has it.
    std::string row_key(std::string_view row, std::string_view name) const;
    std::string wide_key(std::string_view row, std::string_view name) const;
    std::string deletions_key(std::string_view row) const;
    std::string wide_deletions_key(std::string_view row) const;
    /// Where the keys of Rows begin, and where they have ended.
    std::string rows_start() const;
    std::string rows_end() const;
    /// The stored value of a column.
    static std::string column_value(std::string_view value, std::int64_t timestamp);
};

/// Keys of rows, MOST_ROWS of them, and names of columns, WIDE_COLUMNS, made before anything is measured.
const std::vector<std::string>& row_names();
const std::vector<std::string>& column_names();

}  // namespace cassia::bench
