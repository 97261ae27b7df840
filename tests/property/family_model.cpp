#include "property/family_model.h"

#include <span>
#include <utility>

namespace cassia::test {

FamilyModel::FamilyModel(const CfDef& definition, std::vector<std::string> names, std::vector<std::string> super_names)
    : names_type_(definition.is_super() ? *definition.subcomparator_type : *definition.comparator_type),
      names_(std::move(names)),
      super_names_(std::move(super_names)),
      gc_grace_seconds_(definition.gc_grace_seconds.value_or(864'000)) {
    if (definition.is_super()) {
        super_names_type_ = Type(*definition.comparator_type);
    }
}

FamilyModel::Row& FamilyModel::row(const std::string& key) {
    const auto& own_names = super_names_type_.value_or(names_type_);
    return rows_.try_emplace(key, Row{RowModel(*own_names), SuperColumns(ByComparator{&*own_names})}).first->second;
}

RowModel& FamilyModel::super_column(Row& row, const std::string& name) {
    return row.super_columns.try_emplace(name, *names_type_).first->second;
}

void FamilyModel::apply(const std::string& key, const model::Insertion& insertion, std::int64_t now) {
    ModelCell cell;
    cell.name = insertion.name;
    cell.value = insertion.value;
    cell.timestamp = insertion.timestamp;
    cell.ttl = insertion.ttl;
    if (insertion.ttl > 0) {
        cell.kind = ModelCell::Kind::expiring;
        cell.expires = now + insertion.ttl;
    }
    auto& target = row(key);
    if (insertion.super_column) {
        super_column(target, std::string(*insertion.super_column)).write(cell);
    } else {
        target.own.write(cell);
    }
}

void FamilyModel::apply(const std::string& key, const model::Deletion& deletion, std::int64_t now) {
    const ModelDeletion written{deletion.timestamp, now};
    auto& target = row(key);
    RowModel& level = deletion.super_column ? super_column(target, std::string(*deletion.super_column)) : target.own;
    const bool of_super_columns = is_super() && !deletion.super_column;
    if (!deletion.predicate) {
        level.remove_all(written);
    } else if (const auto* range = std::get_if<model::SliceRange>(&*deletion.predicate)) {
        level.remove_range(std::string(range->start), std::string(range->finish), written,
                           of_super_columns ? super_names_ : names_);
    } else {
        for (const auto& name : std::get<std::span<const std::string>>(*deletion.predicate)) {
            if (of_super_columns) {
                super_column(target, name).remove_all(written);
            } else {
                ModelCell tombstone;
                tombstone.kind = ModelCell::Kind::tombstone;
                tombstone.name = name;
                tombstone.timestamp = deletion.timestamp;
                tombstone.deleted_at = now;
                level.write(tombstone);
            }
        }
    }
}

void FamilyModel::purge(std::int64_t now) {
    const auto cutoff = now - gc_grace_seconds_;
    for (auto& [key, row] : rows_) {
        for (auto& [name, columns] : row.super_columns) {
            columns.purge(now, cutoff, row.own.shadow(name));
            columns.forget_deletions(cutoff);
        }
        row.own.purge(now, cutoff, std::numeric_limits<std::int64_t>::min());
        row.own.forget_deletions(cutoff);
    }
}

std::vector<ModelColumn> FamilyModel::columns(const std::string& key, const std::optional<std::string>& super_column,
                                              std::int64_t now) const {
    const auto found = rows_.find(key);
    if (found == rows_.end()) {
        return {};
    }
    if (!super_column) {
        return found->second.own.columns(now);
    }
    const auto columns = found->second.super_columns.find(*super_column);
    return columns == found->second.super_columns.end()
               ? std::vector<ModelColumn>()
               : columns->second.columns(now, found->second.own.shadow(*super_column));
}

std::vector<FamilyModel::SuperColumn> FamilyModel::super_columns(const std::string& key, std::int64_t now) const {
    std::vector<SuperColumn> all;
    const auto found = rows_.find(key);
    if (found == rows_.end()) {
        return all;
    }
    for (const auto& [name, model] : found->second.super_columns) {
        auto columns = model.columns(now, found->second.own.shadow(name));
        if (!columns.empty()) {
            all.push_back({name, std::move(columns)});
        }
    }
    return all;
}

std::vector<std::string> FamilyModel::keys() const {
    std::vector<std::string> keys;
    for (const auto& [key, row] : rows_) {
        keys.push_back(key);
    }
    return keys;
}

}  // namespace cassia::test
