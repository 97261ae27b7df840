#pragma once

#include <optional>
#include <string>

#include <cassia/schema.h>

#include "backend/cql/mapping/cql_literals.h"

/// @file
/// The attributes of a column family that are maps in CQL, both ways.

namespace cassia::cql {

/// {'keys': 'ALL', 'rows_per_partition': 'NONE'} for KEYS_ONLY; none if neither attribute is given.
/// @throws InvalidRequestException if they mean nothing.
std::optional<TextMap> caching_map(const CfDef& definition);
/// Sets caching and cells_per_row_to_cache.
void set_caching(const TextMap& map, CfDef& definition);

/// {'class': 'LeveledCompactionStrategy', …}; none if neither attribute is given.
std::optional<TextMap> compaction_map(const CfDef& definition);
void set_compaction(const TextMap& map, CfDef& definition);

/// {'class': 'LZ4Compressor', 'chunk_length_in_kb': '64'}, whichever version's names the options have; none if they are
/// not given.
std::optional<TextMap> compression_map(const CfDef& definition);
/// The chance that a checksum is checked, which the options have had before it became the table's.
std::optional<std::string> crc_check_chance(const CfDef& definition);
/// Sets compression_options, with the names that Thrift gives them.
void set_compression(const TextMap& map, double crc_check_chance, CfDef& definition);

}  // namespace cassia::cql
