#pragma once

#include <string>

#include <cassia/schema.h>

#include "backend/cql/mapping/cql_types.h"
#include "backend/cql/mapping/table.h"

/// @file
/// Which attribute of a column family is the type of which column of its table.

namespace cassia::cql {

/// Calls `visit(name, member, column)` for each such attribute. Where several columns share one, as those of a
/// composite name do, it is none's.
template <typename Visit>
void for_each_type(const Table& table, Visit&& visit) {
    if (table.keys.size() == 1) {
        visit("key_validation_class", &CfDef::key_validation_class, table.keys.front());
    }
    if (table.names.size() == 1) {
        visit("comparator_type", &CfDef::comparator_type, table.names.front());
    }
    if (table.subname) {
        visit("subcomparator_type", &CfDef::subcomparator_type, *table.subname);
    }
    if (table.value) {
        visit("default_validation_class", &CfDef::default_validation_class, *table.value);
    }
}

/// Whether a column can hold what is of this class, in its order. A blob takes the bytes of any type.
inline bool fits(const std::string& class_string, const TableColumn& column) {
    return column.cql_type == "blob" ||
           (to_cql(class_string) == column.cql_type && is_reversed(class_string) == column.descending);
}

}  // namespace cassia::cql
