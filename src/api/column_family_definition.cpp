#include "api/column_family_definition.h"

#include <algorithm>
#include <string>

#include <cassia/errors.h>

namespace cassia::detail {
namespace {

template <typename T>
void set(std::optional<T>& attribute, const std::optional<T>& option) {
    if (option) {
        attribute = option;
    }
}

void set(std::optional<std::string>& attribute, const std::optional<Type>& option) {
    if (option) {
        attribute = option->to_full_string();
    }
}

void set_column_type(const ColumnFamilyOptions& options, CfDef& definition) {
    set(definition.column_type, options.column_type);
    if (!options.super) {
        return;
    }
    const std::string wanted = *options.super ? "Super" : "Standard";
    if (options.column_type && options.column_type != wanted) {
        throw InvalidRequestException("super and column_type of '" + definition.name + "' contradict each other");
    }
    definition.column_type = wanted;
}

std::string pack_name(const Type& names, const Value& column, const std::string& family) {
    try {
        return names.pack(column);
    } catch (const TypeError& error) {
        throw TypeError("a column name of '" + family + "': " + error.what());
    }
}

}  // namespace

CfDef describe_column_family(backend::Connection& connection, std::string_view keyspace,
                             std::string_view column_family) {
    std::string names;
    for (auto& family : connection.describe_keyspace(keyspace).cf_defs) {
        if (family.name == column_family) {
            return std::move(family);
        }
        names += (names.empty() ? "'" : ", '") + family.name + '\'';
    }
    throw NotFoundException("no column family '" + std::string(column_family) + "' in keyspace '" +
                            std::string(keyspace) + "' at " + connection.server() + "; it has " +
                            (names.empty() ? "none" : names));
}

void apply(const ColumnFamilyOptions& options, CfDef& definition) {
    set_column_type(options, definition);
    set(definition.comparator_type, options.comparator_type);
    set(definition.subcomparator_type, options.subcomparator_type);
    set(definition.default_validation_class, options.default_validation_class);
    set(definition.key_validation_class, options.key_validation_class);
    set(definition.comment, options.comment);
    set(definition.key_alias, options.key_alias);
    set(definition.gc_grace_seconds, options.gc_grace_seconds);
    set(definition.default_time_to_live, options.default_time_to_live);
    set(definition.read_repair_chance, options.read_repair_chance);
    set(definition.dclocal_read_repair_chance, options.dclocal_read_repair_chance);
    set(definition.min_compaction_threshold, options.min_compaction_threshold);
    set(definition.max_compaction_threshold, options.max_compaction_threshold);
    set(definition.compaction_strategy, options.compaction_strategy);
    set(definition.compaction_strategy_options, options.compaction_strategy_options);
    set(definition.compression_options, options.compression_options);
    set(definition.bloom_filter_fp_chance, options.bloom_filter_fp_chance);
    set(definition.caching, options.caching);
    set(definition.cells_per_row_to_cache, options.cells_per_row_to_cache);
    set(definition.min_index_interval, options.min_index_interval);
    set(definition.max_index_interval, options.max_index_interval);
    set(definition.memtable_flush_period_in_ms, options.memtable_flush_period_in_ms);
    set(definition.speculative_retry, options.speculative_retry);
    set(definition.populate_io_cache_on_flush, options.populate_io_cache_on_flush);
    set(definition.replicate_on_write, options.replicate_on_write);
    set(definition.merge_shards_chance, options.merge_shards_chance);
    set(definition.row_cache_size, options.row_cache_size);
    set(definition.key_cache_size, options.key_cache_size);
    set(definition.row_cache_save_period_in_seconds, options.row_cache_save_period_in_seconds);
    set(definition.key_cache_save_period_in_seconds, options.key_cache_save_period_in_seconds);
    set(definition.row_cache_keys_to_save, options.row_cache_keys_to_save);
    set(definition.row_cache_provider, options.row_cache_provider);
    set(definition.memtable_flush_after_mins, options.memtable_flush_after_mins);
    set(definition.memtable_throughput_in_mb, options.memtable_throughput_in_mb);
    set(definition.memtable_operations_in_millions, options.memtable_operations_in_millions);
    for (const auto& [column, type] : options.column_validation_classes) {
        column_entry(definition, column).validation_class = type.to_full_string();
    }
}

ColumnDef& column_entry(CfDef& definition, const Value& column) {
    const Type names = Type::parse_or_bytes(
        (definition.is_super() ? definition.subcomparator_type : definition.comparator_type).value_or("BytesType"));
    const auto packed = pack_name(names, column, definition.name);
    auto& columns = definition.column_metadata ? *definition.column_metadata : definition.column_metadata.emplace();
    const auto found = std::find_if(columns.begin(), columns.end(),
                                    [&](const ColumnDef& entry) { return names->compare(entry.name, packed) == 0; });
    if (found != columns.end()) {
        return *found;
    }
    columns.push_back({.name = packed});
    return columns.back();
}

}  // namespace cassia::detail
