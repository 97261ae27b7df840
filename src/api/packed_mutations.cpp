#include "api/packed_mutations.h"

#include <algorithm>
#include <set>
#include <span>
#include <utility>

#include <cassia/errors.h>

#include "api/read_rows.h"

namespace cassia::detail {
namespace {

std::int32_t to_ttl(const FamilyState& family, std::chrono::seconds ttl) {
    constexpr std::int64_t HIGHEST = 630'720'000;
    if (ttl.count() < 0 || ttl.count() > HIGHEST) {
        throw InvalidRequestException("the time to live for '" + family.name() + "' is " + std::to_string(ttl.count()) +
                                      " s; it must be from 0 (none) to " + std::to_string(HIGHEST));
    }
    return static_cast<std::int32_t>(ttl.count());
}

// Super column, if there is one, and column.
using Path = std::pair<std::string_view, std::string_view>;

Path path_of(const model::Mutation& mutation) {
    if (const auto* insertion = std::get_if<model::Insertion>(&mutation)) {
        return {insertion->super_column.value_or(std::string_view()), insertion->name};
    }
    const auto& addition = std::get<model::Addition>(mutation);
    return {addition.super_column.value_or(std::string_view()), addition.name};
}

void check_shape(const FamilyState& family, const Columns::Entry& entry) {
    if (entry.is_super == family.is_super) {
        return;
    }
    throw TypeError("column '" + entry.name.to_string() + "' of '" + family.name() + "' is given " +
                    (family.is_super ? "a value, and the column family is super: give columns, as in "
                                       "{{\"super column\", {{\"column\", value}}}}"
                                     : "columns, and the column family is standard: give a value"));
}

}  // namespace

void PackedRow::insert(const FamilyState& family, const Columns& columns, std::int64_t timestamp,
                       std::chrono::seconds ttl) {
    const auto seconds = to_ttl(family, ttl);
    const auto first = mutations_.size();
    if (!family.is_super) {
        insert_into(family, std::nullopt, columns, timestamp, seconds);
    }
    for (const auto& entry : columns) {
        if (family.is_super) {
            check_shape(family, entry);
            insert_into(family, keep(family.types->pack_super_column(entry.name, PackFor::Storing)), entry.columns,
                        timestamp, seconds);
        }
    }
    drop_overwritten(first);
}

// Of two columns of one name and timestamp the server would keep the greater value, and not the later one.
void PackedRow::drop_overwritten(std::size_t first) {
    const auto written = std::span(mutations_).subspan(first);
    if (written.size() < 2) {
        return;
    }
    std::vector<Path> paths(written.size());
    std::transform(written.begin(), written.end(), paths.begin(), path_of);
    std::sort(paths.begin(), paths.end());
    if (std::adjacent_find(paths.begin(), paths.end()) == paths.end()) {
        return;
    }
    std::set<Path> later;
    const auto overwritten = [&](const model::Mutation& mutation) { return !later.insert(path_of(mutation)).second; };
    const auto kept =
        std::remove_if(mutations_.rbegin(), mutations_.rend() - static_cast<std::ptrdiff_t>(first), overwritten);
    mutations_.erase(mutations_.begin() + static_cast<std::ptrdiff_t>(first), kept.base());
}

void PackedRow::insert_into(const FamilyState& family, std::optional<std::string_view> super_column,
                            const Columns& columns, std::int64_t timestamp, std::int32_t ttl) {
    mutations_.reserve(mutations_.size() + columns.size());
    for (const auto& entry : columns) {
        if (entry.is_super) {
            check_shape(family, entry);
            throw TypeError("columns of super column '" + entry.name.to_string() + "' of '" + family.name() +
                            "' are nested too deep: a super column holds columns");
        }
        const auto name = keep(family.types->pack_name(entry.name, PackFor::Storing));
        if (family.is_counter) {
            mutations_.emplace_back(model::Addition{super_column, name, entry.value.as<std::int64_t>()});
        } else {
            const auto value = keep(family.types->pack_value(name, entry.name, entry.value));
            mutations_.emplace_back(model::Insertion{super_column, name, value, timestamp, ttl});
        }
    }
}

void PackedRow::add(const FamilyState& family, const Value& super_column, const Value& column, std::int64_t delta) {
    std::optional<std::string_view> parent;
    if (!super_column.is_null()) {
        parent = keep(family.types->pack_super_column(super_column, PackFor::Storing));
    }
    mutations_.emplace_back(model::Addition{parent, keep(family.types->pack_name(column, PackFor::Storing)), delta});
}

void PackedRow::remove(const FamilyState& family, const ColumnNames& columns, const Value& super_column,
                       std::int64_t timestamp) {
    model::Deletion deletion;
    deletion.timestamp = timestamp;
    if (!super_column.is_null()) {
        deletion.super_column = keep(family.types->pack_super_column(super_column, PackFor::Naming));
    }
    if (!columns.is_all()) {
        if (columns.empty()) {
            return;
        }
        auto& names = kept_names_.emplace_back();
        const bool of_super_columns = family.is_super && !deletion.super_column;
        for (const auto& name : columns) {
            names.push_back(of_super_columns ? family.types->pack_super_column(name, PackFor::Naming)
                                             : family.types->pack_name(name, PackFor::Naming));
        }
        deletion.predicate = std::span<const std::string>(names);
    }
    mutations_.emplace_back(std::move(deletion));
}

void send_rows(const FamilyState& family, const std::vector<const PackedRow*>& rows, ConsistencyLevel level,
               std::string_view operation) {
    std::vector<model::RowMutation> views;
    views.reserve(rows.size());
    for (const auto* row : rows) {
        if (!row->empty()) {
            views.push_back(row->view());
        }
    }
    if (!views.empty()) {
        execute(family, model::Mutate{views, false}, level, operation);
    }
}

}  // namespace cassia::detail
