#pragma once

#include <cassia/schema.h>
#include <cassia/system_manager.h>

/// @file
/// The attributes that a column family's options and its definition both have, under the manual's names. Each visit is
/// `visit(name, option, attribute)`, with the members of either. column_type is not among them: `super` may stand for
/// it.

namespace cassia::detail {

/// Of names, values and keys.
template <typename Visit>
void for_each_type_attribute(const Visit& visit) {
    visit("comparator_type", &ColumnFamilyOptions::comparator_type, &CfDef::comparator_type);
    visit("subcomparator_type", &ColumnFamilyOptions::subcomparator_type, &CfDef::subcomparator_type);
    visit("default_validation_class", &ColumnFamilyOptions::default_validation_class, &CfDef::default_validation_class);
    visit("key_validation_class", &ColumnFamilyOptions::key_validation_class, &CfDef::key_validation_class);
}

/// What people note.
template <typename Visit>
void for_each_note(const Visit& visit) {
    visit("comment", &ColumnFamilyOptions::comment, &CfDef::comment);
    visit("key_alias", &ColumnFamilyOptions::key_alias, &CfDef::key_alias);
}

/// How rows are kept.
template <typename Visit>
void for_each_setting(const Visit& visit) {
    visit("gc_grace_seconds", &ColumnFamilyOptions::gc_grace_seconds, &CfDef::gc_grace_seconds);
    visit("default_time_to_live", &ColumnFamilyOptions::default_time_to_live, &CfDef::default_time_to_live);
    visit("read_repair_chance", &ColumnFamilyOptions::read_repair_chance, &CfDef::read_repair_chance);
    visit("dclocal_read_repair_chance", &ColumnFamilyOptions::dclocal_read_repair_chance,
          &CfDef::dclocal_read_repair_chance);
    visit("min_compaction_threshold", &ColumnFamilyOptions::min_compaction_threshold, &CfDef::min_compaction_threshold);
    visit("max_compaction_threshold", &ColumnFamilyOptions::max_compaction_threshold, &CfDef::max_compaction_threshold);
    visit("compaction_strategy", &ColumnFamilyOptions::compaction_strategy, &CfDef::compaction_strategy);
    visit("compaction_strategy_options", &ColumnFamilyOptions::compaction_strategy_options,
          &CfDef::compaction_strategy_options);
    visit("compression_options", &ColumnFamilyOptions::compression_options, &CfDef::compression_options);
    visit("bloom_filter_fp_chance", &ColumnFamilyOptions::bloom_filter_fp_chance, &CfDef::bloom_filter_fp_chance);
    visit("caching", &ColumnFamilyOptions::caching, &CfDef::caching);
    visit("cells_per_row_to_cache", &ColumnFamilyOptions::cells_per_row_to_cache, &CfDef::cells_per_row_to_cache);
    visit("min_index_interval", &ColumnFamilyOptions::min_index_interval, &CfDef::min_index_interval);
    visit("max_index_interval", &ColumnFamilyOptions::max_index_interval, &CfDef::max_index_interval);
    visit("memtable_flush_period_in_ms", &ColumnFamilyOptions::memtable_flush_period_in_ms,
          &CfDef::memtable_flush_period_in_ms);
    visit("speculative_retry", &ColumnFamilyOptions::speculative_retry, &CfDef::speculative_retry);
    visit("populate_io_cache_on_flush", &ColumnFamilyOptions::populate_io_cache_on_flush,
          &CfDef::populate_io_cache_on_flush);
    visit("replicate_on_write", &ColumnFamilyOptions::replicate_on_write, &CfDef::replicate_on_write);
    visit("merge_shards_chance", &ColumnFamilyOptions::merge_shards_chance, &CfDef::merge_shards_chance);
    visit("row_cache_size", &ColumnFamilyOptions::row_cache_size, &CfDef::row_cache_size);
    visit("key_cache_size", &ColumnFamilyOptions::key_cache_size, &CfDef::key_cache_size);
    visit("row_cache_save_period_in_seconds", &ColumnFamilyOptions::row_cache_save_period_in_seconds,
          &CfDef::row_cache_save_period_in_seconds);
    visit("key_cache_save_period_in_seconds", &ColumnFamilyOptions::key_cache_save_period_in_seconds,
          &CfDef::key_cache_save_period_in_seconds);
    visit("row_cache_keys_to_save", &ColumnFamilyOptions::row_cache_keys_to_save, &CfDef::row_cache_keys_to_save);
    visit("row_cache_provider", &ColumnFamilyOptions::row_cache_provider, &CfDef::row_cache_provider);
    visit("memtable_flush_after_mins", &ColumnFamilyOptions::memtable_flush_after_mins,
          &CfDef::memtable_flush_after_mins);
    visit("memtable_throughput_in_mb", &ColumnFamilyOptions::memtable_throughput_in_mb,
          &CfDef::memtable_throughput_in_mb);
    visit("memtable_operations_in_millions", &ColumnFamilyOptions::memtable_operations_in_millions,
          &CfDef::memtable_operations_in_millions);
}

/// All of them, in this order.
template <typename Visit>
void for_each_attribute(const Visit& visit) {
    for_each_type_attribute(visit);
    for_each_note(visit);
    for_each_setting(visit);
}

}  // namespace cassia::detail
