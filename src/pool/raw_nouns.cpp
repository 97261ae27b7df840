#include "pool/raw_nouns.h"

#include <span>
#include <string>
#include <utility>
#include <variant>

namespace cassia::pool {
namespace {

/// Adds what a mutation is in the model: one for each column.
struct Adder {
    std::vector<model::Mutation>& mutations;

    void operator()(const raw::Column& column) const { insert(std::nullopt, column); }
    void operator()(const raw::SuperColumn& super_column) const {
        for (const auto& column : super_column.columns) {
            insert(super_column.name, column);
        }
    }
    void operator()(const raw::CounterColumn& column) const { add(std::nullopt, column); }
    void operator()(const raw::CounterSuperColumn& super_column) const {
        for (const auto& column : super_column.columns) {
            add(super_column.name, column);
        }
    }
    void operator()(const raw::Deletion& deletion) const {
        auto& added = std::get<model::Deletion>(mutations.emplace_back(model::Deletion{}));
        added.super_column = view(deletion.super_column);
        added.timestamp = deletion.timestamp;
        if (deletion.predicate) {
            added.predicate = to_model(*deletion.predicate);
        }
    }

private:
    void insert(std::optional<std::string_view> super_column, const raw::Column& column) const {
        mutations.emplace_back(model::Insertion{super_column, column.name, column.value, column.timestamp, column.ttl});
    }
    void add(std::optional<std::string_view> super_column, const raw::CounterColumn& column) const {
        mutations.emplace_back(model::Addition{super_column, column.name, column.value});
    }
};

raw::Column column_of(const detail::Block& block, const detail::Cell& cell) {
    return {.name = std::string(block.at(cell.name)),
            .value = std::string(block.at(cell.value)),
            .timestamp = cell.timestamp,
            .ttl = cell.ttl};
}

raw::SuperColumn column_of(const detail::Block& block, const detail::SuperColumn& super_column) {
    raw::SuperColumn column{.name = std::string(block.at(super_column.name)), .columns = {}};
    for (const auto& cell : std::span(block.cells).subspan(super_column.first, super_column.count)) {
        column.columns.push_back(column_of(block, cell));
    }
    return column;
}

}  // namespace

std::optional<std::string_view> view(const std::optional<std::string>& bytes) {
    return bytes ? std::optional<std::string_view>(*bytes) : std::nullopt;
}

model::ColumnParent to_model(const raw::ColumnParent& parent) {
    return {parent.column_family, view(parent.super_column)};
}

model::SlicePredicate to_model(const raw::SlicePredicate& predicate) {
    if (predicate.column_names) {
        return std::span<const std::string>(*predicate.column_names);
    }
    const auto& range = predicate.slice_range;
    return model::SliceRange{range.start, range.finish, range.reversed, range.count};
}

model::KeyRange to_model(const raw::KeyRange& range) {
    model::KeyRange out{view(range.start_key), view(range.end_key), view(range.start_token), view(range.end_token),
                        range.count};
    if (!out.start_key && !out.start_token) {
        out.start_key = "";
    }
    if (!out.end_key && !out.end_token) {
        out.end_key = "";
    }
    return out;
}

std::vector<model::IndexExpression> to_model(const std::vector<raw::IndexExpression>& expressions) {
    std::vector<model::IndexExpression> out;
    out.reserve(expressions.size());
    for (const auto& [name, value, op] : expressions) {
        // The numbers are the same.
        out.push_back({name, static_cast<model::IndexOperator>(op), value});
    }
    return out;
}

RawMutations::RawMutations(const raw::MutationMap& mutations) {
    for (const auto& [key, families] : mutations) {
        for (const auto& [family, of_row] : families) {
            auto& added = mutations_.emplace_back();
            for (const auto& mutation : of_row) {
                std::visit(Adder{added}, mutation);
                has_counters_ = has_counters_ || std::holds_alternative<raw::CounterColumn>(mutation) ||
                                std::holds_alternative<raw::CounterSuperColumn>(mutation);
            }
            rows_.push_back({family, key, added});
        }
    }
}

std::vector<raw::ColumnOrSuperColumn> columns_of(const detail::Block& block, const detail::RowExtent& row) {
    std::vector<raw::ColumnOrSuperColumn> columns;
    columns.reserve(row.count);
    for (auto i = row.first; i < row.first + row.count; ++i) {
        if (block.of_super_columns) {
            columns.emplace_back(column_of(block, block.super_columns[i]));
        } else {
            columns.emplace_back(column_of(block, block.cells[i]));
        }
    }
    return columns;
}

std::vector<raw::KeySlice> rows_of(const detail::Block& block) {
    std::vector<raw::KeySlice> rows;
    rows.reserve(block.rows.size());
    for (const auto& row : block.rows) {
        rows.push_back({.key = std::string(block.at(row.key)), .columns = columns_of(block, row)});
    }
    return rows;
}

}  // namespace cassia::pool
