#pragma once

#include <cassia/schema.h>

#include <utility>

/// @file
/// The attributes of a column family under the names that Cassandra and the manual give them.

namespace cassia::model {

/// Calls `visit(name, member)` for every attribute of a column family that may be given when it is created or altered.
template <typename Visit>
void for_each_attribute(Visit&& visit) {
    visit("column_type", &CfDef::column_type);
    visit("comparator_type", &CfDef::comparator_type);
    visit("subcomparator_type", &CfDef::subcomparator_type);
    visit("comment", &CfDef::comment);
    visit("default_validation_class", &CfDef::default_validation_class);
    visit("key_validation_class", &CfDef::key_validation_class);
    visit("key_alias", &CfDef::key_alias);
    visit("column_metadata", &CfDef::column_metadata);
    visit("gc_grace_seconds", &CfDef::gc_grace_seconds);
    visit("default_time_to_live", &CfDef::default_time_to_live);
    visit("read_repair_chance", &CfDef::read_repair_chance);
    visit("dclocal_read_repair_chance", &CfDef::dclocal_read_repair_chance);
    visit("min_compaction_threshold", &CfDef::min_compaction_threshold);
    visit("max_compaction_threshold", &CfDef::max_compaction_threshold);
    visit("compaction_strategy", &CfDef::compaction_strategy);
    visit("compaction_strategy_options", &CfDef::compaction_strategy_options);
    visit("compression_options", &CfDef::compression_options);
    visit("bloom_filter_fp_chance", &CfDef::bloom_filter_fp_chance);
    visit("caching", &CfDef::caching);
    visit("cells_per_row_to_cache", &CfDef::cells_per_row_to_cache);
    visit("min_index_interval", &CfDef::min_index_interval);
    visit("max_index_interval", &CfDef::max_index_interval);
    visit("memtable_flush_period_in_ms", &CfDef::memtable_flush_period_in_ms);
    visit("speculative_retry", &CfDef::speculative_retry);
    visit("populate_io_cache_on_flush", &CfDef::populate_io_cache_on_flush);
    visit("replicate_on_write", &CfDef::replicate_on_write);
    visit("merge_shards_chance", &CfDef::merge_shards_chance);
    visit("row_cache_size", &CfDef::row_cache_size);
    visit("key_cache_size", &CfDef::key_cache_size);
    visit("row_cache_save_period_in_seconds", &CfDef::row_cache_save_period_in_seconds);
    visit("key_cache_save_period_in_seconds", &CfDef::key_cache_save_period_in_seconds);
    visit("row_cache_keys_to_save", &CfDef::row_cache_keys_to_save);
    visit("row_cache_provider", &CfDef::row_cache_provider);
    visit("memtable_flush_after_mins", &CfDef::memtable_flush_after_mins);
    visit("memtable_throughput_in_mb", &CfDef::memtable_throughput_in_mb);
    visit("memtable_operations_in_millions", &CfDef::memtable_operations_in_millions);
}

}  // namespace cassia::model
