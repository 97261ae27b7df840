#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include <cassia/consistency.h>

/// @file
/// The data operations that a backend carries out, in bytes.
///
/// They hold views: what they point to must live until the operation is done.

namespace cassia::model {

/// Columns from `start` to `finish`, both inclusive, in the comparator's order (from high to low if `reversed`, where
/// `start` is the high end). Empty: from the row's end, or to it.
struct SliceRange {
    std::string_view start;
    std::string_view finish;
    bool reversed = false;
    std::int32_t count = 100;
};

/// Which columns: these, or those in a range.
using SlicePredicate = std::variant<SliceRange, std::span<const std::string>>;

/// A column family, or one super column in it.
struct ColumnParent {
    std::string_view family;
    std::optional<std::string_view> super_column;
};

/// Rows by key, in the order of `keys`; those that have none of the columns are left out.
struct ReadRows {
    ColumnParent parent;
    std::span<const std::string> keys;
    SlicePredicate predicate;
};

/// How many columns each of `keys` has, in their order; 0 for a row that isn't there.
struct CountColumns {
    ColumnParent parent;
    std::span<const std::string> keys;
    SlicePredicate predicate;
};

/// Rows in the order of their tokens. A start is a key (inclusive) or a token (exclusive), a finish is either
/// (inclusive); empty keys mean an open end. A range of tokens whose start is not below its finish wraps around. A
/// start key beside two tokens: what of their range comes from that row on, which is how a range is read page by page.
struct KeyRange {
    std::optional<std::string_view> start_key = {};
    std::optional<std::string_view> end_key = {};
    std::optional<std::string_view> start_token = {};
    std::optional<std::string_view> end_token = {};
    std::int32_t count = 100;
};

/// Rows of a key range, those without any of the columns included: they come with none.
struct ReadRange {
    ColumnParent parent;
    KeyRange range;
    SlicePredicate predicate;
};

/// The values are those of Cassandra's IndexOperator.
enum class IndexOperator : std::int32_t { EQ = 0, GTE = 1, GT = 2, LTE = 3, LT = 4 };

/// Whether a value that compares so with the expression's satisfies it.
constexpr bool holds(std::weak_ordering order, IndexOperator op) noexcept {
    switch (op) {
        case IndexOperator::EQ: return order == 0;
        case IndexOperator::GTE: return order >= 0;
        case IndexOperator::GT: return order > 0;
        case IndexOperator::LTE: return order <= 0;
        case IndexOperator::LT: return order < 0;
    }
    return false;
}

struct IndexExpression {
    std::string column_name;
    IndexOperator op = IndexOperator::EQ;
    std::string value;
};

/// Rows that satisfy every expression, in token order from `start_key` (inclusive; empty: from the first).
struct ReadIndexed {
    ColumnParent parent;
    std::span<const IndexExpression> expressions;
    std::string_view start_key;
    std::int32_t count = 100;
    SlicePredicate predicate;
};

/// Sets a column.
struct Insertion {
    std::optional<std::string_view> super_column;
    std::string_view name;
    std::string_view value;
    std::int64_t timestamp = 0;
    /// Seconds; 0: none.
    std::int32_t ttl = 0;
};

/// Adds to a counter.
struct Addition {
    std::optional<std::string_view> super_column;
    std::string_view name;
    std::int64_t delta = 0;
};

/// Removes a row, or a super column of it, or of either the columns of a predicate (whose count and direction do not
/// matter).
struct Deletion {
    std::optional<std::string_view> super_column;
    std::optional<SlicePredicate> predicate;
    std::int64_t timestamp = 0;
};

using Mutation = std::variant<Insertion, Addition, Deletion>;

/// Mutations of one row, applied together.
struct RowMutation {
    std::string_view family;
    std::string_view key;
    std::span<const Mutation> mutations;
};

/// Mutations of any number of rows; all of them or none where `atomic`.
struct Mutate {
    std::span<const RowMutation> rows;
    bool atomic = false;
};

/// Removes a counter, or where `name` is empty all counters of a super column or of the row.
struct RemoveCounter {
    ColumnParent parent;
    std::string_view key;
    std::optional<std::string_view> name;
};

using Request = std::variant<ReadRows, CountColumns, ReadRange, ReadIndexed, Mutate, RemoveCounter>;

/// Whether it changes anything.
inline bool is_write(const Request& request) noexcept {
    return std::holds_alternative<Mutate>(request) || std::holds_alternative<RemoveCounter>(request);
}

struct Operation {
    Request request;
    ConsistencyLevel consistency_level = ConsistencyLevel::ONE;
    /// The name that the caller knows it by, such as "multiget", for errors and statistics.
    std::string_view name;
    /// Whether it may be carried out twice, as it may when the first answer was lost.
    bool may_retry = true;
};

}  // namespace cassia::model
