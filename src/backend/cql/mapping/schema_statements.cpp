#include "backend/cql/mapping/schema_statements.h"

#include <algorithm>
#include <optional>

#include <cassia/cassandra_type.h>

#include "backend/cql/mapping/alteration_checks.h"
#include "backend/cql/mapping/cql_types.h"
#include "backend/cql/mapping/identifiers.h"
#include "backend/cql/mapping/index_statements.h"
#include "backend/cql/mapping/kept_attributes.h"
#include "backend/cql/mapping/table_options.h"
#include "model/definitions.h"

namespace cassia::cql {
namespace {

using Statements = std::vector<std::string>;
using ColumnDefs = std::vector<ColumnDef>;

std::string join(const std::vector<std::string>& parts, std::string_view separator) {
    std::string joined;
    for (const auto& part : parts) {
        joined += (joined.empty() ? "" : std::string(separator)) + part;
    }
    return joined;
}

std::string with_replication(const KsDef& definition, ServerVersion version) {
    return quote_name(definition.name) + " WITH replication = " + replication_of(definition, version) +
           " AND durable_writes = " + (definition.durable_writes ? "true" : "false");
}

std::string name_of(std::string_view keyspace, std::string_view family) {
    return quote_name(keyspace) + '.' + quote_name(family);
}

std::string definition_of(const TableColumn& column) {
    return quote_name(column.identifier) + ' ' + column.cql_type;
}

std::string definition_of(const Table& table, const DeclaredColumn& column) {
    return quote_name(column.identifier) + ' ' + column.cql_type + (table.names.empty() ? "" : " static");
}

std::vector<TableColumn> clustering_of(const Table& table) {
    auto columns = table.names;
    if (table.subname) {
        columns.push_back(*table.subname);
    }
    return columns;
}

// Thrift shows a table that has nothing that it could not have made.
bool is_for_thrift(const Table& table, ServerVersion version) {
    return version < CASSANDRA_4_0 && table.declared.empty() && !table.subname;
}

std::string create_table(const CfDef& definition, const Table& table, ServerVersion version) {
    Statements columns;
    Statements partition;
    Statements order;
    for (const auto& column : table.keys) {
        columns.push_back(definition_of(column));
        partition.push_back(quote_name(column.identifier));
    }
    Statements key = {partition.size() == 1 ? partition.front() : '(' + join(partition, ", ") + ')'};
    for (const auto& column : clustering_of(table)) {
        columns.push_back(definition_of(column));
        key.push_back(quote_name(column.identifier));
        order.push_back(quote_name(column.identifier) + (column.descending ? " DESC" : " ASC"));
    }
    columns.push_back(definition_of(*table.value));
    for (const auto& column : table.declared) {
        columns.push_back(definition_of(table, column));
    }
    columns.push_back("PRIMARY KEY (" + join(key, ", ") + ')');
    auto options = table_options(std::nullopt, definition);
    options.insert(options.begin(), "CLUSTERING ORDER BY (" + join(order, ", ") + ')');
    if (is_for_thrift(table, version)) {
        options.insert(options.begin(), "COMPACT STORAGE");
    }
    return "CREATE TABLE " + name_of(table.keyspace, table.family) + " (" + join(columns, ", ") + ") WITH " +
           join(options, " AND ");
}

/// `table` with the columns that `definition` declares besides.
Table with_new_columns(const Table& table, const CfDef& definition) {
    auto after = table;
    if (declares_table_columns(definition)) {
        const Type comparator = Type::parse(class_string_of(definition.comparator_type));
        for (const auto& column : *definition.column_metadata) {
            if (!find_declared(table, column.name)) {
                after.declared.push_back(
                    {column_identifier(comparator, column.name), column.name, to_cql(column.validation_class)});
            }
        }
    }
    return after;
}

Statements index_changes(const CfDef& before, const CfDef& definition, const Table& table, ServerVersion version) {
    Statements drops;
    Statements creations;
    for (const auto& declared : table.declared) {
        const auto* const was = find_column(before, declared.name);
        const auto& now = *find_column(definition, declared.name);
        const bool had = was != nullptr && was->index_type.has_value();
        const bool same = had && was->index_type == now.index_type && was->index_options == now.index_options &&
                          (!now.index_name || was->index_name == now.index_name);
        if (had && !same) {
            drops.push_back(drop_index(table.keyspace, was->index_name.value_or("")));
        }
        if (now.index_type && !same) {
            creations.push_back(create_index(table, declared, now, version));
        }
    }
    drops.insert(drops.end(), creations.begin(), creations.end());
    return drops;
}

}  // namespace

std::string create_keyspace(const KsDef& definition, ServerVersion version) {
    return "CREATE KEYSPACE " + with_replication(definition, version);
}

std::string alter_keyspace(const KsDef& definition, ServerVersion version) {
    return "ALTER KEYSPACE " + with_replication(definition, version);
}

std::string drop_keyspace(std::string_view keyspace) {
    return "DROP KEYSPACE " + quote_name(keyspace);
}

std::vector<std::string> create_column_family(const CfDef& definition, ServerVersion version) {
    check_attributes_of_cql(definition, version);
    const auto table = table_of(definition, version);
    // The table first: what is kept of a family that exists must not be lost to one that can't be made.
    Statements statements = {create_table(definition, table, version), create_kept_table(table.keyspace),
                             keep(definition, table)};
    const auto indexes = index_changes({}, definition, table, version);
    statements.insert(statements.end(), indexes.begin(), indexes.end());
    return statements;
}

std::vector<std::string> alter_column_family(const KnownFamily& before, const CfDef& definition,
                                             ServerVersion version) {
    check_attributes_of_cql(definition, version);
    check_alteration_in_cql(before, definition);
    const auto name = name_of(before.table.keyspace, before.table.family);
    const auto after = with_new_columns(before.table, definition);
    Statements statements;
    for (std::size_t i = before.table.declared.size(); i < after.declared.size(); ++i) {
        statements.push_back("ALTER TABLE " + name + " ADD " + definition_of(after, after.declared[i]));
    }
    if (const auto options = table_options(before.definition, definition); !options.empty()) {
        statements.push_back("ALTER TABLE " + name + " WITH " + join(options, " AND "));
    }
    if (kept_attributes(definition, after) != kept_attributes(before.definition, before.table)) {
        statements.push_back(create_kept_table(after.keyspace));
        statements.push_back(keep(definition, after));
    }
    const auto indexes = index_changes(before.definition, definition, after, version);
    statements.insert(statements.end(), indexes.begin(), indexes.end());
    return statements;
}

std::vector<std::string> drop_column_family(std::string_view keyspace, std::string_view family) {
    return {"DROP TABLE " + name_of(keyspace, family), create_kept_table(keyspace), forget(keyspace, family)};
}

}  // namespace cassia::cql
