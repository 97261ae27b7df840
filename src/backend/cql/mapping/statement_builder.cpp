#include "backend/cql/mapping/statement_builder.h"

#include <vector>

#include "backend/cql/mapping/name_parts.h"

namespace cassia::cql {

StatementBuilder& StatementBuilder::row(std::string_view key) {
    for (auto& component : split(key, table_.keys)) {
        bind(std::move(component));
    }
    return *this;
}

StatementBuilder& StatementBuilder::super(const std::optional<std::string_view>& super_column) {
    if (super_column) {
        statement_.form.in_super_column = true;
        bind(std::string(*super_column));
    }
    return *this;
}

StatementBuilder& StatementBuilder::name(std::string_view name) {
    for (auto& component : split(name, named())) {
        bind(std::move(component));
    }
    return *this;
}

StatementBuilder& StatementBuilder::names(std::span<const std::string> names) {
    const auto columns = named();
    if (columns.size() == 1) {
        return bind(list_bytes(names));
    }
    std::vector<std::string> tuples;
    for (const auto& name : names) {
        tuples.push_back(tuple_bytes(split(name, columns)));
    }
    return bind(list_bytes(tuples));
}

// Whichever way the columns lie and the slice goes, the statement compares values by their own order.
StatementBuilder& StatementBuilder::ends(const model::SliceRange& slice) {
    const bool descending = named().front().descending;
    const bool starts_lowest = descending == slice.reversed;
    statement_.form.lowest = end(starts_lowest ? slice.start : slice.finish, true, descending);
    statement_.form.highest = end(starts_lowest ? slice.finish : slice.start, false, descending);
    return *this;
}

SliceEnd StatementBuilder::end(std::string_view bytes, bool is_lowest, bool descending) {
    if (bytes.empty()) {
        return {};
    }
    auto split = split_end(bytes, named());
    // −1 lies before all names that begin so, 1 after them, in the order of the columns.
    const bool is_exclusive = is_lowest != descending ? split.end_of_component > 0 : split.end_of_component < 0;
    const auto columns = split.components.size();
    for (auto& component : split.components) {
        bind(std::move(component));
    }
    return {static_cast<std::uint8_t>(columns), is_exclusive};
}

}  // namespace cassia::cql
