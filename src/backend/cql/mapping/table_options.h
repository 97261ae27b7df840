#pragma once

#include <optional>
#include <string>
#include <vector>

#include <cassia/schema.h>

#include "backend/cql/mapping/server_version.h"

/// @file
/// The attributes of a column family that are options of a table in CQL.

namespace cassia::cql {

/// Refuses an attribute that this version has no longer, or CQL never had, naming what took its place.
/// @throws InvalidRequestException
void check_attributes_of_cql(const CfDef& definition, ServerVersion version);

/// The options, such as "gc_grace_seconds = 1000". Of a new table (no `before`) those that are given; of an altered one
/// those that change, where an attribute that is empty now gets Cassandra's default.
std::vector<std::string> table_options(const std::optional<CfDef>& before, const CfDef& definition);

/// The replication options of a keyspace, as a map of CQL.
/// @throws InvalidRequestException if this version has not the strategy.
std::string replication_of(const KsDef& definition, ServerVersion version);

}  // namespace cassia::cql
