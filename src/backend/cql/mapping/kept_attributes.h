#pragma once

#include <string>
#include <string_view>

#include <cassia/schema.h>

#include "backend/cql/mapping/cql_literals.h"
#include "backend/cql/mapping/table.h"

/// @file
/// What a column family is and CQL has no place for: kept in a table of the keyspace, a row a family.
///
///     family   attributes
///     Users    {'comparator_type': '…DateType', 'validation_class 0x616765': '…IntegerType', 'column_type': 'Super'}
///
/// An attribute is kept where the table alone would tell another one. Who changes a table by other means makes what is
/// kept wrong: it counts only as long as it fits the types of the table.

namespace cassia::cql {

/// Its name, which no column family can have.
inline constexpr std::string_view KEPT_TABLE = "cassia_schema";

/// What is to be kept of a definition.
TextMap kept_attributes(const CfDef& definition, const Table& table);

/// Puts what was kept into the definition that was read from `table`.
void restore_attributes(const TextMap& kept, const Table& table, CfDef& definition);

// The statements about the table.
std::string create_kept_table(std::string_view keyspace);
std::string keep(const CfDef& definition, const Table& table);
std::string forget(std::string_view keyspace, std::string_view family);

}  // namespace cassia::cql
