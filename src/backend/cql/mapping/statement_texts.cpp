#include "backend/cql/mapping/statement_texts.h"

#include <array>

namespace cassia::cql {
namespace {

using enum StatementName;

constexpr std::array TEXTS{
    StatementText{slice, "slice", "SELECT {cell} FROM {table} WHERE {row}{super}{ends}{order} LIMIT ?"},
    StatementText{by_names, "by_names", "SELECT {cell} FROM {table} WHERE {row}{super} AND {names} IN ?"},
    StatementText{slices, "slices",
                  "SELECT {key}, {cell} FROM {table} WHERE {rows}{super}{ends} PER PARTITION LIMIT ?"},
    StatementText{slices_by_names, "slices_by_names",
                  "SELECT {key}, {cell} FROM {table} WHERE {rows}{super} AND {names} IN ?"},
    StatementText{super_columns, "super_columns",
                  "SELECT {supername} FROM {table} WHERE {row}{ends} GROUP BY {key}, {supername}{order} LIMIT ?"},
    StatementText{declared, "declared", "SELECT {distinct}{key}, {declared} FROM {table} WHERE {row}"},
    StatementText{declared_of_rows, "declared_of_rows", "SELECT {distinct}{key}, {declared} FROM {table} WHERE {rows}"},
    StatementText{count, "count", "SELECT COUNT({value}) FROM {table} WHERE {row}{super}{ends}"},
    StatementText{count_by_names, "count_by_names",
                  "SELECT COUNT({value}) FROM {table} WHERE {row}{super} AND {names} IN ?"},
    StatementText{counts, "counts",
                  "SELECT {key}, COUNT({value}) FROM {table} WHERE {rows}{super}{ends} GROUP BY {key}"},
    StatementText{counts_by_names, "counts_by_names",
                  "SELECT {key}, COUNT({value}) FROM {table} WHERE {rows}{super} AND {names} IN ? GROUP BY {key}"},
    StatementText{keys, "keys", "SELECT DISTINCT {key} FROM {table}{range} LIMIT ?"},
    StatementText{range, "range", "SELECT {key}, {cell} FROM {table}{range} PER PARTITION LIMIT ?"},
    StatementText{indexed, "indexed", "SELECT {distinct}{key} FROM {table} WHERE {column} = ?{andrange} LIMIT ?"},
    StatementText{insert, "insert",
                  "UPDATE {table} USING TIMESTAMP ? AND TTL ? SET {value} = ? WHERE {row}{super}{name}"},
    StatementText{insert_declared, "insert_declared",
                  "UPDATE {table} USING TIMESTAMP ? AND TTL ? SET {column} = ? WHERE {row}"},
    StatementText{add, "add", "UPDATE {table} SET {value} = {value} + ? WHERE {row}{super}{name}"},
    StatementText{remove_row, "remove_row", "DELETE FROM {table}{timestamp} WHERE {row}"},
    StatementText{remove_super_column, "remove_super_column", "DELETE FROM {table}{timestamp} WHERE {row}{super}"},
    StatementText{remove_by_names, "remove_by_names",
                  "DELETE FROM {table}{timestamp} WHERE {row}{super} AND {names} IN ?"},
    StatementText{remove_slice, "remove_slice", "DELETE FROM {table}{timestamp} WHERE {row}{super}{ends}"},
    StatementText{remove_declared, "remove_declared", "DELETE {column} FROM {table}{timestamp} WHERE {row}"},
    StatementText{truncate, "truncate", "TRUNCATE {table}"},
};

constexpr bool are_in_order() {
    for (std::size_t i = 0; i < TEXTS.size(); ++i) {
        if (static_cast<std::size_t>(TEXTS[i].name) != i) {
            return false;
        }
    }
    return true;
}
static_assert(are_in_order());

}  // namespace

std::span<const StatementText> statement_texts() noexcept {
    return TEXTS;
}

}  // namespace cassia::cql
