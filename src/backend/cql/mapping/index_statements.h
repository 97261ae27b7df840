#pragma once

#include <string>

#include <cassia/schema.h>

#include "backend/cql/mapping/server_version.h"
#include "backend/cql/mapping/table.h"

/// @file
/// Indexes on declared columns.

namespace cassia::cql {

/// The class of Cassandra 5.0's own index.
inline constexpr std::string_view STORAGE_ATTACHED_INDEX = "StorageAttachedIndex";

/// A storage-attached index where the version has it and the column's type allows it, the classic one elsewhere; a
/// CUSTOM index is of the class that its index_options name.
/// @throws InvalidRequestException if they name none.
std::string create_index(const Table& table, const DeclaredColumn& column, const ColumnDef& definition,
                         ServerVersion version);

std::string drop_index(std::string_view keyspace, std::string_view index_name);

}  // namespace cassia::cql
