#include "api/column_family_definition.h"

#include <algorithm>
#include <string>

#include <cassia/errors.h>

#include "api/family_attributes.h"

namespace cassia::detail {
namespace {

template <typename T>
void set(std::optional<T>& attribute, const std::optional<T>& option) {
    if (option) {
        attribute = option;
    }
}

void set(std::optional<std::string>& attribute, const std::optional<Type>& option) {
    if (option) {
        attribute = option->to_full_string();
    }
}

void set_column_type(const ColumnFamilyOptions& options, CfDef& definition) {
    set(definition.column_type, options.column_type);
    if (!options.super) {
        return;
    }
    const std::string wanted = *options.super ? "Super" : "Standard";
    if (options.column_type && options.column_type != wanted) {
        throw InvalidRequestException("super and column_type of '" + definition.name + "' contradict each other");
    }
    definition.column_type = wanted;
}

std::string pack_name(const Type& names, const Value& column, const std::string& family) {
    try {
        return names.pack(column);
    } catch (const TypeError& error) {
        throw TypeError("a column name of '" + family + "': " + error.what());
    }
}

}  // namespace

CfDef describe_column_family(backend::Connection& connection, std::string_view keyspace,
                             std::string_view column_family) {
    std::string names;
    for (auto& family : connection.describe_keyspace(keyspace).cf_defs) {
        if (family.name == column_family) {
            return std::move(family);
        }
        names += (names.empty() ? "'" : ", '") + family.name + '\'';
    }
    throw NotFoundException("no column family '" + std::string(column_family) + "' in keyspace '" +
                            std::string(keyspace) + "' at " + connection.server() + "; it has " +
                            (names.empty() ? "none" : names));
}

void apply(const ColumnFamilyOptions& options, CfDef& definition) {
    set_column_type(options, definition);
    for_each_attribute([&](const char*, auto option, auto attribute) { set(definition.*attribute, options.*option); });
    for (const auto& [column, type] : options.column_validation_classes) {
        column_entry(definition, column).validation_class = type.to_full_string();
    }
}

ColumnDef& column_entry(CfDef& definition, const Value& column) {
    const Type names = Type::parse_or_bytes(
        (definition.is_super() ? definition.subcomparator_type : definition.comparator_type).value_or("BytesType"));
    const auto packed = pack_name(names, column, definition.name);
    auto& columns = definition.column_metadata ? *definition.column_metadata : definition.column_metadata.emplace();
    const auto found = std::find_if(columns.begin(), columns.end(),
                                    [&](const ColumnDef& entry) { return names->compare(entry.name, packed) == 0; });
    if (found != columns.end()) {
        return *found;
    }
    columns.push_back({.name = packed});
    return columns.back();
}

}  // namespace cassia::detail
