#pragma once

#include <vector>

#include <cassia/schema.h>

/// @file
/// Column families that the tests of this folder map.

namespace cassia::cql {

using ColumnDefs = std::vector<ColumnDef>;

inline CfDef family(const char* comparator = "UTF8Type") {
    CfDef definition;
    definition.keyspace = "Keyspace1";
    definition.name = "Users";
    definition.comparator_type = comparator;
    return definition;
}

inline CfDef super_family() {
    auto definition = family();
    definition.column_type = "Super";
    definition.subcomparator_type = "LongType";
    return definition;
}

inline CfDef counters(CfDef definition = family()) {
    definition.default_validation_class = "CounterColumnType";
    return definition;
}

/// With an indexed column 'age'.
inline CfDef users() {
    auto definition = family();
    definition.column_metadata =
        ColumnDefs{{.name = "age", .validation_class = "LongType", .index_type = IndexType::KEYS}};
    return definition;
}

}  // namespace cassia::cql
