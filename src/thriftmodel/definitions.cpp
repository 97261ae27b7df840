#include "thriftmodel/definitions.h"

#include <vector>

namespace cassia::thriftmodel {
namespace {

idl::ColumnDef to_thrift(const ColumnDef& column) {
    idl::ColumnDef out;
    out.name = column.name;
    out.validation_class = column.validation_class;
    if (column.index_type) {
        out.__set_index_type(static_cast<idl::IndexType::type>(*column.index_type));
    }
    if (column.index_name) {
        out.__set_index_name(*column.index_name);
    }
    if (!column.index_options.empty()) {
        out.__set_index_options(column.index_options);
    }
    return out;
}

ColumnDef from_thrift(const idl::ColumnDef& column) {
    ColumnDef out{.name = column.name, .validation_class = column.validation_class};
    if (column.__isset.index_type) {
        out.index_type = static_cast<IndexType>(column.index_type);
    }
    if (column.__isset.index_name) {
        out.index_name = column.index_name;
    }
    out.index_options = column.index_options;
    return out;
}

/// Calls `visit(our member, their member, what sets it, whether it is set)` for every optional attribute but
/// column_metadata. Thrift keeps whether a member is set in bit fields, which have no addresses.
template <typename Visit>
void for_each_attribute(const Visit& visit) {
    using Theirs = idl::CfDef;
    visit(&CfDef::column_type, &Theirs::column_type, &Theirs::__set_column_type,
          [](const Theirs& family) { return family.__isset.column_type; });
    visit(&CfDef::comparator_type, &Theirs::comparator_type, &Theirs::__set_comparator_type,
          [](const Theirs& family) { return family.__isset.comparator_type; });
    visit(&CfDef::subcomparator_type, &Theirs::subcomparator_type, &Theirs::__set_subcomparator_type,
          [](const Theirs& family) { return family.__isset.subcomparator_type; });
    visit(&CfDef::comment, &Theirs::comment, &Theirs::__set_comment,
          [](const Theirs& family) { return family.__isset.comment; });
    visit(&CfDef::default_validation_class, &Theirs::default_validation_class, &Theirs::__set_default_validation_class,
          [](const Theirs& family) { return family.__isset.default_validation_class; });
    visit(&CfDef::key_validation_class, &Theirs::key_validation_class, &Theirs::__set_key_validation_class,
          [](const Theirs& family) { return family.__isset.key_validation_class; });
    visit(&CfDef::key_alias, &Theirs::key_alias, &Theirs::__set_key_alias,
          [](const Theirs& family) { return family.__isset.key_alias; });
    visit(&CfDef::id, &Theirs::id, &Theirs::__set_id, [](const Theirs& family) { return family.__isset.id; });
    visit(&CfDef::gc_grace_seconds, &Theirs::gc_grace_seconds, &Theirs::__set_gc_grace_seconds,
          [](const Theirs& family) { return family.__isset.gc_grace_seconds; });
    visit(&CfDef::default_time_to_live, &Theirs::default_time_to_live, &Theirs::__set_default_time_to_live,
          [](const Theirs& family) { return family.__isset.default_time_to_live; });
    visit(&CfDef::read_repair_chance, &Theirs::read_repair_chance, &Theirs::__set_read_repair_chance,
          [](const Theirs& family) { return family.__isset.read_repair_chance; });
    visit(&CfDef::dclocal_read_repair_chance, &Theirs::dclocal_read_repair_chance,
          &Theirs::__set_dclocal_read_repair_chance,
          [](const Theirs& family) { return family.__isset.dclocal_read_repair_chance; });
    visit(&CfDef::min_compaction_threshold, &Theirs::min_compaction_threshold, &Theirs::__set_min_compaction_threshold,
          [](const Theirs& family) { return family.__isset.min_compaction_threshold; });
    visit(&CfDef::max_compaction_threshold, &Theirs::max_compaction_threshold, &Theirs::__set_max_compaction_threshold,
          [](const Theirs& family) { return family.__isset.max_compaction_threshold; });
    visit(&CfDef::compaction_strategy, &Theirs::compaction_strategy, &Theirs::__set_compaction_strategy,
          [](const Theirs& family) { return family.__isset.compaction_strategy; });
    visit(&CfDef::compaction_strategy_options, &Theirs::compaction_strategy_options,
          &Theirs::__set_compaction_strategy_options,
          [](const Theirs& family) { return family.__isset.compaction_strategy_options; });
    visit(&CfDef::compression_options, &Theirs::compression_options, &Theirs::__set_compression_options,
          [](const Theirs& family) { return family.__isset.compression_options; });
    visit(&CfDef::bloom_filter_fp_chance, &Theirs::bloom_filter_fp_chance, &Theirs::__set_bloom_filter_fp_chance,
          [](const Theirs& family) { return family.__isset.bloom_filter_fp_chance; });
    visit(&CfDef::caching, &Theirs::caching, &Theirs::__set_caching,
          [](const Theirs& family) { return family.__isset.caching; });
    visit(&CfDef::cells_per_row_to_cache, &Theirs::cells_per_row_to_cache, &Theirs::__set_cells_per_row_to_cache,
          [](const Theirs& family) { return family.__isset.cells_per_row_to_cache; });
    visit(&CfDef::min_index_interval, &Theirs::min_index_interval, &Theirs::__set_min_index_interval,
          [](const Theirs& family) { return family.__isset.min_index_interval; });
    visit(&CfDef::max_index_interval, &Theirs::max_index_interval, &Theirs::__set_max_index_interval,
          [](const Theirs& family) { return family.__isset.max_index_interval; });
    visit(&CfDef::memtable_flush_period_in_ms, &Theirs::memtable_flush_period_in_ms,
          &Theirs::__set_memtable_flush_period_in_ms,
          [](const Theirs& family) { return family.__isset.memtable_flush_period_in_ms; });
    visit(&CfDef::speculative_retry, &Theirs::speculative_retry, &Theirs::__set_speculative_retry,
          [](const Theirs& family) { return family.__isset.speculative_retry; });
    visit(&CfDef::populate_io_cache_on_flush, &Theirs::populate_io_cache_on_flush,
          &Theirs::__set_populate_io_cache_on_flush,
          [](const Theirs& family) { return family.__isset.populate_io_cache_on_flush; });
    visit(&CfDef::replicate_on_write, &Theirs::replicate_on_write, &Theirs::__set_replicate_on_write,
          [](const Theirs& family) { return family.__isset.replicate_on_write; });
    visit(&CfDef::merge_shards_chance, &Theirs::merge_shards_chance, &Theirs::__set_merge_shards_chance,
          [](const Theirs& family) { return family.__isset.merge_shards_chance; });
    visit(&CfDef::row_cache_size, &Theirs::row_cache_size, &Theirs::__set_row_cache_size,
          [](const Theirs& family) { return family.__isset.row_cache_size; });
    visit(&CfDef::key_cache_size, &Theirs::key_cache_size, &Theirs::__set_key_cache_size,
          [](const Theirs& family) { return family.__isset.key_cache_size; });
    visit(&CfDef::row_cache_save_period_in_seconds, &Theirs::row_cache_save_period_in_seconds,
          &Theirs::__set_row_cache_save_period_in_seconds,
          [](const Theirs& family) { return family.__isset.row_cache_save_period_in_seconds; });
    visit(&CfDef::key_cache_save_period_in_seconds, &Theirs::key_cache_save_period_in_seconds,
          &Theirs::__set_key_cache_save_period_in_seconds,
          [](const Theirs& family) { return family.__isset.key_cache_save_period_in_seconds; });
    visit(&CfDef::row_cache_keys_to_save, &Theirs::row_cache_keys_to_save, &Theirs::__set_row_cache_keys_to_save,
          [](const Theirs& family) { return family.__isset.row_cache_keys_to_save; });
    visit(&CfDef::row_cache_provider, &Theirs::row_cache_provider, &Theirs::__set_row_cache_provider,
          [](const Theirs& family) { return family.__isset.row_cache_provider; });
    visit(&CfDef::memtable_flush_after_mins, &Theirs::memtable_flush_after_mins,
          &Theirs::__set_memtable_flush_after_mins,
          [](const Theirs& family) { return family.__isset.memtable_flush_after_mins; });
    visit(&CfDef::memtable_throughput_in_mb, &Theirs::memtable_throughput_in_mb,
          &Theirs::__set_memtable_throughput_in_mb,
          [](const Theirs& family) { return family.__isset.memtable_throughput_in_mb; });
    visit(&CfDef::memtable_operations_in_millions, &Theirs::memtable_operations_in_millions,
          &Theirs::__set_memtable_operations_in_millions,
          [](const Theirs& family) { return family.__isset.memtable_operations_in_millions; });
}

}  // namespace

idl::CfDef to_thrift(const CfDef& family) {
    idl::CfDef out;
    out.keyspace = family.keyspace;
    out.name = family.name;
    for_each_attribute([&](auto ours, auto, auto set, auto) {
        if (const auto& value = family.*ours) {
            (out.*set)(*value);
        }
    });
    if (family.column_metadata) {
        std::vector<idl::ColumnDef> columns;
        for (const auto& column : *family.column_metadata) {
            columns.push_back(to_thrift(column));
        }
        out.__set_column_metadata(columns);
    }
    return out;
}

CfDef from_thrift(const idl::CfDef& family) {
    CfDef out;
    out.keyspace = family.keyspace;
    out.name = family.name;
    for_each_attribute([&](auto ours, auto theirs, auto, auto is_set) {
        if (is_set(family)) {
            out.*ours = family.*theirs;
        }
    });
    if (family.__isset.column_metadata) {
        auto& columns = out.column_metadata.emplace();
        for (const auto& column : family.column_metadata) {
            // 3.11 tells of a column without a name, of its own, in a super column family.
            if (!column.name.empty()) {
                columns.push_back(from_thrift(column));
            }
        }
    }
    return out;
}

idl::KsDef to_thrift(const KsDef& keyspace) {
    idl::KsDef out;
    out.name = keyspace.name;
    out.strategy_class = keyspace.strategy_class;
    out.__set_strategy_options(keyspace.strategy_options);
    if (keyspace.replication_factor) {
        out.__set_replication_factor(*keyspace.replication_factor);
    }
    out.__set_durable_writes(keyspace.durable_writes);
    for (const auto& family : keyspace.cf_defs) {
        out.cf_defs.push_back(to_thrift(family));
    }
    return out;
}

KsDef from_thrift(const idl::KsDef& keyspace) {
    KsDef out{.name = keyspace.name,
              .strategy_class = keyspace.strategy_class,
              .strategy_options = keyspace.strategy_options,
              .durable_writes = !keyspace.__isset.durable_writes || keyspace.durable_writes};
    if (keyspace.__isset.replication_factor) {
        out.replication_factor = keyspace.replication_factor;
    }
    for (const auto& family : keyspace.cf_defs) {
        out.cf_defs.push_back(from_thrift(family));
    }
    return out;
}

}  // namespace cassia::thriftmodel
