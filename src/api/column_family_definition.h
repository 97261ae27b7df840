#pragma once

#include <string_view>

#include <cassia/schema.h>
#include <cassia/system_manager.h>

#include "backend/connection.h"

namespace cassia::detail {

/// The definition of a column family as the server has it.
/// @throws NotFoundException naming those there are, if there is no such column family.
CfDef describe_column_family(backend::Connection& connection, std::string_view keyspace,
                             std::string_view column_family);

/// Puts what `options` give into `definition`; the rest stays.
/// @throws InvalidRequestException if options contradict each other.
/// @throws TypeError if a column's name does not pack.
void apply(const ColumnFamilyOptions& options, CfDef& definition);

/// The entry of a column in column_metadata, made if it isn't there.
ColumnDef& column_entry(CfDef& definition, const Value& column);

}  // namespace cassia::detail
