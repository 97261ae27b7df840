#include "backend/embedded/writer.h"

#include "backend/embedded/column_selection.h"
#include "backend/embedded/deletions.h"
#include "backend/embedded/index_entry.h"
#include "backend/embedded/prefix_end.h"
#include "backend/embedded/rocksdb_slice.h"
#include "backend/embedded/row_key.h"
#include "backend/embedded/stored_cell.h"

namespace cassia::embedded {

void Writer::write(const Family& family, std::string_view key, std::span<const model::Mutation> mutations) {
    row_key_ = key;
    row_.clear();
    append_row(store_.partitioner(), family.id(), key, row_);
    for (const auto& mutation : mutations) {
        if (const auto* insertion = std::get_if<model::Insertion>(&mutation)) {
            insert(family, *insertion);
        } else if (const auto* addition = std::get_if<model::Addition>(&mutation)) {
            add(family, *addition);
        } else if (family.is_counter()) {
            remove_counters(family, std::get<model::Deletion>(mutation));
        } else {
            remove(family, std::get<model::Deletion>(mutation));
        }
    }
}

void Writer::begin_key(const Family& family, const std::optional<std::string_view>& super_column) {
    key_.assign(row_);
    if (super_column) {
        key_.push_back(COLUMNS_MARK);
        family.super_names().append_inner(*super_column, key_);
    }
}

void Writer::merge_cell(const StoredCell& cell) {
    value_.clear();
    append_cell(cell, value_);
    batch_.Merge(key_, value_);
}

void Writer::merge_deletions(const Deletions& deletions) {
    value_.clear();
    deletions.append_to(value_);
    key_.push_back(DELETIONS_MARK);
    batch_.Merge(key_, value_);
}

void Writer::insert(const Family& family, const model::Insertion& insertion) {
    begin_key(family, insertion.super_column);
    key_.push_back(COLUMNS_MARK);
    family.names().append_last(insertion.name, key_);
    StoredCell cell;
    cell.timestamp = insertion.timestamp;
    cell.value = insertion.value;
    cell.ttl = insertion.ttl > 0 ? insertion.ttl : family.default_time_to_live();
    if (cell.ttl > 0) {
        cell.kind = CellKind::expiring;
        cell.expires = now_ + cell.ttl;
    }
    if (family.names().loses_spelling(insertion.name)) {
        cell.spelling = insertion.name;
    }
    merge_cell(cell);
    if (const auto* found = family.index_of(insertion.name)) {
        key_.clear();
        append_index_key(store_.partitioner(), *found, insertion.value, row_key_, key_);
        value_.clear();
        append_index_entry({.id = store_.next_entry_id(), .expires = cell.ttl > 0 ? cell.expires : IndexEntry::NEVER},
                           value_);
        batch_.Merge(key_, value_);
    }
}

void Writer::add(const Family& family, const model::Addition& addition) {
    begin_key(family, addition.super_column);
    key_.push_back(COLUMNS_MARK);
    family.names().append_last(addition.name, key_);
    merge_cell({.kind = CellKind::counter, .sum = addition.delta});
}

void Writer::remove(const Family& family, const model::Deletion& deletion) {
    if (!deletion.predicate) {
        begin_key(family, deletion.super_column);
        Deletions deletions;
        deletions.add_whole({deletion.timestamp, now_});
        merge_deletions(deletions);
    } else if (const auto* names = std::get_if<std::span<const std::string>>(&*deletion.predicate)) {
        remove_names(family, *names, deletion);
    } else {
        remove_range(family, std::get<model::SliceRange>(*deletion.predicate), deletion);
    }
}

void Writer::remove_names(const Family& family, std::span<const std::string> names, const model::Deletion& deletion) {
    for (const auto& name : names) {
        if (family.is_super() && !deletion.super_column) {
            begin_key(family, name);
            Deletions deletions;
            deletions.add_whole({deletion.timestamp, now_});
            merge_deletions(deletions);
        } else {
            begin_key(family, deletion.super_column);
            key_.push_back(COLUMNS_MARK);
            family.names().append_last(name, key_);
            merge_cell({.kind = CellKind::tombstone, .timestamp = deletion.timestamp, .deleted_at = now_});
        }
    }
}

void Writer::remove_range(const Family& family, const model::SliceRange& range, const model::Deletion& deletion) {
    const bool of_super_columns = family.is_super() && !deletion.super_column;
    const auto selection =
        select_columns(range, of_super_columns ? family.super_names() : family.names(), of_super_columns);
    const auto start = COLUMNS_MARK + selection.lower;
    const auto end = selection.upper.empty() ? std::string(1, END_MARK) : COLUMNS_MARK + selection.upper;
    if (start < end) {
        begin_key(family, deletion.super_column);
        Deletions deletions;
        deletions.add_range(start, end, {deletion.timestamp, now_});
        merge_deletions(deletions);
    }
}

void Writer::remove_counters(const Family& family, const model::Deletion& deletion) {
    const model::ColumnParent parent{family.name(), deletion.super_column};
    if (!deletion.predicate) {
        remove_counter(family, {parent, row_key_, std::nullopt});
    } else if (const auto* names = std::get_if<std::span<const std::string>>(&*deletion.predicate)) {
        for (const auto& name : *names) {
            if (family.is_super() && !deletion.super_column) {
                remove_counter(family, {{family.name(), name}, row_key_, std::nullopt});
            } else {
                remove_counter(family, {parent, row_key_, name});
            }
        }
    } else {
        const bool of_super_columns = family.is_super() && !deletion.super_column;
        const auto selection =
            select_columns(std::get<model::SliceRange>(*deletion.predicate),
                           of_super_columns ? family.super_names() : family.names(), of_super_columns);
        begin_key(family, deletion.super_column);
        auto end = key_ + (selection.upper.empty() ? std::string(1, END_MARK) : COLUMNS_MARK + selection.upper);
        batch_.DeleteRange(key_ + COLUMNS_MARK + selection.lower, end);
    }
}

void Writer::remove_counter(const Family& family, const model::RemoveCounter& request) {
    row_.clear();
    append_row(store_.partitioner(), family.id(), request.key, row_);
    begin_key(family, request.parent.super_column);
    if (request.name) {
        key_.push_back(COLUMNS_MARK);
        family.names().append_last(*request.name, key_);
        batch_.Delete(key_);
    } else {
        batch_.DeleteRange(key_, key_ + END_MARK);
    }
}

}  // namespace cassia::embedded
