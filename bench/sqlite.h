#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include <sqlite3.h>

#include "stores.h"

/// @file
/// SQLite as a store of cells: one table of row, column and value, with row and column as its primary key.

namespace cassia::bench {

/// In WAL mode, its statements prepared once, with as much cache as the embedded store has.
///
/// Thread safety: none.
class SqliteCells {
public:
    /// `sync`: whether a commit waits for the disk, as EmbeddedOptions::sync has it.
    explicit SqliteCells(bool sync = false);

    void begin();
    void put(std::string_view row, std::string_view column, std::string_view value);
    void commit();
    /// Each returns the bytes of what it read.
    std::size_t get(std::string_view row, std::string_view column);
    std::size_t slice(std::string_view row, std::string_view start, std::size_t count, bool reversed);
    /// All rows but "wide".
    std::size_t scan();

private:
    struct Close {
        void operator()(sqlite3* db) const { sqlite3_close(db); }
        void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
    };
    using Statement = std::unique_ptr<sqlite3_stmt, Close>;

    void run(const std::string& sql);
    Statement prepare(std::string_view sql);
    static void bind(sqlite3_stmt& statement, int place, std::string_view text);
    std::size_t read(sqlite3_stmt& statement);
    void step(sqlite3_stmt& statement);

    TemporaryFolder folder_;
    std::unique_ptr<sqlite3, Close> db_;
    Statement begin_;
    Statement commit_;
    Statement put_;
    Statement get_;
    Statement slice_;
    Statement reversed_slice_;
    Statement scan_;
};

/// Those with so many rows of one column "name", and one row of WIDE_COLUMNS, as Stores::fill writes them. Made once.
SqliteCells& sqlite_with(std::size_t rows);

}  // namespace cassia::bench
