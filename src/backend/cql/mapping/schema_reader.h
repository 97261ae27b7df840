#pragma once

#include <map>
#include <string>

#include <cassia/schema.h>

#include "backend/cql/mapping/schema_rows.h"
#include "backend/cql/mapping/server_version.h"
#include "backend/cql/mapping/table.h"

/// @file
/// Definitions of keyspaces and column families from the rows that a server describes its schema by.

namespace cassia::cql {

/// A column family as it is read.
struct DescribedFamily {
    CfDef definition;
    Table table;
    /// On 3.11, which shows tables of Thrift's in one of two ways: whether this one is whole in the compact view alone,
    /// or without it (STARTUP's NO_COMPACT) alone. Neither: in both.
    enum class View { EITHER, COMPACT, NO_COMPACT } view = View::EITHER;
};

struct DescribedKeyspace {
    /// With the column families that can be opened.
    KsDef definition;
    std::map<std::string, DescribedFamily> families;
    /// Why the other tables can't be, by their names.
    std::map<std::string, std::string> refused;
};

DescribedKeyspace describe(const KeyspaceRows& rows, ServerVersion version);

/// The keyspace alone.
KsDef describe(const KeyspaceRow& row);

}  // namespace cassia::cql
