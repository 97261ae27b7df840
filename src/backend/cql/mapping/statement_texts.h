#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "backend/cql/mapping/table.h"

/// @file
/// The statements of data, each in one place. docs/cql-mapping.md shows the same table, and a test holds the two
/// together.
///
///     name             text                                                    slots
///     slice            SELECT {cell} FROM {table} WHERE {row}{super}{ends} …   {ends}: AND "column1" >= ?

namespace cassia::cql {

enum class StatementName : std::uint8_t {
    slice,
    by_names,
    slices,
    slices_by_names,
    super_columns,
    declared,
    declared_of_rows,
    count,
    count_by_names,
    counts,
    counts_by_names,
    keys,
    range,
    indexed,
    insert,
    insert_declared,
    add,
    remove_row,
    remove_super_column,
    remove_by_names,
    remove_slice,
    remove_declared,
    truncate,
};

struct StatementText {
    StatementName name;
    std::string_view title;
    std::string_view text;
};

/// In the order of StatementName.
std::span<const StatementText> statement_texts() noexcept;

/// One end of a slice. An open one has no place in the statement: a null must never be bound there, since a deletion up
/// to null leaves a node that does not start again.
struct SliceEnd {
    /// How many clustering columns it tells; 0: it is open.
    std::uint8_t columns = 0;
    bool is_exclusive = false;

    auto operator<=>(const SliceEnd&) const = default;
};

/// One end of a range of rows.
enum class RangeEnd : std::uint8_t {
    OPEN,
    /// A row key, inclusive.
    KEY,
    /// A token: exclusive at the start, inclusive at the finish.
    TOKEN,
};

/// Which statement, with which of its slots: what a prepared statement is found by, together with the table.
struct Form {
    StatementName name = StatementName::slice;
    /// Whether a super column is told.
    bool in_super_column = false;
    /// Of a slice, in the values' own order whatever the column's.
    /// @{
    SliceEnd lowest = {};
    SliceEnd highest = {};
    /// @}
    /// Against the order of the table.
    bool is_backward = false;
    RangeEnd start = RangeEnd::OPEN;
    RangeEnd finish = RangeEnd::OPEN;
    /// Of statements about one declared column: which of the table's.
    std::uint16_t column = 0;

    auto operator<=>(const Form&) const = default;
};

/// The statement, to be prepared.
std::string text_of(const Table& table, const Form& form);

}  // namespace cassia::cql
