#include "server/row_filter.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include <cassia/errors.h>

#include "model/request_checks.h"
#include "server/range_pages.h"
#include "thriftmodel/answers.h"

namespace cassia::server {
namespace {

using Expressions = std::vector<model::IndexExpression>;

constexpr std::int32_t ROWS_AT_A_TIME = 256;
constexpr std::string_view CALL = "get_range_slices";

bool satisfies(const embedded::Family& family, const Expressions& expressions, const detail::Block& block,
               const detail::RowExtent& row) {
    return std::all_of(expressions.begin(), expressions.end(), [&](const model::IndexExpression& expression) {
        const auto* const first = block.cells.data() + row.first;
        return std::any_of(first, first + row.count, [&](const detail::Cell& cell) {
            return family.names().comparator()->compare(block.at(cell.name), expression.column_name) == 0 &&
                   model::holds(
                       family.value_type(expression.column_name)->compare(block.at(cell.value), expression.value),
                       expression.op);
        });
    });
}

void check(const embedded::Family& family, const Expressions& expressions) {
    if (family.is_super()) {
        throw InvalidRequestException("column family '" + family.name() +
                                      "' is super, and a row_filter is for standard column families");
    }
    for (const auto& expression : expressions) {
        family.value_type(expression.column_name)->validate(expression.value);
    }
}

}  // namespace

std::vector<thriftmodel::idl::KeySlice> read_filtered(Session& session, const model::ReadRange& request,
                                                      const Expressions& expressions, ConsistencyLevel level) {
    const auto family = session.family(request.parent.family);
    check(*family, expressions);
    model::check_row_count(request.range.count);
    std::set<std::string> names;
    for (const auto& expression : expressions) {
        names.insert(expression.column_name);
    }
    const std::vector<std::string> tested(names.begin(), names.end());
    const auto wanted = static_cast<std::size_t>(request.range.count);

    std::vector<thriftmodel::idl::KeySlice> found;
    RangePages pages(session, {request.parent, request.range, std::span<const std::string>(tested)}, level, CALL,
                     ROWS_AT_A_TIME);
    while (!pages.is_over() && found.size() < wanted) {
        const auto page = pages.next();
        std::vector<std::string> keys;
        for (const auto& row : page.rows) {
            if (found.size() + keys.size() < wanted && satisfies(*family, expressions, page.block, row)) {
                keys.emplace_back(page.block.at(row.key));
            }
        }
        const model::ReadRows matching{request.parent, keys, request.predicate};
        auto rows = thriftmodel::key_slices_of(session.carry_out(matching, level, CALL).rows);
        for (const auto& row : rows) {
            session.answer().keep(row.columns);
        }
        // A row that has none of the columns asked for is in the answer, as of any range.
        for (auto& key : keys) {
            auto& slice = found.emplace_back();
            const auto row = std::find_if(rows.begin(), rows.end(), [&](const auto& read) { return read.key == key; });
            slice.columns = row == rows.end() ? decltype(slice.columns)() : std::move(row->columns);
            slice.key = std::move(key);
        }
    }
    return found;
}

}  // namespace cassia::server
