#include "backend/cql/mapping/kept_attributes.h"

#include <algorithm>
#include <optional>

#include <cassia/cassandra_type.h>

#include "backend/cql/mapping/cql_types.h"
#include "backend/cql/mapping/identifiers.h"
#include "backend/cql/mapping/table_types.h"
#include "marshal/hex.h"

namespace cassia::cql {
namespace {

constexpr std::string_view VALIDATION_CLASS = "validation_class 0x";

std::string kept_table(std::string_view keyspace) {
    return quote_name(keyspace) + '.' + quote_name(KEPT_TABLE);
}

/// The column that holds the values of a declared one.
std::optional<TableColumn> column_of(const Table& table, std::string_view name) {
    if (const auto declared = find_declared(table, name)) {
        return TableColumn{table.declared[*declared].identifier, table.declared[*declared].cql_type};
    }
    return table.value;
}

ColumnDef& entry(CfDef& definition, const std::string& name) {
    auto& columns = definition.column_metadata ? *definition.column_metadata : definition.column_metadata.emplace();
    const auto found =
        std::find_if(columns.begin(), columns.end(), [&](const ColumnDef& column) { return column.name == name; });
    return found == columns.end() ? columns.emplace_back(ColumnDef{.name = name}) : *found;
}

void restore_column(std::string_view digits, const std::string& class_string, const Table& table, CfDef& definition) {
    const auto name = marshal::from_hex(digits);
    if (!name) {
        return;
    }
    if (const auto column = column_of(table, *name); column && fits(class_string, *column)) {
        entry(definition, *name).validation_class = class_string;
    }
}

}  // namespace

TextMap kept_attributes(const CfDef& definition, const Table& table) {
    TextMap kept;
    if (definition.is_super()) {
        kept.emplace("column_type", "Super");
    }
    for_each_type(table, [&](const char* attribute, auto member, const TableColumn& column) {
        const auto type = Type::parse(class_string_of(definition.*member)).to_full_string();
        if (type != class_string_in({&column, 1})) {
            kept.emplace(attribute, type);
        }
    });
    for (const auto& column : definition.column_metadata.value_or(std::vector<ColumnDef>())) {
        const auto type = Type::parse(column.validation_class).to_full_string();
        const auto declared = find_declared(table, column.name);
        if (!declared || to_class_string(table.declared[*declared].cql_type) != type) {
            kept.emplace(std::string(VALIDATION_CLASS) + marshal::to_hex(column.name), type);
        }
    }
    return kept;
}

void restore_attributes(const TextMap& kept, const Table& table, CfDef& definition) {
    for_each_type(table, [&](const char* attribute, auto member, const TableColumn& column) {
        const auto found = kept.find(attribute);
        if (found != kept.end() && fits(found->second, column)) {
            definition.*member = found->second;
        }
    });
    for (const auto& [attribute, class_string] : kept) {
        if (attribute.starts_with(VALIDATION_CLASS)) {
            restore_column(std::string_view(attribute).substr(VALIDATION_CLASS.size()), class_string, table,
                           definition);
        }
    }
}

std::string create_kept_table(std::string_view keyspace) {
    return "CREATE TABLE IF NOT EXISTS " + kept_table(keyspace) +
           " (family text PRIMARY KEY, attributes frozen<map<text, text>>)";
}

std::string keep(const CfDef& definition, const Table& table) {
    return "INSERT INTO " + kept_table(table.keyspace) + " (family, attributes) VALUES (" + quote_text(table.family) +
           ", " + to_literal(kept_attributes(definition, table)) + ')';
}

std::string forget(std::string_view keyspace, std::string_view family) {
    return "DELETE FROM " + kept_table(keyspace) + " WHERE family = " + quote_text(family);
}

}  // namespace cassia::cql
