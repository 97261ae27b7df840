#include "backend/cql/mapping/read_statements.h"

#include <variant>

#include "backend/cql/mapping/statement_builder.h"

namespace cassia::cql {
namespace {

using Names = std::span<const std::string>;
using model::ColumnParent;
using model::SlicePredicate;
using model::SliceRange;

// Binds what {range} does.
void bind_range(const RowRange& range, StatementBuilder& statement) {
    const auto bind = [&](const auto& key, const auto& token) {
        if (key) {
            statement.row(*key);
            return RangeEnd::KEY;
        }
        if (token) {
            statement.bind(std::string(*token));
            return RangeEnd::TOKEN;
        }
        return RangeEnd::OPEN;
    };
    statement.form().start = bind(range.start_key, range.start_token);
    statement.form().finish = bind(range.end_key, range.end_token);
}

}  // namespace

Statement read_row(const Table& table, const ColumnParent& parent, std::string_view key,
                   const SlicePredicate& predicate) {
    if (const auto* const names = std::get_if<Names>(&predicate)) {
        return StatementBuilder(table, StatementName::by_names)
            .row(key)
            .super(parent.super_column)
            .names(*names)
            .take();
    }
    const auto& slice = std::get<SliceRange>(predicate);
    return StatementBuilder(table, StatementName::slice)
        .row(key)
        .super(parent.super_column)
        .ends(slice)
        .order(slice)
        .limit(slice.count)
        .take();
}

Statement read_rows(const Table& table, const ColumnParent& parent, std::span<const std::string> keys,
                    const SlicePredicate& predicate) {
    if (const auto* const names = std::get_if<Names>(&predicate)) {
        return StatementBuilder(table, StatementName::slices_by_names)
            .rows(keys)
            .super(parent.super_column)
            .names(*names)
            .take();
    }
    const auto& slice = std::get<SliceRange>(predicate);
    return StatementBuilder(table, StatementName::slices)
        .rows(keys)
        .super(parent.super_column)
        .ends(slice)
        .limit(slice.count)
        .take();
}

Statement first_super_columns(const Table& table, std::string_view key, const SliceRange& slice) {
    return StatementBuilder(table, StatementName::super_columns)
        .row(key)
        .ends(slice)
        .order(slice)
        .limit(slice.count)
        .take();
}

Statement read_declared(const Table& table, std::string_view key) {
    return StatementBuilder(table, StatementName::declared).row(key).take();
}

Statement read_declared(const Table& table, std::span<const std::string> keys) {
    return StatementBuilder(table, StatementName::declared_of_rows).rows(keys).take();
}

Statement count_row(const Table& table, const ColumnParent& parent, std::string_view key,
                    const SlicePredicate& predicate) {
    if (const auto* const names = std::get_if<Names>(&predicate)) {
        return StatementBuilder(table, StatementName::count_by_names)
            .row(key)
            .super(parent.super_column)
            .names(*names)
            .take();
    }
    return StatementBuilder(table, StatementName::count)
        .row(key)
        .super(parent.super_column)
        .ends(std::get<SliceRange>(predicate))
        .take();
}

Statement count_rows(const Table& table, const ColumnParent& parent, std::span<const std::string> keys,
                     const SlicePredicate& predicate) {
    if (const auto* const names = std::get_if<Names>(&predicate)) {
        return StatementBuilder(table, StatementName::counts_by_names)
            .rows(keys)
            .super(parent.super_column)
            .names(*names)
            .take();
    }
    return StatementBuilder(table, StatementName::counts)
        .rows(keys)
        .super(parent.super_column)
        .ends(std::get<SliceRange>(predicate))
        .take();
}

Statement read_keys(const Table& table, const RowRange& range, std::int32_t count) {
    StatementBuilder statement(table, StatementName::keys);
    bind_range(range, statement);
    return statement.limit(count).take();
}

Statement read_range(const Table& table, const RowRange& range, std::int32_t columns) {
    StatementBuilder statement(table, StatementName::range);
    bind_range(range, statement);
    return statement.limit(columns).take();
}

Statement read_indexed(const Table& table, std::size_t column, std::string_view value, const RowRange& range,
                       std::int32_t count) {
    StatementBuilder statement(table, StatementName::indexed);
    statement.form().column = static_cast<std::uint16_t>(column);
    statement.bind(std::string(value));
    bind_range(range, statement);
    return statement.limit(count).take();
}

}  // namespace cassia::cql
