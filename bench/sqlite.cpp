#include "sqlite.h"

#include <map>
#include <stdexcept>

namespace cassia::bench {

SqliteCells::SqliteCells(bool sync) {
    sqlite3* db = nullptr;
    const auto status = sqlite3_open(folder_.path("cells").c_str(), &db);
    db_.reset(db);
    if (status != SQLITE_OK) {
        throw std::runtime_error("SQLite can't be opened");
    }
    run("PRAGMA journal_mode = WAL");
    run(std::string("PRAGMA synchronous = ") + (sync ? "FULL" : "OFF"));
    run("PRAGMA cache_size = -65536");  // KiB
    run(R"(CREATE TABLE cells ("row" TEXT, "column" TEXT, value TEXT, PRIMARY KEY ("row", "column")) WITHOUT ROWID)");
    begin_ = prepare("BEGIN");
    commit_ = prepare("COMMIT");
    put_ = prepare("INSERT OR REPLACE INTO cells VALUES (?, ?, ?)");
    get_ = prepare(R"(SELECT value FROM cells WHERE "row" = ? AND "column" = ?)");
    slice_ =
        prepare(R"(SELECT "column", value FROM cells WHERE "row" = ? AND "column" >= ? ORDER BY "column" LIMIT ?)");
    reversed_slice_ = prepare(
        R"(SELECT "column", value FROM cells WHERE "row" = ? AND "column" <= ? ORDER BY "column" DESC LIMIT ?)");
    scan_ = prepare(R"(SELECT "row", "column", value FROM cells WHERE "row" < 'wide')");
}

void SqliteCells::begin() {
    step(*begin_);
}

void SqliteCells::put(std::string_view row, std::string_view column, std::string_view value) {
    bind(*put_, 1, row);
    bind(*put_, 2, column);
    bind(*put_, 3, value);
    step(*put_);
}

void SqliteCells::commit() {
    step(*commit_);
}

std::size_t SqliteCells::get(std::string_view row, std::string_view column) {
    bind(*get_, 1, row);
    bind(*get_, 2, column);
    return read(*get_);
}

std::size_t SqliteCells::slice(std::string_view row, std::string_view start, std::size_t count, bool reversed) {
    auto& statement = reversed ? *reversed_slice_ : *slice_;
    bind(statement, 1, row);
    bind(statement, 2, start);
    sqlite3_bind_int64(&statement, 3, static_cast<sqlite3_int64>(count));
    return read(statement);
}

std::size_t SqliteCells::scan() {
    return read(*scan_);
}

void SqliteCells::run(const std::string& sql) {
    if (sqlite3_exec(db_.get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
        throw std::runtime_error(std::string("SQLite: ") + sqlite3_errmsg(db_.get()));
    }
}

SqliteCells::Statement SqliteCells::prepare(std::string_view sql) {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v3(db_.get(), sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &statement,
                           nullptr) != SQLITE_OK) {
        throw std::runtime_error(std::string("SQLite: ") + sqlite3_errmsg(db_.get()));
    }
    return Statement(statement);
}

void SqliteCells::bind(sqlite3_stmt& statement, int place, std::string_view text) {
    // Read in place: it outlives the step.
    sqlite3_bind_text(&statement, place, text.data(), static_cast<int>(text.size()), SQLITE_STATIC);
}

std::size_t SqliteCells::read(sqlite3_stmt& statement) {
    std::size_t bytes = 0;
    int status = 0;
    while ((status = sqlite3_step(&statement)) == SQLITE_ROW) {
        for (int i = 0; i < sqlite3_column_count(&statement); ++i) {
            bytes += std::string_view(reinterpret_cast<const char*>(sqlite3_column_text(&statement, i)),
                                      static_cast<std::size_t>(sqlite3_column_bytes(&statement, i)))
                         .size();
        }
    }
    sqlite3_reset(&statement);
    if (status != SQLITE_DONE) {
        throw std::runtime_error(std::string("SQLite: ") + sqlite3_errmsg(db_.get()));
    }
    return bytes;
}

void SqliteCells::step(sqlite3_stmt& statement) {
    read(statement);
}

SqliteCells& sqlite_with(std::size_t rows) {
    static std::map<std::size_t, SqliteCells> made;
    const auto [place, is_new] = made.try_emplace(rows);
    auto& cells = place->second;
    if (is_new) {
        cells.begin();
        for (std::size_t i = 0; i < rows; ++i) {
            cells.put(row_names()[i], "name", VALUE);
        }
        for (const auto& name : column_names()) {
            cells.put("wide", name, VALUE);
        }
        cells.commit();
    }
    return cells;
}

}  // namespace cassia::bench
