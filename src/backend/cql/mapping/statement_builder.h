#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "backend/cql/mapping/statement.h"
#include "model/operation.h"

/// @file
/// Puts a statement together: each call adds what a slot of its text binds, in the order of the text.

namespace cassia::cql {

class StatementBuilder {
public:
    StatementBuilder(const Table& table, StatementName name) : table_(table) { statement_.form.name = name; }

    StatementBuilder& bind(StatementValue value) {
        statement_.values.push_back(std::move(value));
        return *this;
    }

    /// {row}, {rows}
    /// @{
    StatementBuilder& row(std::string_view key);
    StatementBuilder& rows(std::span<const std::string> keys) { return bind(list_bytes(keys)); }
    /// @}

    /// {super}, where one is told.
    StatementBuilder& super(const std::optional<std::string_view>& super_column);

    /// {name}, {names}
    /// @{
    StatementBuilder& name(std::string_view name);
    StatementBuilder& names(std::span<const std::string> names);
    /// @}

    /// {ends}
    StatementBuilder& ends(const model::SliceRange& slice);
    /// {order}
    StatementBuilder& order(const model::SliceRange& slice) {
        statement_.form.is_backward = slice.reversed;
        return *this;
    }

    StatementBuilder& limit(std::int32_t count) { return bind(int_bytes(count)); }

    /// What it has become.
    Statement take() { return std::move(statement_); }
    Form& form() { return statement_.form; }

private:
    std::span<const TableColumn> named() const { return columns_named(table_, statement_.form.in_super_column); }
    SliceEnd end(std::string_view bytes, bool is_lowest, bool descending);

    const Table& table_;
    Statement statement_;
};

}  // namespace cassia::cql
