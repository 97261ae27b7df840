#pragma once

#include <string>

#include <cassia/schema.h>

#include "backend/cql/mapping/table.h"

/// @file
/// What CQL can't change of a column family.

namespace cassia::cql {

/// A column family as it is known before it is altered.
struct KnownFamily {
    const CfDef& definition;
    const Table& table;
};

/// That keys, names and values stay of the types that they have in the table, and declared columns declared.
/// @throws InvalidRequestException
void check_alteration_in_cql(const KnownFamily& before, const CfDef& definition);

/// The entry of column_metadata; null if there is none of this name.
const ColumnDef* find_column(const CfDef& definition, const std::string& name);

}  // namespace cassia::cql
