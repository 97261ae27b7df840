#include "thriftmodel/received_requests.h"

#include <optional>
#include <span>
#include <string>

#include <cassia/errors.h>

namespace cassia::thriftmodel {
namespace {

[[noreturn]] void refuse(const std::string& what) {
    throw InvalidRequestException(what);
}

std::string of(std::string_view family) {
    return " of column family '" + std::string(family) + '\'';
}

std::optional<std::string_view> if_set(bool is_set, const std::string& bytes) {
    return is_set ? std::optional<std::string_view>(bytes) : std::nullopt;
}

void check_commutative(std::string_view family, bool counters, bool given) {
    if (counters && !given) {
        refuse("column family '" + std::string(family) + "' holds counters; add to them, in a counter column");
    }
    if (!counters && given) {
        refuse("column family '" + std::string(family) + "' does not hold counters; give a column with a value");
    }
}

model::Addition addition_of(const idl::CounterColumn& column) {
    return {.super_column = std::nullopt, .name = column.name, .delta = column.value};
}

void append_columns(std::string_view family, bool counters, const idl::ColumnOrSuperColumn& given,
                    std::vector<model::Mutation>& out) {
    const auto& is_set = given.__isset;
    if (is_set.column + is_set.super_column + is_set.counter_column + is_set.counter_super_column != 1) {
        refuse("a ColumnOrSuperColumn" + of(family) +
               " must have exactly one of column, super_column, counter_column and counter_super_column");
    }
    check_commutative(family, counters, is_set.counter_column || is_set.counter_super_column);
    if (is_set.column) {
        out.emplace_back(to_model(family, given.column));
    }
    for (const auto& column : given.super_column.columns) {
        auto insertion = to_model(family, column);
        insertion.super_column = given.super_column.name;
        out.emplace_back(insertion);
    }
    if (is_set.counter_column) {
        out.emplace_back(addition_of(given.counter_column));
    }
    for (const auto& column : given.counter_super_column.columns) {
        auto addition = addition_of(column);
        addition.super_column = given.counter_super_column.name;
        out.emplace_back(addition);
    }
}

model::Deletion deletion_of(std::string_view family, bool counters, const idl::Deletion& given) {
    if (!given.__isset.timestamp && !counters) {
        refuse("a deletion" + of(family) + " has no timestamp; only in a family of counters may it be left out");
    }
    model::Deletion deletion{.super_column = if_set(given.__isset.super_column, given.super_column),
                             .predicate = std::nullopt,
                             .timestamp = given.timestamp};
    if (given.__isset.predicate) {
        deletion.predicate = to_model(given.predicate);
    }
    return deletion;
}

}  // namespace

ConsistencyLevel to_model(idl::ConsistencyLevel::type level) noexcept {
    // The numbers are the same.
    return static_cast<ConsistencyLevel>(level);
}

model::ColumnParent to_model(const idl::ColumnParent& parent) {
    return {parent.column_family, if_set(parent.__isset.super_column, parent.super_column)};
}

model::ColumnParent parent_of(const idl::ColumnPath& path) {
    return {path.column_family, if_set(path.__isset.super_column, path.super_column)};
}

model::SlicePredicate to_model(const idl::SlicePredicate& predicate) {
    if (predicate.__isset.column_names == predicate.__isset.slice_range) {
        refuse("a SlicePredicate must have exactly one of column_names and slice_range");
    }
    if (predicate.__isset.column_names) {
        return std::span<const std::string>(predicate.column_names);
    }
    const auto& range = predicate.slice_range;
    return model::SliceRange{range.start, range.finish, range.reversed, range.count};
}

model::KeyRange to_model(const idl::KeyRange& range) {
    const auto& is_set = range.__isset;
    return {.start_key = if_set(is_set.start_key, range.start_key),
            .end_key = if_set(is_set.end_key, range.end_key),
            .start_token = if_set(is_set.start_token, range.start_token),
            .end_token = if_set(is_set.end_token, range.end_token),
            .count = range.count};
}

std::vector<model::IndexExpression> to_model(const std::vector<idl::IndexExpression>& expressions) {
    std::vector<model::IndexExpression> out;
    out.reserve(expressions.size());
    for (const auto& expression : expressions) {
        if (expression.op < idl::IndexOperator::EQ || expression.op > idl::IndexOperator::LT) {
            refuse("an index expression has the operator " + std::to_string(expression.op) +
                   "; those there are go from EQ (0) to LT (4)");
        }
        out.push_back({expression.column_name, static_cast<model::IndexOperator>(expression.op), expression.value});
    }
    return out;
}

model::Insertion to_model(std::string_view family, const idl::Column& column) {
    if (!column.__isset.value || !column.__isset.timestamp) {
        refuse("a column" + of(family) + " has no " + (column.__isset.value ? "timestamp" : "value") + "; give it one");
    }
    return {.super_column = std::nullopt,
            .name = column.name,
            .value = column.value,
            .timestamp = column.timestamp,
            .ttl = column.__isset.ttl ? column.ttl : 0};
}

void append(std::string_view family, bool counters, const idl::Mutation& mutation, std::vector<model::Mutation>& out) {
    if (mutation.__isset.column_or_supercolumn == mutation.__isset.deletion) {
        refuse("a Mutation" + of(family) + " must have exactly one of column_or_supercolumn and deletion");
    }
    if (mutation.__isset.deletion) {
        out.emplace_back(deletion_of(family, counters, mutation.deletion));
    } else {
        append_columns(family, counters, mutation.column_or_supercolumn, out);
    }
}

}  // namespace cassia::thriftmodel
