#pragma once

#include <span>
#include <string>
#include <string_view>

#include "backend/cql/mapping/statement.h"
#include "model/operation.h"

/// @file
/// The statements of reads.
///
/// Some reads take several, which is up to the caller:
/// - Columns that are declared lie apart: read_declared gives them, and they are merged with the others by name.
/// - The first super columns of a row: first_super_columns gives their names, and read_row what is between them.
/// - Rows in reverse, and rows of a composite key in several columns: one by one.
/// - A range of rows where a slice leaves rows empty: read_keys gives the keys, and read_rows the columns.
///
/// A cell whose value is null is none: a row of the table without a value has a name all the same.
/// Exceptions: InvalidRequestException for a name that does not fit the table's columns.

namespace cassia::cql {

/// Columns of one row. The count of a slice goes with it; by names there is none.
Statement read_row(const Table& table, const model::ColumnParent& parent, std::string_view key,
                   const model::SlicePredicate& predicate);

/// Columns of several rows, which come in no order; a slice can't be in reverse.
Statement read_rows(const Table& table, const model::ColumnParent& parent, std::span<const std::string> keys,
                    const model::SlicePredicate& predicate);

/// The names of the first super columns of a slice, as many as its count.
Statement first_super_columns(const Table& table, std::string_view key, const model::SliceRange& slice);

/// All declared columns of one row, or of several.
/// @{
Statement read_declared(const Table& table, std::string_view key);
Statement read_declared(const Table& table, std::span<const std::string> keys);
/// @}

/// How many columns there are, whatever the slice's count; of several rows, those without any are left out.
/// @{
Statement count_row(const Table& table, const model::ColumnParent& parent, std::string_view key,
                    const model::SlicePredicate& predicate);
Statement count_rows(const Table& table, const model::ColumnParent& parent, std::span<const std::string> keys,
                     const model::SlicePredicate& predicate);
/// @}

/// A range of rows that does not wrap around, with tokens as the partitioner's type has them. Its count is of keys.
struct RowRange {
    /// A row key, or a token; neither: open.
    std::optional<std::string_view> start_key;
    std::optional<std::string_view> end_key;
    std::optional<std::string_view> start_token;
    std::optional<std::string_view> end_token;
};

/// The keys of a range, those of rows with declared columns alone included.
Statement read_keys(const Table& table, const RowRange& range, std::int32_t count);

/// The first columns of each row of a range, page by page.
Statement read_range(const Table& table, const RowRange& range, std::int32_t columns);

/// The keys of the rows whose declared column, by its place in the table, has this value. Other expressions of a clause
/// are for the caller to check.
Statement read_indexed(const Table& table, std::size_t column, std::string_view value, const RowRange& range,
                       std::int32_t count);

}  // namespace cassia::cql
