#include "load/family_schema.h"

#include <algorithm>

#include <cassia/errors.h>

#include "load/value_text.h"

namespace cassia::load {
namespace {

Type parse(const std::optional<std::string>& class_string) {
    return Type::parse_or_bytes(class_string.value_or(std::string(BYTES_TYPE)));
}

FamilySchema to_schema(const CfDef& definition) {
    FamilySchema schema;
    schema.is_super = definition.is_super();
    schema.key = parse(definition.key_validation_class);
    schema.comparator = parse(definition.comparator_type);
    schema.subcomparator = parse(definition.subcomparator_type);
    schema.default_value = parse(definition.default_validation_class);
    for (const auto& column : definition.column_metadata.value_or(std::vector<ColumnDef>())) {
        schema.values.emplace(column.name, Type::parse_or_bytes(column.validation_class));
    }
    return schema;
}

std::string quoted(const std::map<std::string, CfDef>& families) {
    std::string names;
    for (const auto& [name, definition] : families) {
        names += (names.empty() ? "'" : ", '") + name + '\'';
    }
    return names.empty() ? "none" : names;
}

void check_same(const Target& target, const std::string& what, const Type& found, const Type& wanted) {
    if (!(found == wanted)) {
        throw InvalidRequestError("column family '" + target.column_family + "' is there already, and its " + what +
                                  " is " + found.to_string() + ", not " + wanted.to_string() +
                                  "; leave --create out to load it as it is, or create another");
    }
}

void check_same(const Target& target, const FamilySchema& found, const FamilySchema& wanted) {
    if (found.is_super != wanted.is_super) {
        throw InvalidRequestError("column family '" + target.column_family + "' is there already, and is " +
                                  (found.is_super ? "super" : "standard") + ", not " +
                                  (wanted.is_super ? "super" : "standard"));
    }
    check_same(target, "key type", found.key, wanted.key);
    check_same(target, "comparator", found.comparator, wanted.comparator);
    if (found.is_super) {
        check_same(target, "subcomparator", found.subcomparator, wanted.subcomparator);
    }
    check_same(target, "default type", found.default_value, wanted.default_value);
    for (const auto& [name, type] : wanted.values) {
        check_same(target, "type of column " + wanted.column_name()->unpack(name).to_string(), found.value_type(name),
                   type);
    }
}

}  // namespace

FamilySchema describe(const Target& target) {
    SystemManager system(target.server);
    const auto families = system.get_keyspace_column_families(target.keyspace);
    const auto found = families.find(target.column_family);
    if (found == families.end()) {
        throw NotFoundException("no column family '" + target.column_family + "' in keyspace '" + target.keyspace +
                                "' at " + target.server + "; it has " + quoted(families) +
                                ", and --create creates one");
    }
    return to_schema(found->second);
}

void create_if_missing(const Target& target, const FamilySchema& schema) {
    SystemManager system(target.server);
    const auto keyspaces = system.list_keyspaces();
    if (std::find(keyspaces.begin(), keyspaces.end(), target.keyspace) == keyspaces.end()) {
        system.create_keyspace(target.keyspace);
    }
    const auto families = system.get_keyspace_column_families(target.keyspace);
    if (const auto found = families.find(target.column_family); found != families.end()) {
        check_same(target, to_schema(found->second), schema);
        return;
    }
    ColumnFamilyOptions options;
    options.super = schema.is_super;
    options.comparator_type = schema.comparator;
    if (schema.is_super) {
        options.subcomparator_type = schema.subcomparator;
    }
    options.default_validation_class = schema.default_value;
    options.key_validation_class = schema.key;
    for (const auto& [name, type] : schema.values) {
        options.column_validation_classes.emplace(schema.column_name()->unpack(name), type);
    }
    system.create_column_family(target.keyspace, target.column_family, options);
}

FamilySchema to_schema(const WantedTypes& types) {
    FamilySchema schema;
    schema.key = types.key.value_or(Type());
    schema.comparator = types.comparator.value_or(Type());
    schema.default_value = types.default_value.value_or(Type());
    for (const auto& [name, type] : types.values) {
        schema.values.insert_or_assign(pack(text_datum(name), schema.comparator), type);
    }
    return schema;
}

}  // namespace cassia::load
