#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include <cassia/export.h>
#include <cassia/value.h>

/// @file
/// Looking rows up by the values of their columns.
///
///     auto state = cassia::create_index_expression("state", "Utah");
///     auto birthdate = cassia::create_index_expression("birthdate", 1970, cassia::GT);
///     auto clause = cassia::create_index_clause({state, birthdate}, "", 20);
///     for (const auto& [key, user] : users.get_indexed_slices(clause)) { … }
///
/// SystemManager::create_index and drop_index make and drop the indexes.

namespace cassia {

/// How a column's value, on the left, must compare with that of an expression. The numbers are Cassandra's.
enum class IndexOperator : std::int32_t {
    /// Equal.
    EQ = 0,
    /// Greater or equal.
    GTE = 1,
    /// Greater.
    GT = 2,
    /// Less or equal.
    LTE = 3,
    /// Less.
    LT = 4,
};

/// The manual's names: cassia::EQ and the others.
using enum IndexOperator;

/// What one column of a row must be. A row without the column satisfies no expression about it.
struct IndexExpression {
    /// As the comparator has it.
    Value column_name;
    /// Packed by the column's validator; compared in its order.
    Value value;
    /// Default EQ.
    IndexOperator op = EQ;
};

/// Which rows are looked up: those that satisfy every expression, of which one at least must be an EQ on an indexed
/// column.
struct IndexClause {
    /// At least one.
    std::vector<IndexExpression> expressions;
    /// The key to begin with, inclusive, in the order of tokens. Null or empty text: the first row.
    Value start_key = {};
    /// At most so many rows. Default 100.
    std::size_t count = 100;
};

/// What one column of a row must be: `column_name` `op` `value`, as in `age >= 18`.
CASSIA_API IndexExpression create_index_expression(Value column_name, Value value, IndexOperator op = EQ);
/// @throws InvalidRequestError if there is no expression.
CASSIA_API IndexClause create_index_clause(std::vector<IndexExpression> expressions, Value start_key = "",
                                           std::size_t count = 100);

}  // namespace cassia
