#pragma once

#include <string>
#include <vector>

#include "backend/cql/mapping/schema_rows.h"
#include "backend/cql/mapping/table.h"

/// @file
/// Tables as the rows of system_schema.columns tell them, those that others made included.

namespace cassia::cql {

/// @param columns those of this table.
/// @throws InvalidRequestException if the model has no place for such a table, saying which column is in the way.
Table read_table(const std::string& keyspace, const TableRow& row, const std::vector<ColumnRow>& columns,
                 const TextMap& kept);

}  // namespace cassia::cql
