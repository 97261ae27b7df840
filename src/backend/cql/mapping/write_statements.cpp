#include "backend/cql/mapping/write_statements.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string>
#include <variant>

#include <cassia/cassandra_type.h>
#include <cassia/errors.h>

#include "backend/cql/mapping/statement_builder.h"

namespace cassia::cql {
namespace {

using Names = std::span<const std::string>;

/// Appends the statements of one row.
class RowWriter {
public:
    RowWriter(const Table& table, std::string_view key, std::vector<Statement>& statements)
        : table_(table), key_(key), statements_(statements) {}

    void operator()(const model::Insertion& insertion) {
        const auto declared = insertion.super_column ? std::nullopt : find_declared(table_, insertion.name);
        if (!declared) {
            check_has_place();
        }
        StatementBuilder statement(table_, declared ? StatementName::insert_declared : StatementName::insert);
        statement
            .bind(bigint_bytes(insertion.timestamp))
            // Not set: the column family's own.
            .bind(insertion.ttl == 0 ? StatementValue() : int_bytes(insertion.ttl))
            .bind(std::string(insertion.value))
            .row(key_);
        if (declared) {
            statement.form().column = static_cast<std::uint16_t>(*declared);
        } else {
            statement.super(insertion.super_column).name(insertion.name);
        }
        statements_.push_back(statement.take());
    }

    void operator()(const model::Addition& addition) {
        check_has_place();
        statements_.push_back(StatementBuilder(table_, StatementName::add)
                                  .bind(bigint_bytes(addition.delta))
                                  .row(key_)
                                  .super(addition.super_column)
                                  .name(addition.name)
                                  .take());
    }

    void operator()(const model::Deletion& deletion) {
        if (!deletion.predicate) {
            remove_all(deletion.super_column, deletion.timestamp);
        } else if (const auto* const names = std::get_if<Names>(&*deletion.predicate)) {
            remove_names(deletion.super_column, *names, deletion.timestamp);
        } else {
            remove_slice(deletion.super_column, std::get<model::SliceRange>(*deletion.predicate), deletion.timestamp);
        }
    }

    /// A row, or a super column of it.
    void remove_all(const std::optional<std::string_view>& super_column, std::int64_t timestamp) {
        statements_.push_back(
            begin(super_column ? StatementName::remove_super_column : StatementName::remove_row, timestamp)
                .row(key_)
                .super(super_column)
                .take());
    }

    void remove_names(const std::optional<std::string_view>& super_column, Names names, std::int64_t timestamp) {
        std::vector<std::string> others;
        for (const auto& name : names) {
            if (const auto declared = super_column ? std::nullopt : find_declared(table_, name)) {
                remove_declared(*declared, timestamp);
            } else {
                others.push_back(name);
            }
        }
        // In a table of declared columns alone there are none to be removed.
        if (!others.empty() && !table_.names.empty()) {
            statements_.push_back(
                begin(StatementName::remove_by_names, timestamp).row(key_).super(super_column).names(others).take());
        }
    }

    void remove_slice(const std::optional<std::string_view>& super_column, const model::SliceRange& slice,
                      std::int64_t timestamp) {
        if (!super_column) {
            remove_declared_within(slice, timestamp);
        }
        if (!table_.names.empty()) {
            statements_.push_back(
                begin(StatementName::remove_slice, timestamp).row(key_).super(super_column).ends(slice).take());
        }
    }

    /// That columns which are not declared can be there.
    void check_has_place() const {
        if (table_.names.empty() || !table_.value) {
            throw InvalidRequestException("table '" + table_.family + "' of keyspace '" + table_.keyspace +
                                          "' has named columns alone, and takes values in those of column_metadata; "
                                          "add the column to it in CQL");
        }
    }

private:
    StatementBuilder begin(StatementName name, std::int64_t timestamp) const {
        StatementBuilder statement(table_, name);
        if (!table_.has_counters) {
            statement.bind(bigint_bytes(timestamp));
        }
        return statement;
    }

    void remove_declared(std::size_t column, std::int64_t timestamp) {
        auto statement = begin(StatementName::remove_declared, timestamp);
        statement.form().column = static_cast<std::uint16_t>(column);
        statements_.push_back(statement.row(key_).take());
    }

    void remove_declared_within(const model::SliceRange& slice, std::int64_t timestamp) {
        const auto type = Type::parse_or_bytes(table_.names.empty() ? "UTF8Type" : class_string_in(table_.names));
        const auto& first = slice.reversed ? slice.finish : slice.start;
        const auto& last = slice.reversed ? slice.start : slice.finish;
        for (std::size_t i = 0; i < table_.declared.size(); ++i) {
            const auto& name = table_.declared[i].name;
            if ((first.empty() || type->compare(first, name) <= 0) &&
                (last.empty() || type->compare(name, last) <= 0)) {
                remove_declared(i, timestamp);
            }
        }
    }

    const Table& table_;
    std::string_view key_;
    std::vector<Statement>& statements_;
};

}  // namespace

void append_statements(const Table& table, const model::RowMutation& row, std::vector<Statement>& statements) {
    RowWriter writer(table, row.key, statements);
    for (const auto& mutation : row.mutations) {
        std::visit(writer, mutation);
    }
}

Statement remove_counter(const Table& table, const model::RemoveCounter& request) {
    std::vector<Statement> statements;
    RowWriter writer(table, request.key, statements);
    if (request.name) {
        const std::array names = {std::string(*request.name)};
        writer.remove_names(request.parent.super_column, names, 0);
    } else {
        writer.remove_all(request.parent.super_column, 0);
    }
    if (statements.empty()) {
        writer.check_has_place();
    }
    return std::move(statements.at(0));
}

Statement truncate_family(const Table& table) {
    return StatementBuilder(table, StatementName::truncate).take();
}

}  // namespace cassia::cql
