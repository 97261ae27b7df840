#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <cassia/schema.h>

#include "backend/cql/mapping/server_version.h"

/// @file
/// How a column family lies in a table of CQL:
///
///     key         name                value     declared columns, static
///     "key" blob | "column1" text | "value" blob | "age" bigint, "email" text, …
///
/// Each column of a row is a row of the table, but for those that column_metadata declares: those have columns of their
/// own, with their types, so that they can be indexed. A super column family has one more clustering column, for the
/// subcolumns. Tables that Thrift or someone else made may have a composite row key, or composite names, in several
/// columns, and a table of named columns alone has neither names nor a value.

namespace cassia::cql {

struct TableColumn {
    std::string identifier;
    std::string cql_type;
    /// Of a clustering column: whether it sorts from high to low.
    bool descending = false;

    bool operator==(const TableColumn&) const = default;
};

/// A column that column_metadata declares, and its values lie in a column of the table.
struct DeclaredColumn {
    std::string identifier;
    /// Packed as the comparator packs it.
    std::string name;
    std::string cql_type;

    bool operator==(const DeclaredColumn&) const = default;
};

struct Table {
    std::string keyspace;
    std::string family;
    /// Those of the row key: one, or the components of a composite key.
    std::vector<TableColumn> keys;
    /// Those of a column's name, or a super column's: one, or the components of a composite name; none in a table of
    /// declared columns alone.
    std::vector<TableColumn> names;
    /// That of a subcolumn's name.
    std::optional<TableColumn> subname;
    /// That of values; none in a table of declared columns alone.
    std::optional<TableColumn> value;
    std::vector<DeclaredColumn> declared;
    bool has_counters = false;

    bool operator==(const Table&) const = default;
};

/// The table that a new column family gets in this version. Subcolumns and counters that are declared get no column:
/// CQL has nothing for the former, and the type of the latter is known.
/// @throws InvalidRequestException, TypeError if the definition means nothing.
Table table_of(const CfDef& definition, ServerVersion version);

/// Which of `table.declared` has this name; none if it lies among the others.
std::optional<std::size_t> find_declared(const Table& table, std::string_view name);

/// The clustering columns that a name tells: those of subcolumns, within a super column.
std::span<const TableColumn> columns_named(const Table& table, bool in_super_column);

/// The class string of what lies in these columns: a composite, where they are several.
std::string class_string_in(std::span<const TableColumn> columns);

/// The class string that a definition has, or else that of bytes.
std::string class_string_of(const std::optional<std::string>& type);

/// The type of names that column_metadata has: that of subcolumns, in a super column family.
std::string type_of_declared_names(const CfDef& definition);

/// Whether columns declared in it lie in columns of the table.
bool declares_table_columns(const CfDef& definition);

}  // namespace cassia::cql
