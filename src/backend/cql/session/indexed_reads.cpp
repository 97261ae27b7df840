#include "backend/cql/session/indexed_reads.h"

#include <algorithm>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <cassia/cassandra_type.h>
#include <cassia/errors.h>

#include "backend/cql/mapping/alteration_checks.h"
#include "backend/cql/mapping/read_statements.h"

namespace cassia::cql {
namespace {

/// Rows that are looked at together, at least: fewer would be a round trip for each few that match.
constexpr std::int32_t FEWEST_AT_ONCE = 64;

class IndexedRead {
public:
    IndexedRead(const Asking& asking, const model::ReadIndexed& request, detail::Block& block)
        : asking_(asking), table_(asking.family.table()), request_(request), block_(block) {
        for (const auto& expression : request.expressions) {
            names_.push_back(expression.column_name);
        }
    }

    void read() {
        check_values();
        const auto& by = choose();
        std::string from(request_.start_key);
        bool is_behind_start = false;
        for (auto left = request_.count; left > 0;) {
            const auto wanted = names_.size() == 1 ? left : std::max(left, FEWEST_AT_ONCE);
            // The row that the last round ended with comes once more.
            const auto limit = wanted + (is_behind_start ? 1 : 0);
            auto found = look_up(by, from, limit);
            const bool is_last = static_cast<std::int32_t>(found.size()) < limit;
            if (!found.empty()) {
                if (is_behind_start && found.front() == from) {
                    found.erase(found.begin());
                }
                from = found.empty() ? from : found.back();
            }
            auto matching = names_.size() == 1 ? std::move(found) : those_that_match(found);
            matching.resize(std::min(matching.size(), static_cast<std::size_t>(left)));
            read_rows(asking_, request_.parent, matching, request_.predicate, block_).put_into_block(true);
            left -= static_cast<std::int32_t>(matching.size());
            if (is_last) {
                return;
            }
            is_behind_start = true;
        }
    }

private:
    void check_values() const {
        for (const auto& expression : request_.expressions) {
            try {
                asking_.family.value_type(expression.column_name)->validate(expression.value);
            } catch (const TypeError& error) {
                throw InvalidRequestException("an index expression of '" + table_.family +
                                              "' is not valid: " + error.what());
            }
        }
    }

    const model::IndexExpression& choose() const {
        for (const auto& expression : request_.expressions) {
            const auto* const column = find_column(asking_.family.definition(), expression.column_name);
            if (expression.op == model::IndexOperator::EQ && column != nullptr && column->index_type &&
                find_declared(table_, expression.column_name)) {
                return expression;
            }
        }
        throw InvalidRequestException("no expression is an EQ on an indexed column of '" + table_.family +
                                      "'; give one, or create an index");
    }

    std::vector<std::string> look_up(const model::IndexExpression& by, const std::string& from,
                                     std::int32_t limit) const {
        RowRange range;
        if (!from.empty()) {
            range.start_key = from;
        }
        auto execution = asking_.session.send(
            table_, cql::read_indexed(table_, *find_declared(table_, by.column_name), by.value, range, limit),
            asking_.level, asking_.deadline);
        detail::Block scratch;
        const CollectedRows rows(table_, false, scratch);
        std::vector<std::string> keys;
        asking_.session.finish(execution, asking_.deadline, [&](std::span<const OptionalBytes> cells) {
            keys.push_back(rows.key_of(cells));
            return true;
        });
        return keys;
    }

    std::vector<std::string> those_that_match(const std::vector<std::string>& keys) const {
        detail::Block columns;
        auto rows = read_rows(asking_, request_.parent, keys, std::span<const std::string>(names_), columns);
        rows.put_into_block(false);
        std::vector<std::string> matching;
        for (const auto& row : columns.rows) {
            const auto satisfies = [&](const model::IndexExpression& expression) {
                const auto cells = std::span(columns.cells).subspan(row.first, row.count);
                const auto type = asking_.family.value_type(expression.column_name);
                return std::any_of(cells.begin(), cells.end(), [&](const detail::Cell& cell) {
                    return columns.at(cell.name) == expression.column_name &&
                           model::holds(type->compare(columns.at(cell.value), expression.value), expression.op);
                });
            };
            if (std::all_of(request_.expressions.begin(), request_.expressions.end(), satisfies)) {
                matching.emplace_back(columns.at(row.key));
            }
        }
        return matching;
    }

    const Asking& asking_;
    const Table& table_;
    const model::ReadIndexed& request_;
    detail::Block& block_;
    std::vector<std::string> names_;
};

}  // namespace

void read_indexed(const Asking& asking, const model::ReadIndexed& request, detail::Block& block) {
    IndexedRead(asking, request, block).read();
}

}  // namespace cassia::cql
