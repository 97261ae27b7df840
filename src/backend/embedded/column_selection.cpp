#include "backend/embedded/column_selection.h"

#include <algorithm>
#include <span>
#include <utility>

#include "backend/embedded/row_key.h"

namespace cassia::embedded {
namespace {

void append_name(const NameCodec& names, std::string_view name, bool of_super_columns, std::string& out) {
    if (of_super_columns) {
        names.append_inner(name, out);
    } else {
        names.append_last(name, out);
    }
}

ColumnSelection select_range(const model::SliceRange& range, const NameCodec& names, bool of_super_columns) {
    ColumnSelection selection;
    selection.reversed = range.reversed;
    selection.count = range.count;
    const auto low = range.reversed ? range.finish : range.start;
    const auto high = range.reversed ? range.start : range.finish;
    if (!low.empty()) {
        append_name(names, low, of_super_columns, selection.lower);
    }
    if (!high.empty()) {
        append_name(names, high, of_super_columns, selection.upper);
        // Inclusive: past the name itself, and past all that a super column has.
        selection.upper.push_back(of_super_columns ? END_MARK : '\0');
    }
    return selection;
}

ColumnSelection select_names(std::span<const std::string> wanted, const NameCodec& names, bool of_super_columns) {
    ColumnSelection selection;
    selection.by_name = true;
    selection.count = static_cast<std::int64_t>(wanted.size());
    selection.names.reserve(wanted.size());
    for (const auto& name : wanted) {
        append_name(names, name, of_super_columns, selection.names.emplace_back());
    }
    std::sort(selection.names.begin(), selection.names.end());
    selection.names.erase(std::unique(selection.names.begin(), selection.names.end()), selection.names.end());
    return selection;
}

}  // namespace

ColumnSelection select_columns(const model::SlicePredicate& predicate, const NameCodec& names, bool of_super_columns) {
    if (const auto* range = std::get_if<model::SliceRange>(&predicate)) {
        return select_range(*range, names, of_super_columns);
    }
    return select_names(std::get<std::span<const std::string>>(predicate), names, of_super_columns);
}

}  // namespace cassia::embedded
