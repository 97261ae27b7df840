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
    /// By a class of the server's, which index_options name.
    CUSTOM = 1,
    /// What Cassandra has for indexes made by CQL.
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
    /// The type of its values, as a class string.
    std::string validation_class = "BytesType";
    /// How it is indexed; none: not.
    std::optional<IndexType> index_type = std::nullopt;
    /// What the index is called; none: the server names it.
    std::optional<std::string> index_name = std::nullopt;
    /// Options of a CUSTOM index.
    std::map<std::string, std::string> index_options = {};

    bool operator==(const ColumnDef&) const = default;
};

/// A column family: every attribute that Cassandra has had since 0.7. Which of them a server knows depends on its
/// version; the embedded store keeps them all and acts on those that mean something to it (the types, column_metadata,
/// gc_grace_seconds, default_time_to_live).
struct CfDef {
    /// The keyspace that it is of.
    std::string keyspace;
    /// Unique in the keyspace.
    std::string name;
    /// "Standard" or "Super".
    std::optional<std::string> column_type;
    /// The type of columns' names, or of super columns'.
    std::optional<std::string> comparator_type;
    /// The type of subcolumns' names; super column families alone.
    std::optional<std::string> subcomparator_type;
    /// Free text.
    std::optional<std::string> comment;
    /// The type of values whose column has none of its own.
    std::optional<std::string> default_validation_class;
    /// The type of row keys. Cassandra 0.7 has none: BytesType.
    std::optional<std::string> key_validation_class;
    /// What CQL calls the row key.
    std::optional<std::string> key_alias;
    /// Columns with a type of their own, or an index.
    std::optional<std::vector<ColumnDef>> column_metadata;
    /// The server's number for it, up to Cassandra 1.2.
    std::optional<std::int32_t> id;
    /// How long a deletion is remembered, in seconds. Default 864000 (ten days).
    std::optional<std::int32_t> gc_grace_seconds;
    /// Time to live of columns inserted without one, in seconds; 0: none.
    std::optional<std::int32_t> default_time_to_live;
    /// The chance, 0 to 1, that a read mends replicas that lag: in all data centres, or in its own.
    /// @{
    std::optional<double> read_repair_chance;
    std::optional<double> dclocal_read_repair_chance;
    /// @}
    /// How many files of similar size are merged at once, at least and at most.
    /// @{
    std::optional<std::int32_t> min_compaction_threshold;
    std::optional<std::int32_t> max_compaction_threshold;
    /// @}
    /// The class that chooses which files are merged, such as SizeTieredCompactionStrategy, and its options.
    /// @{
    std::optional<std::string> compaction_strategy;
    std::optional<std::map<std::string, std::string>> compaction_strategy_options;
    /// @}
    /// How files are compressed: sstable_compression, chunk_length_kb and others.
    std::optional<std::map<std::string, std::string>> compression_options;
    /// The chance, above 0 and below 1, that a Bloom filter looks for a row where it isn't.
    std::optional<double> bloom_filter_fp_chance;
    /// What is cached, "KEYS_ONLY" for instance; as JSON from Cassandra 2.1 on.
    std::optional<std::string> caching;
    /// How many cells of a row are cached, or "ALL"; Cassandra 2.1.
    std::optional<std::string> cells_per_row_to_cache;
    /// How many row keys of a file stand between those that are in memory, at least and at most.
    /// @{
    std::optional<std::int32_t> min_index_interval;
    std::optional<std::int32_t> max_index_interval;
    /// @}
    /// Milliseconds after which writes in memory go to a file; 0: never for that reason.
    std::optional<std::int32_t> memtable_flush_period_in_ms;
    /// When a read is asked of another replica too: "ALWAYS", "NONE", "99.0PERCENTILE", "50.00ms".
    std::optional<std::string> speculative_retry;
    /// Whether what is written to files stays in the system's cache; Cassandra 1.2.
    std::optional<bool> populate_io_cache_on_flush;
    /// Whether counters are replicated as they are written; up to Cassandra 2.0.
    std::optional<bool> replicate_on_write;
    /// The chance that parts of a counter are merged when it is read; Cassandra 0.8 to 1.0.
    std::optional<double> merge_shards_chance;
    /// How many rows, or keys, are cached, or from 0 to 1 what share of them; Cassandra 0.7 to 1.0.
    /// @{
    std::optional<double> row_cache_size;
    std::optional<double> key_cache_size;
    /// @}
    /// Seconds after which the cache of rows, or of keys, is saved; 0: never. Cassandra 0.7 to 1.0.
    /// @{
    std::optional<std::int32_t> row_cache_save_period_in_seconds;
    std::optional<std::int32_t> key_cache_save_period_in_seconds;
    /// @}
    /// How many keys of the cache of rows are saved; Cassandra 1.0.
    std::optional<std::int32_t> row_cache_keys_to_save;
    /// The class that caches rows; Cassandra 0.8 to 1.0.
    std::optional<std::string> row_cache_provider;
    /// When writes in memory go to a file: after minutes, megabytes or millions of operations. Cassandra 0.7.
    /// @{
    std::optional<std::int32_t> memtable_flush_after_mins;
    std::optional<std::int32_t> memtable_throughput_in_mb;
    std::optional<double> memtable_operations_in_millions;
    /// @}

    /// Whether it holds super columns.
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
    /// Unique, in the cluster.
    std::string name;
    /// The class that chooses replicas.
    std::string strategy_class = "SimpleStrategy";
    /// Such as replication_factor, or a number for each data centre.
    std::map<std::string, std::string> strategy_options = {};
    /// How many replicas there are, as Cassandra 0.7 told it.
    std::optional<std::int32_t> replication_factor = std::nullopt;
    /// Whether writes go through the log that makes them last.
    bool durable_writes = true;
    /// Its column families.
    std::vector<CfDef> cf_defs = {};

    bool operator==(const KsDef&) const = default;
};

/// A stretch of the ring and the nodes that hold it.
struct TokenRange {
    /// Exclusive.
    std::string start_token;
    /// Inclusive.
    std::string end_token;
    /// Their addresses.
    std::vector<std::string> endpoints;

    bool operator==(const TokenRange&) const = default;
};

}  // namespace cassia
