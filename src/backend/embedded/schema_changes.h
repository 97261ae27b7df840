#pragma once

#include <string>
#include <string_view>

#include <cassia/schema.h>

#include "backend/embedded/store.h"

/// @file
/// Making, altering and dropping keyspaces and column families. Each returns the new schema version.
///
/// @throws InvalidRequestException, with nothing changed, if a definition is not one that Cassandra would take.

namespace cassia::embedded {

std::string add_keyspace(Store& store, const KsDef& given);
std::string update_keyspace(Store& store, const KsDef& given);
std::string drop_keyspace(Store& store, std::string_view name);

std::string add_column_family(Store& store, const CfDef& given);
/// New indexes are built before it returns, and `progress` is told.
std::string update_column_family(Store& store, const CfDef& given, const IndexProgressListener& progress);
std::string drop_column_family(Store& store, std::string_view keyspace, std::string_view name);

/// Gives the family and its indexes new ids, and empties the old ones' ranges behind.
void truncate_column_family(Store& store, std::string_view keyspace, std::string_view name);

/// Builds the indexes that a crash kept from being built.
void build_missing_indexes(Store& store);

}  // namespace cassia::embedded
