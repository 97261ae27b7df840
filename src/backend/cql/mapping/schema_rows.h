#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "backend/cql/mapping/cql_literals.h"

/// @file
/// The rows that a server describes its schema by, with the columns that matter here, under their own names.

namespace cassia::cql {

/// Of system_schema.keyspaces.
struct KeyspaceRow {
    std::string keyspace_name;
    bool durable_writes = true;
    TextMap replication = {};
};

/// Of system_schema.tables.
struct TableRow {
    std::string table_name;
    double bloom_filter_fp_chance = 0.01;
    TextMap caching = {};
    std::string comment = {};
    TextMap compaction = {};
    TextMap compression = {};
    double crc_check_chance = 1;
    double dclocal_read_repair_chance = 0;
    std::int32_t default_time_to_live = 0;
    std::set<std::string> flags = {};
    std::int32_t gc_grace_seconds = 864'000;
    std::int32_t max_index_interval = 2048;
    std::int32_t memtable_flush_period_in_ms = 0;
    std::int32_t min_index_interval = 128;
    double read_repair_chance = 0;
    std::string speculative_retry = {};
};

/// Of system_schema.columns.
struct ColumnRow {
    std::string table_name;
    std::string column_name;
    std::string column_name_bytes;
    /// "partition_key", "clustering", "regular" or "static".
    std::string kind;
    /// Of a key's column: which of them it is, from 0.
    std::int32_t position = -1;
    /// "asc", "desc" or "none".
    std::string clustering_order = "none";
    std::string type;
};

/// Of system_schema.indexes.
struct IndexRow {
    std::string table_name;
    std::string index_name;
    /// "KEYS", "COMPOSITES" or "CUSTOM".
    std::string kind;
    TextMap options = {};
};

/// The rows of one keyspace.
struct KeyspaceRows {
    KeyspaceRow keyspace;
    std::vector<TableRow> tables = {};
    std::vector<ColumnRow> columns = {};
    std::vector<IndexRow> indexes = {};
    /// Those of our own table, by column family.
    std::map<std::string, TextMap> kept = {};
};

// What they are read by.
inline constexpr std::string_view SELECT_KEYSPACES =
    "SELECT keyspace_name, durable_writes, replication FROM system_schema.keyspaces";
inline constexpr std::string_view SELECT_TABLES =
    "SELECT table_name, bloom_filter_fp_chance, caching, comment, compaction, compression, crc_check_chance, "
    "dclocal_read_repair_chance, default_time_to_live, flags, gc_grace_seconds, max_index_interval, "
    "memtable_flush_period_in_ms, min_index_interval, read_repair_chance, speculative_retry "
    "FROM system_schema.tables WHERE keyspace_name = ?";
inline constexpr std::string_view SELECT_COLUMNS =
    "SELECT table_name, column_name, column_name_bytes, kind, position, clustering_order, type "
    "FROM system_schema.columns WHERE keyspace_name = ?";
inline constexpr std::string_view SELECT_INDEXES =
    "SELECT table_name, index_name, kind, options FROM system_schema.indexes WHERE keyspace_name = ?";

}  // namespace cassia::cql
