#pragma once

#include <map>
#include <string>

#include <cassia/row.h>
#include <cassia/schema.h>
#include <cassia/stats.h>

#include "shell/object.h"

/// @file
/// What the library's calls return, as objects.

namespace cassia::shell {

/// What a read gives beside each value; then a column is (value, timestamp), (value, ttl) or all three.
struct Beside {
    bool timestamp = false;
    bool ttl = false;
};

/// A key, name or value; as bytes where it is not of its type.
Object object_of(const ValueView& view);
/// (name, value)
Object object_of(const ColumnView& column, Beside beside);
/// {name: value}, or {super column: {name: value}}
Object object_of(const Row& row, Beside beside);
/// {key: {name: value}}
Object object_of(const Rows& rows, Beside beside);
/// {key: number}
Object object_of(const Counts& counts);
/// {option: value}
Object object_of(const std::map<std::string, std::string>& options);
/// {attribute: value}, without those that the server does not give; the columns as a list, or as a dict by their names.
Object object_of(const CfDef& definition, bool columns_by_name);
Object object_of(const PoolStats& stats);

}  // namespace cassia::shell
