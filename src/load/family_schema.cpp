#include "load/family_schema.h"

#include <cassia/errors.h>

#include "load/value_text.h"

namespace cassia::load {
namespace {

Type parse(const std::optional<std::string>& class_string) {
    return Type::parse_or_bytes(class_string.value_or(std::string(BYTES_TYPE)));
}

std::string pack_name(const std::string& name, const Type& type) {
    try {
        return pack(text_datum(name), type);
    } catch (const TypeError& error) {
        throw InvalidRequestError("--type names column '" + name + "': " + error.what());
    }
}

}  // namespace

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

FamilySchema with_types(FamilySchema schema, const WantedTypes& types) {
    schema.key = types.key.value_or(schema.key);
    schema.comparator = types.comparator.value_or(schema.comparator);
    schema.default_value = types.default_value.value_or(schema.default_value);
    for (const auto& [name, type] : types.values) {
        schema.values.insert_or_assign(pack_name(name, schema.column_name()), type);
    }
    return schema;
}

}  // namespace cassia::load
