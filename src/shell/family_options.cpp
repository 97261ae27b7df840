#include "shell/family_options.h"

#include <string_view>

#include "shell/arguments.h"

namespace cassia::shell {
namespace {

/// Calls `visit` with the name of each attribute and its place in the options, in the order in which help lists them.
template <typename Visit>
void for_each_attribute(ColumnFamilyOptions& options, const Visit& visit) {
    visit("column_validation_classes", options.column_validation_classes);
    visit("super", options.super);
    visit("column_type", options.column_type);
    visit("comparator_type", options.comparator_type);
    visit("subcomparator_type", options.subcomparator_type);
    visit("default_validation_class", options.default_validation_class);
    visit("key_validation_class", options.key_validation_class);
    visit("comment", options.comment);
    visit("key_alias", options.key_alias);
    visit("gc_grace_seconds", options.gc_grace_seconds);
    visit("default_time_to_live", options.default_time_to_live);
    visit("read_repair_chance", options.read_repair_chance);
    visit("dclocal_read_repair_chance", options.dclocal_read_repair_chance);
    visit("min_compaction_threshold", options.min_compaction_threshold);
    visit("max_compaction_threshold", options.max_compaction_threshold);
    visit("compaction_strategy", options.compaction_strategy);
    visit("compaction_strategy_options", options.compaction_strategy_options);
    visit("compression_options", options.compression_options);
    visit("bloom_filter_fp_chance", options.bloom_filter_fp_chance);
    visit("caching", options.caching);
    visit("cells_per_row_to_cache", options.cells_per_row_to_cache);
    visit("min_index_interval", options.min_index_interval);
    visit("max_index_interval", options.max_index_interval);
    visit("memtable_flush_period_in_ms", options.memtable_flush_period_in_ms);
    visit("speculative_retry", options.speculative_retry);
    visit("populate_io_cache_on_flush", options.populate_io_cache_on_flush);
    visit("replicate_on_write", options.replicate_on_write);
    visit("merge_shards_chance", options.merge_shards_chance);
    visit("row_cache_size", options.row_cache_size);
    visit("key_cache_size", options.key_cache_size);
    visit("row_cache_save_period_in_seconds", options.row_cache_save_period_in_seconds);
    visit("key_cache_save_period_in_seconds", options.key_cache_save_period_in_seconds);
    visit("row_cache_keys_to_save", options.row_cache_keys_to_save);
    visit("row_cache_provider", options.row_cache_provider);
    visit("memtable_flush_after_mins", options.memtable_flush_after_mins);
    visit("memtable_throughput_in_mb", options.memtable_throughput_in_mb);
    visit("memtable_operations_in_millions", options.memtable_operations_in_millions);
}

}  // namespace

std::string family_parameters() {
    std::string parameters;
    ColumnFamilyOptions options;
    for_each_attribute(options, [&](std::string_view name, const auto& /*option*/) {
        parameters += (parameters.empty() ? "" : ", ") + std::string(name) + "=None";
    });
    return parameters;
}

ColumnFamilyOptions family_options(const Arguments& arguments) {
    ColumnFamilyOptions options;
    for_each_attribute(options, [&](std::string_view name, auto& option) { arguments.take(name, option); });
    return options;
}

}  // namespace cassia::shell
