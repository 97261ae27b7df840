#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <cassia/export.h>

/// @file
/// Definitions of keyspaces, column families and columns, as a server describes them.
///
///     for (const auto& [name, family] : system.get_keyspace_column_families("Keyspace1")) {
///         std::cout << name << ' ' << family.comparator_type.value_or("BytesType") << '\n';
///     }
///
/// These are raw: types are class strings, names of columns are bytes. An attribute that the server did not give, or
/// that should stay as it is, is empty.

namespace cassia {

/// How an index is stored. The values are Cassandra's.
enum class IndexType : std::int32_t {
    /// Each indexed value has a row of its own.
    KEYS = 0,
    CUSTOM = 1,
    COMPOSITES = 2,
};

/// The manual's name of it.
inline constexpr IndexType KEYS_INDEX = IndexType::KEYS;

/// How far the building of an index has come.
struct IndexProgress {
    /// Rows looked at, whether they have the column or not.
    std::uint64_t rows_done = 0;
    /// Rows that there are to look at, as far as can be told: never below rows_done, and equal to it in the last
    /// report.
    std::uint64_t rows_estimated = 0;
};

/// Told of the progress of an index, in the thread that builds it. What it throws ends the building.
using IndexProgressListener = std::function<void(const IndexProgress&)>;

/// A column with a validator of its own, or an index.
struct ColumnDef {
    /// Packed as the comparator packs it (the subcomparator, in a super column family).
    std::string name;
    std::string validation_class = "BytesType";
    std::optional<IndexType> index_type = std::nullopt;
    std::optional<std::string> index_name = std::nullopt;
    std::map<std::string, std::string> index_options = {};

    bool operator==(const ColumnDef&) const = default;
};

/// A column family: every attribute that Cassandra has had since 0.7. Which of them a server knows depends on its
/// version; the embedded store keeps them all and acts on those that mean something to it (the types, column_metadata,
/// gc_grace_seconds, default_time_to_live).
struct CfDef {
    std::string keyspace;
    std::string name;
    /// "Standard" or "Super".
    std::optional<std::string> column_type;
    std::optional<std::string> comparator_type;
    std::optional<std::string> subcomparator_type;
    std::optional<std::string> comment;
    std::optional<std::string> default_validation_class;
    std::optional<std::string> key_validation_class;
    std::optional<std::string> key_alias;
    std::optional<std::vector<ColumnDef>> column_metadata;
    std::optional<std::int32_t> id;
    /// How long a deletion is remembered, in seconds. Default 864000 (ten days).
    std::optional<std::int32_t> gc_grace_seconds;
    /// Time to live of columns inserted without one, in seconds; 0: none.
    std::optional<std::int32_t> default_time_to_live;
    std::optional<double> read_repair_chance;
    std::optional<double> dclocal_read_repair_chance;
    std::optional<std::int32_t> min_compaction_threshold;
    std::optional<std::int32_t> max_compaction_threshold;
    std::optional<std::string> compaction_strategy;
    std::optional<std::map<std::string, std::string>> compaction_strategy_options;
    std::optional<std::map<std::string, std::string>> compression_options;
    std::optional<double> bloom_filter_fp_chance;
    std::optional<std::string> caching;
    std::optional<std::string> cells_per_row_to_cache;
    std::optional<std::int32_t> min_index_interval;
    std::optional<std::int32_t> max_index_interval;
    std::optional<std::int32_t> memtable_flush_period_in_ms;
    std::optional<std::string> speculative_retry;
    std::optional<bool> populate_io_cache_on_flush;
    std::optional<bool> replicate_on_write;
    std::optional<double> merge_shards_chance;
    std::optional<double> row_cache_size;
    std::optional<double> key_cache_size;
    std::optional<std::int32_t> row_cache_save_period_in_seconds;
    std::optional<std::int32_t> key_cache_save_period_in_seconds;
    std::optional<std::int32_t> row_cache_keys_to_save;
    std::optional<std::string> row_cache_provider;
    std::optional<std::int32_t> memtable_flush_after_mins;
    std::optional<std::int32_t> memtable_throughput_in_mb;
    std::optional<double> memtable_operations_in_millions;

    bool is_super() const { return column_type == "Super"; }

    /// The entries of column_metadata by their names: what the manual's use_dict_for_col_metadata gives.
    std::map<std::string, ColumnDef> column_metadata_by_name() const {
        std::map<std::string, ColumnDef> by_name;
        if (column_metadata) {
            for (const auto& column : *column_metadata) {
                by_name.emplace(column.name, column);
            }
        }
        return by_name;
    }

    bool operator==(const CfDef&) const = default;
};

/// A keyspace and its column families.
struct KsDef {
    std::string name;
    std::string strategy_class = "SimpleStrategy";
    std::map<std::string, std::string> strategy_options = {};
    std::optional<std::int32_t> replication_factor = std::nullopt;
    bool durable_writes = true;
    std::vector<CfDef> cf_defs = {};

    bool operator==(const KsDef&) const = default;
};

/// A stretch of the ring and the nodes that hold it.
struct TokenRange {
    /// Exclusive.
    std::string start_token;
    /// Inclusive.
    std::string end_token;
    std::vector<std::string> endpoints;

    bool operator==(const TokenRange&) const = default;
};

}  // namespace cassia
