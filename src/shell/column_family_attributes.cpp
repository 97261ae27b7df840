#include "shell/column_family_attributes.h"

#include <map>
#include <optional>
#include <string>

#include <cassia/column_family.h>

#include "shell/conversions.h"
#include "shell/kinds.h"
#include "shell/types.h"

namespace cassia::shell {
namespace {

ColumnFamily& family_of(const Object& self) {
    return self_as<Family>(self).column_family;
}

Object to_object(ConsistencyLevel level) {
    return Value(static_cast<std::int64_t>(level));
}

Object to_object(bool value) {
    return Value(value);
}

Object to_object(std::size_t value) {
    return Value(value);
}

Object to_object(const std::optional<Type>& type) {
    return type ? type_object(*type) : Object();
}

Object to_object(const std::map<Value, Type>& types) {
    Dict dict{.entries = {}, .keys_are = "column"};
    for (const auto& [column, type] : types) {
        dict.entries.emplace_back(column, type_object(type));
    }
    return dict;
}

template <auto member>
Object get(Session& /*session*/, const Object& self) {
    return to_object(family_of(self).attributes().*member);
}

template <auto member>
void set(Session& /*session*/, const Object& self, const Object& value) {
    auto attributes = family_of(self).attributes();
    auto& attribute = attributes.*member;
    attribute = {};
    if (!value.is_none()) {
        convert(value, attribute);
    }
    family_of(self).set_attributes(std::move(attributes));
}

template <auto member>
Property attribute(std::string_view name, std::string_view help) {
    return {.name = name, .help = help, .get = get<member>, .set = set<member>};
}

}  // namespace

std::vector<Property> column_family_attributes() {
    using Attributes = ColumnFamilyAttributes;
    return {
        {.name = "name",
         .help = "Its name in the keyspace.",
         .get = [](Session&, const Object& self) -> Object { return Value(family_of(self).name()); }},
        {.name = "super",
         .help = "Whether it holds super columns.",
         .get = [](Session&, const Object& self) -> Object { return Value(family_of(self).is_super()); }},
        attribute<&Attributes::read_consistency_level>("read_consistency_level", "The level of reads without one."),
        attribute<&Attributes::write_consistency_level>("write_consistency_level", "The level of writes without one."),
        attribute<&Attributes::autopack_names>("autopack_names", "Whether names are converted by their type."),
        attribute<&Attributes::autopack_values>("autopack_values", "Whether values are."),
        attribute<&Attributes::autopack_keys>("autopack_keys", "Whether row keys are."),
        attribute<&Attributes::column_name_class>("column_name_class", "The type of names."),
        attribute<&Attributes::super_column_name_class>("super_column_name_class", "The type of super columns' names."),
        attribute<&Attributes::key_validation_class>("key_validation_class", "The type of row keys."),
        attribute<&Attributes::default_validation_class>("default_validation_class",
                                                         "The type of values without a type of their own."),
        attribute<&Attributes::column_validators>("column_validators", "The types of single columns' values."),
        attribute<&Attributes::buffer_size>("buffer_size", "Rows that are fetched at a time."),
        attribute<&Attributes::column_buffer_size>("column_buffer_size", "Columns that xget fetches at a time."),
        attribute<&Attributes::retry_counter_mutations>("retry_counter_mutations",
                                                        "Whether counter updates that failed are tried again."),
    };
}

}  // namespace cassia::shell
