#include <algorithm>
#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "backend/thrift/connection.h"
#include "backend/token.h"

/// @file
/// Reads that take several calls.

namespace cassia::thrift {
namespace {

using Names = std::span<const std::string>;

bool asks_for(const model::SlicePredicate& predicate, const std::string& column) {
    if (const auto* const names = std::get_if<Names>(&predicate)) {
        return std::find(names->begin(), names->end(), column) != names->end();
    }
    const auto& slice = std::get<model::SliceRange>(predicate);
    return slice.start.empty() && slice.finish.empty() && !slice.reversed;
}

bool asks_for_all_of_its_clause(const model::ReadIndexed& request) {
    return std::all_of(request.expressions.begin(), request.expressions.end(),
                       [&](const auto& expression) { return asks_for(request.predicate, expression.column_name); });
}

}  // namespace

bool Connection::read_by_several_calls(const model::Operation& operation, backend::Completion& completion,
                                       backend::Deadline deadline) {
    if (const auto* const range = std::get_if<model::ReadRange>(&operation.request)) {
        for (const auto& token : {range->range.start_token, range->range.end_token}) {
            if (token) {
                // 3.11 closes the connection over one that is malformed.
                static_cast<void>(backend::Token::parse(partitioner(deadline), *token));
            }
        }
        if (range->range.start_key && range->range.start_token) {
            read_on(*range, operation, completion, deadline);
            return true;
        }
    } else if (const auto* const indexed = std::get_if<model::ReadIndexed>(&operation.request)) {
        if (!asks_for_all_of_its_clause(*indexed)) {
            read_found(*indexed, operation, completion, deadline);
            return true;
        }
    }
    return false;
}

void Connection::carry_out(const model::Request& request, const model::Operation& operation,
                           backend::Completion& completion, backend::Deadline deadline) {
    const model::Operation call{request, operation.consistency_level, operation.name};
    backend::Completion part;
    part.rows = std::move(completion.rows);
    submit(call, part, deadline);
    wait(part);
    completion.rows = std::move(part.rows);
}

// The API takes a start key with a finish token where the key's token is not behind it. It is behind where the range
// goes on at the ring's start; then what is left lies in two ranges.
void Connection::read_on(const model::ReadRange& request, const model::Operation& operation,
                         backend::Completion& completion, backend::Deadline deadline) {
    const auto read = [&](const model::KeyRange& range) {
        carry_out(model::ReadRange{request.parent, range, request.predicate}, operation, completion, deadline);
    };
    auto range = request.range;
    range.start_token.reset();
    try {
        read(range);
    } catch (const InvalidRequestException&) {
        const auto minimum = backend::minimum_token(partitioner(deadline));
        if (range.end_token == minimum) {
            throw;
        }
        range.end_token = minimum;
        read(range);
        range.start_key.reset();
        range.start_token = minimum;
        range.end_token = request.range.end_token;
        range.count -= static_cast<std::int32_t>(completion.rows.rows.size());
        if (range.count > 0) {
            read(range);
        }
    }
}

// 3.11 finds no row, or leaves columns out, where a clause's columns are not asked for as well, or in reverse. So the
// rows are looked up with those columns, and then read by their keys.
void Connection::read_found(const model::ReadIndexed& request, const model::Operation& operation,
                            backend::Completion& completion, backend::Deadline deadline) {
    std::vector<std::string> columns;
    for (const auto& expression : request.expressions) {
        columns.push_back(expression.column_name);
    }
    auto lookup = request;
    lookup.predicate = Names(columns);
    carry_out(lookup, operation, completion, deadline);
    auto& block = completion.rows;
    if (block.rows.empty()) {
        return;
    }
    const auto found = std::exchange(block.rows, {});
    std::vector<std::string> keys;
    keys.reserve(found.size());
    for (const auto& row : found) {
        keys.emplace_back(block.at(row.key));
    }
    carry_out(model::ReadRows{request.parent, keys, request.predicate}, operation, completion, deadline);
    // A row that has none of the columns is not among those read, and is one of the answer.
    auto read = std::exchange(block.rows, {});
    auto next = read.begin();
    for (std::size_t i = 0; i < found.size(); ++i) {
        const bool has_columns = next != read.end() && block.at(next->key) == keys[i];
        block.rows.push_back(has_columns ? *next++ : detail::RowExtent{found[i].key, 0, 0});
    }
}

}  // namespace cassia::thrift
