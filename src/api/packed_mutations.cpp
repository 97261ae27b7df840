#include "api/packed_mutations.h"

#include <algorithm>
#include <compare>
#include <numeric>
#include <span>
#include <utility>

#include <cassia/errors.h>

#include "api/read_rows.h"
#include "model/limits.h"

namespace cassia::detail {
namespace {

std::int32_t to_ttl(const FamilyState& family, std::chrono::seconds ttl) {
    model::check_ttl(family.name(), ttl.count());
    if (family.is_counter && ttl.count() > 0) {
        throw InvalidRequestException("the time to live for '" + family.name() + "' is " + std::to_string(ttl.count()) +
                                      " s, and the column family holds counters, which never expire; leave it out");
    }
    return static_cast<std::int32_t>(ttl.count());
}

std::int64_t to_delta(const FamilyState& family, const Columns::Entry& entry) {
    try {
        return entry.value.as<std::int64_t>();
    } catch (const TypeError& error) {
        throw TypeError("counter '" + entry.name.to_string() + "' of '" + family.name() + "': " + error.what());
    }
}

// Super column, if there is one, and column.
struct Path {
    std::string_view super_column;
    std::string_view column;
};

Path path_of(const model::Mutation& mutation) {
    if (const auto* insertion = std::get_if<model::Insertion>(&mutation)) {
        return {insertion->super_column.value_or(std::string_view()), insertion->name};
    }
    const auto& addition = std::get<model::Addition>(mutation);
    return {addition.super_column.value_or(std::string_view()), addition.name};
}

// By the comparators, since names of different bytes may be one: 1.0 and 1.00.
std::weak_ordering compare(const FamilyTypes& types, const Path& left, const Path& right) {
    const auto order = types.super_column_name->compare(left.super_column, right.super_column);
    return order == 0 ? types.column_name->compare(left.column, right.column) : order;
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

PackedRow::PackedRow(const FamilyState& family, const Value& key, PackFor use)
    : family_(family.name()),
      key_(family.types->pack_key(key, use)),
      is_counter_(family.is_counter),
      may_retry_(family.may_retry_writes()) {
    model::check_key_size(family_, key_);
}

std::string_view PackedRow::keep_name(const FamilyState& family, const Value& name, PackFor use) {
    const auto kept = keep(family.types->pack_name(name, use));
    model::check_name_size(family_, "column", kept);
    return kept;
}

std::string_view PackedRow::keep_super_column(const FamilyState& family, const Value& name, PackFor use) {
    const auto kept = keep(family.types->pack_super_column(name, use));
    model::check_name_size(family_, "super column", kept);
    return kept;
}

void PackedRow::insert(const FamilyState& family, const Columns& columns, std::int64_t timestamp,
                       std::chrono::seconds ttl) {
    const auto seconds = to_ttl(family, ttl);
    if (!family.is_super) {
        insert_into(family, std::nullopt, columns, timestamp, seconds);
    }
    for (const auto& entry : columns) {
        if (family.is_super) {
            check_shape(family, entry);
            insert_into(family, keep_super_column(family, entry.name, PackFor::Storing), entry.columns, timestamp,
                        seconds);
        }
    }
}

void PackedRow::drop_overwritten(const FamilyTypes& types) {
    const auto order = [&](std::size_t left, std::size_t right) {
        return compare(types, path_of(mutations_[left]), path_of(mutations_[right]));
    };
    bool ascends = true;
    for (std::size_t i = 1; i < mutations_.size() && ascends; ++i) {
        ascends = order(i - 1, i) < 0;
    }
    if (ascends) {
        return;
    }
    std::vector<std::size_t> sorted(mutations_.size());
    std::iota(sorted.begin(), sorted.end(), std::size_t{0});
    std::stable_sort(sorted.begin(), sorted.end(), [&](auto left, auto right) { return order(left, right) < 0; });
    std::vector<bool> is_overwritten(mutations_.size());
    for (std::size_t i = 1; i < sorted.size(); ++i) {
        is_overwritten[sorted[i - 1]] = order(sorted[i - 1], sorted[i]) == 0;
    }
    std::size_t place = 0;
    std::erase_if(mutations_, [&](const model::Mutation&) { return is_overwritten[place++]; });
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
        const auto name = keep_name(family, entry.name, PackFor::Storing);
        if (family.is_counter) {
            mutations_.emplace_back(model::Addition{super_column, name, to_delta(family, entry)});
        } else {
            const auto value = keep(family.types->pack_value(name, entry.name, entry.value));
            mutations_.emplace_back(model::Insertion{super_column, name, value, timestamp, ttl});
        }
    }
}

void PackedRow::add(const FamilyState& family, const Value& super_column, const Value& column, std::int64_t delta) {
    std::optional<std::string_view> parent;
    if (!super_column.is_null()) {
        parent = keep_super_column(family, super_column, PackFor::Storing);
    }
    mutations_.emplace_back(model::Addition{parent, keep_name(family, column, PackFor::Storing), delta});
}

void PackedRow::remove(const FamilyState& family, const ColumnNames& columns, const Value& super_column,
                       std::int64_t timestamp) {
    model::Deletion deletion;
    deletion.timestamp = timestamp;
    if (!super_column.is_null()) {
        deletion.super_column = keep_super_column(family, super_column, PackFor::Naming);
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
            model::check_name_size(family_, of_super_columns ? "super column" : "column", names.back());
        }
        deletion.predicate = std::span<const std::string>(names);
    }
    mutations_.emplace_back(deletion);
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
        execute(family, model::Mutate{views, false}, level, operation, family.may_retry_writes());
    }
}

}  // namespace cassia::detail
