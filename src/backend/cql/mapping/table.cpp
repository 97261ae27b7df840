#include "backend/cql/mapping/table.h"

#include <algorithm>
#include <set>

#include <cassia/types.h>

#include "backend/cql/mapping/cql_types.h"
#include "backend/cql/mapping/identifiers.h"
#include "marshal/class_names.h"
#include "model/definitions.h"

namespace cassia::cql {
namespace {

TableColumn clustering(std::string identifier, const std::optional<std::string>& type) {
    const auto class_string = class_string_of(type);
    return {std::move(identifier), to_cql(class_string), is_reversed(class_string)};
}

/// Gives each column of a table a name that no declared one has, as Cassandra does: value, value1, value2.
class FreeIdentifiers {
public:
    explicit FreeIdentifiers(const std::vector<DeclaredColumn>& declared) {
        for (const auto& column : declared) {
            taken_.insert(column.identifier);
        }
    }

    std::string take(const std::string& base, int first) {
        for (int number = first;; ++number) {
            auto identifier = number == 0 ? base : base + std::to_string(number);
            if (taken_.insert(identifier).second) {
                return identifier;
            }
        }
    }

private:
    std::set<std::string> taken_;
};

// 3.11 fails at a composite key in one column, and lays it into several for Thrift too.
std::vector<TableColumn> keys_of(const CfDef& definition, ServerVersion version, FreeIdentifiers& identifiers) {
    const auto& alias = definition.key_alias;
    const auto name = alias && !alias->empty() ? *alias : std::string("key");
    const Type type = Type::parse(class_string_of(definition.key_validation_class));
    const auto* const composite = dynamic_cast<const CompositeType*>(&*type);
    if (composite == nullptr || version >= CASSANDRA_4_0) {
        return {{identifiers.take(name, 0), to_cql(type.to_string())}};
    }
    std::vector<TableColumn> columns;
    for (const auto& component : composite->components()) {
        columns.push_back({identifiers.take(name, columns.empty() ? 0 : 2), to_cql(component.to_string())});
    }
    return columns;
}

std::vector<DeclaredColumn> declared_of(const CfDef& definition) {
    std::vector<DeclaredColumn> declared;
    if (!declares_table_columns(definition)) {
        return declared;
    }
    const Type comparator = Type::parse(class_string_of(definition.comparator_type));
    for (const auto& column : *definition.column_metadata) {
        declared.push_back({column_identifier(comparator, column.name), column.name, to_cql(column.validation_class)});
    }
    return declared;
}

// A type for each column, where subcolumns have several.
std::string value_type(const CfDef& definition) {
    const auto common = class_string_of(definition.default_validation_class);
    const auto& columns = definition.column_metadata;
    const bool differs =
        definition.is_super() && columns && std::any_of(columns->begin(), columns->end(), [&](const ColumnDef& column) {
            return to_cql(column.validation_class) != to_cql(common);
        });
    return differs ? "blob" : to_cql(common);
}

}  // namespace

std::span<const TableColumn> columns_named(const Table& table, bool in_super_column) {
    return in_super_column ? std::span(&*table.subname, 1) : std::span(table.names);
}

std::string class_string_in(std::span<const TableColumn> columns) {
    const auto class_string = [](const TableColumn& column) {
        return with_direction(to_class_string(column.cql_type), column.descending);
    };
    if (columns.size() == 1) {
        return class_string(columns.front());
    }
    std::string parts;
    for (const auto& column : columns) {
        parts += (parts.empty() ? "" : ",") + class_string(column);
    }
    return std::string(marshal::package) + "CompositeType(" + parts + ')';
}

std::string class_string_of(const std::optional<std::string>& type) {
    return type && !type->empty() ? *type : std::string("BytesType");
}

std::string type_of_declared_names(const CfDef& definition) {
    return class_string_of(definition.is_super() ? definition.subcomparator_type : definition.comparator_type);
}

bool declares_table_columns(const CfDef& definition) {
    return definition.column_metadata && !definition.is_super() && !model::holds_counters(definition);
}

Table table_of(const CfDef& definition, ServerVersion version) {
    model::check_definition(definition);
    Table table;
    table.keyspace = definition.keyspace;
    table.family = definition.name;
    table.declared = declared_of(definition);
    table.has_counters = model::holds_counters(definition);
    FreeIdentifiers identifiers(table.declared);
    table.keys = keys_of(definition, version, identifiers);
    table.names.push_back(clustering(identifiers.take("column", 1), definition.comparator_type));
    if (definition.is_super()) {
        table.subname = clustering(identifiers.take("column", 2), definition.subcomparator_type);
    }
    table.value = TableColumn{identifiers.take("value", 0), value_type(definition)};
    return table;
}

std::optional<std::size_t> find_declared(const Table& table, std::string_view name) {
    const auto found = std::find_if(table.declared.begin(), table.declared.end(),
                                    [&](const DeclaredColumn& column) { return column.name == name; });
    if (found == table.declared.end()) {
        return std::nullopt;
    }
    return static_cast<std::size_t>(found - table.declared.begin());
}

}  // namespace cassia::cql
