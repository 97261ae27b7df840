#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <rocksdb/db.h>

#include <cassia/cassia.h>

/// @file
/// A store with data, as cassia opens it, and the same keys and values in a database of RocksDB's own.

namespace cassia::bench {

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

/// Column family "Rows" of keyspace "Bench": UTF-8 keys, names and values.
struct Stores {
    TemporaryFolder folder;
    EmbeddedStore store;
    ConnectionPool pool;
    ColumnFamily rows;
    std::unique_ptr<rocksdb::DB> raw;

    Stores();

    /// Gives the raw database all that the store has, and compacts both into one sorted run.
    void copy_and_compact();

    /// The storage key of a column, as the store has it.
    std::string column_key(const std::string& row, const std::string& name) const;
    std::string deletions_key(const std::string& row) const;
    /// The stored value of a column.
    static std::string column_value(const std::string& value, std::int64_t timestamp);
};

std::string name_of(std::size_t number);
std::string row_of(std::size_t number);

}  // namespace cassia::bench
