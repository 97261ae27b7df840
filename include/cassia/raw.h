#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <cassia/index.h>

/// @file
/// What a ConnectionLease's operations take and return: Cassandra's own requests, in bytes.
///
///     namespace raw = cassia::raw;
///     auto lease = pool.get();
///     lease.insert("thobbs", {"Users"}, {.name = "name", .value = "Tyler", .timestamp = cassia::gm_timestamp()});
///     for (const auto& found : lease.get_slice("thobbs", {"Users"}, {.slice_range = {.count = 10}})) {
///         std::cout << std::get<raw::Column>(found).value << '\n';
///     }
///
/// Nothing is packed, unpacked or read of the schema: row keys, names and values are the bytes that the types in
/// types.h pack to. Names are those of Cassandra's Thrift API.

namespace cassia::raw {

/// A column family, or one super column in each of its rows.
struct ColumnParent {
    /// Its name.
    std::string column_family;
    /// Default none: the rows themselves.
    std::optional<std::string> super_column = std::nullopt;
};

/// One column, a super column, or a row.
struct ColumnPath {
    /// Its name.
    std::string column_family;
    /// Default none: the path leads through none.
    std::optional<std::string> super_column = std::nullopt;
    /// None: all of the super column, or of the row. In a super column family, without `super_column`: the super column
    /// of this name.
    std::optional<std::string> column = std::nullopt;
};

/// Columns from `start` to `finish`, both inclusive, in the comparator's order.
struct SliceRange {
    /// Empty: the row's end; with `reversed` its high end.
    std::string start = {};
    /// Empty: to the row's other end.
    std::string finish = {};
    /// From high to low.
    bool reversed = false;
    /// At most so many. Default 100; 0: none.
    std::int32_t count = 100;
};

/// Which columns; of a super column family, without a super column in the parent, which super columns.
struct SlicePredicate {
    /// Those of these names, in the comparator's order: `{.column_names = {{"a", "b"}}}`. None: those of slice_range.
    std::optional<std::vector<std::string>> column_names = std::nullopt;
    /// Used where no names are given.
    SliceRange slice_range = {};
};

/// Rows in the order of their tokens. Each end is a key or a token, a finish key needs a start key. By default all.
///
/// Keys are inclusive; an empty one is an open end. A start token is exclusive, and a range whose tokens do not rise
/// goes around the ring. A start key beside two tokens: what of their range comes from that row on.
struct KeyRange {
    /// Default: an open end, unless there is a start token.
    std::optional<std::string> start_key = std::nullopt;
    /// Default: an open end, unless there is an end token.
    std::optional<std::string> end_key = std::nullopt;
    /// Exclusive. In place of a start key, or beside one.
    std::optional<std::string> start_token = std::nullopt;
    /// Inclusive. In place of an end key.
    std::optional<std::string> end_token = std::nullopt;
    /// At most so many rows, at least 1. Default 100.
    std::int32_t count = 100;
};

/// What one column of a row must be.
struct IndexExpression {
    /// As the comparator packs it.
    std::string column_name;
    /// As the column's validator packs it.
    std::string value;
    /// Default EQ.
    IndexOperator op = EQ;
};

/// Rows that satisfy every expression, of which one at least must be an EQ on an indexed column.
struct IndexClause {
    /// At least one.
    std::vector<IndexExpression> expressions;
    /// Inclusive, in the order of tokens. Empty: the first row.
    std::string start_key = {};
    /// At most so many rows, at least 1. Default 100.
    std::int32_t count = 100;
};

/// A column. A counter that was read is one, its value 8 bytes, the highest first.
struct Column {
    /// As the comparator packs it.
    std::string name;
    /// As the column's validator packs it.
    std::string value = {};
    /// Microseconds since 1970 by convention: gm_timestamp() is the present. The higher one wins.
    std::int64_t timestamp = 0;
    /// Seconds; 0: for good.
    std::int32_t ttl = 0;

    bool operator==(const Column&) const = default;
};

/// A super column with its columns.
struct SuperColumn {
    /// As the comparator packs it.
    std::string name;
    /// In the order of the subcomparator, where they were read.
    std::vector<Column> columns;

    bool operator==(const SuperColumn&) const = default;
};

/// What is read of a row: columns of a standard column family, or of a super column; else super columns.
using ColumnOrSuperColumn = std::variant<Column, SuperColumn>;

/// A row, or the part of it that was asked for.
struct KeySlice {
    /// As the key's type packs it.
    std::string key;
    /// In the comparator's order; none: the row is empty, or has none of those asked for.
    std::vector<ColumnOrSuperColumn> columns;

    bool operator==(const KeySlice&) const = default;
};

/// What is added to a counter.
struct CounterColumn {
    /// As the comparator packs it.
    std::string name;
    /// May be negative.
    std::int64_t value = 0;
};

/// What is added to counters of a super column.
struct CounterSuperColumn {
    /// As the comparator packs it.
    std::string name;
    /// The counters.
    std::vector<CounterColumn> columns;
};

/// Removes what was written up to a timestamp: a row, a super column, or of either the columns of a predicate.
struct Deletion {
    /// Microseconds since 1970 by convention; what is later stays.
    std::int64_t timestamp = 0;
    /// Default none: columns of the row itself, or all of it.
    std::optional<std::string> super_column = std::nullopt;
    /// Its names, or its range; count and direction do not matter.
    std::optional<SlicePredicate> predicate = std::nullopt;
};

/// One change of a row: a column written, counted or removed.
using Mutation = std::variant<Column, SuperColumn, CounterColumn, CounterSuperColumn, Deletion>;

/// By row key and column family. Mutations of a row of a column family are applied together.
using MutationMap = std::map<std::string, std::map<std::string, std::vector<Mutation>>>;

}  // namespace cassia::raw
