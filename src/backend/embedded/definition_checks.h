#pragma once

#include <string>
#include <string_view>

#include <cassia/schema.h>

/// @file
/// What Cassandra asks of column families.
///
/// @throws InvalidRequestException naming the attribute, what it is and what it may be.

namespace cassia::embedded {

/// Checks the name of a keyspace or column family.
void check_schema_name(std::string_view kind, const std::string& name);

/// The definition with every attribute that matters to the store given: types in full, defaults filled in.
CfDef complete_definition(CfDef definition);

/// Checks a complete definition.
void check_family_definition(const CfDef& definition);

}  // namespace cassia::embedded
