#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <cassia/schema.h>

#include "backend/cql/mapping/alteration_checks.h"
#include "backend/cql/mapping/server_version.h"

/// @file
/// Changes of schema as statements of CQL, to be carried out in their order. docs/cql-mapping.md shows each.
///
/// Exceptions: InvalidRequestException for what this version of Cassandra, or CQL, does not do; it says what to do
/// instead. TypeError for a class string that is none of ours.

namespace cassia::cql {

std::string create_keyspace(const KsDef& definition, ServerVersion version);
std::string alter_keyspace(const KsDef& definition, ServerVersion version);
std::string drop_keyspace(std::string_view keyspace);

std::vector<std::string> create_column_family(const CfDef& definition, ServerVersion version);

/// From the definition that is known to another one; nothing where they tell the same.
std::vector<std::string> alter_column_family(const KnownFamily& before, const CfDef& definition, ServerVersion version);

std::vector<std::string> drop_column_family(std::string_view keyspace, std::string_view family);

}  // namespace cassia::cql
