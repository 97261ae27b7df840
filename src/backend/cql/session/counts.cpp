#include "backend/cql/session/counts.h"

#include <variant>

#include "backend/cql/mapping/read_statements.h"
#include "backend/cql/session/ask_each.h"
#include "marshal/big_endian.h"

namespace cassia::cql {
namespace {

using Names = std::span<const std::string>;
using model::SliceRange;

// Whether the server can count them, rather than give them out to be counted.
bool can_be_counted(const Table& table, const model::ColumnParent& parent, const model::SlicePredicate& predicate) {
    const auto* const slice = std::get_if<SliceRange>(&predicate);
    const bool is_limited = slice != nullptr && slice->count < EVERYTHING;
    const bool of_super_columns = table.subname && !parent.super_column;
    return !is_limited && !of_super_columns && table.declared.empty() && table.value && !table.names.empty();
}

}  // namespace

std::vector<std::int64_t> count_rows(const Asking& asking, const model::ColumnParent& parent, Names keys,
                                     const model::SlicePredicate& predicate) {
    std::vector<std::int64_t> counts;
    const auto& table = asking.family.table();
    if (!can_be_counted(table, parent, predicate)) {
        detail::Block block;
        const auto rows = read_rows(asking, parent, keys, predicate, block);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            counts.push_back(rows.count(i));
        }
        return counts;
    }
    const auto* const names = std::get_if<Names>(&predicate);
    counts.resize(keys.size());
    if (names != nullptr && names->empty()) {
        return counts;
    }
    ask_each(
        keys.size(),
        [&](std::size_t i) {
            return asking.session.send(table, count_row(table, parent, keys[i], predicate), asking.level,
                                       asking.deadline);
        },
        [&](Execution& execution, std::size_t i) {
            asking.session.finish(execution, asking.deadline, [&](std::span<const OptionalBytes> cells) {
                counts[i] = cells.empty() || !cells[0] ? 0 : marshal::read_big_endian<std::int64_t>(*cells[0]);
                return true;
            });
        });
    return counts;
}

}  // namespace cassia::cql
