#include "api/family_state.h"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

#include <cassia/errors.h>

#include "api/column_family_definition.h"
#include "api/consistency_checks.h"
#include "model/definitions.h"

namespace cassia::detail {
namespace {

void check_at_least(std::string_view attribute, std::size_t number, std::size_t lowest) {
    if (number < lowest) {
        throw InvalidRequestError(std::string(attribute) + " is " + std::to_string(number) + "; it must be at least " +
                                  std::to_string(lowest));
    }
}

CfDef describe(pool::Pool& pool, std::string_view family) {
    CfDef definition;
    pool.call("load_schema", [&](backend::Connection& connection, backend::Deadline deadline) {
        connection.limit_calls(deadline);
        definition = describe_column_family(connection, pool.keyspace(), family);
    });
    return definition;
}

Type type_of(const std::optional<std::string>& class_string) {
    return Type::parse_or_bytes(class_string.value_or("BytesType"));
}

// Alone, or within a composite.
bool has_spellings(std::string_view class_name) {
    constexpr std::array<std::string_view, 3> CLASSES = {"DecimalType", "IntegerType", "DynamicCompositeType"};
    return std::any_of(CLASSES.begin(), CLASSES.end(), [&](std::string_view class_with_spellings) {
        return class_name.find(class_with_spellings) != std::string_view::npos;
    });
}

std::shared_ptr<const FamilyTypes> make_types(const CfDef& definition, const ColumnFamilyAttributes& attributes) {
    auto types = std::make_shared<FamilyTypes>();
    types->family = definition.name;
    types->key = attributes.autopack_keys ? *attributes.key_validation_class : Type();
    types->column_name = attributes.autopack_names ? *attributes.column_name_class : Type();
    types->names_have_spellings = has_spellings(types->column_name->class_name());
    types->super_column_name = attributes.autopack_names ? *attributes.super_column_name_class : Type();
    if (!attributes.autopack_values) {
        return types;
    }
    types->default_value = *attributes.default_validation_class;
    for (const auto& column : definition.column_metadata.value_or(std::vector<ColumnDef>())) {
        types->validators.emplace(column.name, Type::parse_or_bytes(column.validation_class));
    }
    for (const auto& [name, type] : attributes.column_validators) {
        types->validators.insert_or_assign(types->pack_name(name, PackFor::Storing), type);
    }
    return types;
}

}  // namespace

std::int64_t FamilyState::write_timestamp(std::optional<std::int64_t> asked_for) const {
    const auto timestamp = asked_for ? *asked_for : attributes.timestamp();
    if (timestamp == std::numeric_limits<std::int64_t>::min()) {
        throw InvalidRequestError("the timestamp of a write to '" + name() + "' is " + std::to_string(timestamp) +
                                  ", which stands for a column that was never written; give a higher one");
    }
    return timestamp;
}

std::shared_ptr<const FamilyState> load_family(std::shared_ptr<pool::Pool> pool, std::string_view family,
                                               ColumnFamilyAttributes attributes) {
    check_at_least("buffer_size", attributes.buffer_size, 1);
    check_at_least("column_buffer_size", attributes.column_buffer_size, 2);
    check_read_level("read_consistency_level", attributes.read_consistency_level);
    check_write_level("write_consistency_level", attributes.write_consistency_level);
    if (!attributes.timestamp) {
        throw InvalidRequestError("timestamp is an empty function; leave it out for gm_timestamp");
    }
    const auto definition = describe(*pool, family);
    auto state = std::make_shared<FamilyState>();
    state->pool = std::move(pool);
    state->is_super = definition.is_super();
    state->is_counter = model::holds_counters(definition);
    state->given = attributes;

    const auto otherwise = [](std::optional<Type>& type, const std::optional<std::string>& class_string) {
        if (!type) {
            type = type_of(class_string);
        }
    };
    otherwise(attributes.key_validation_class, definition.key_validation_class);
    otherwise(attributes.default_validation_class, definition.default_validation_class);
    otherwise(attributes.column_name_class,
              state->is_super ? definition.subcomparator_type : definition.comparator_type);
    otherwise(attributes.super_column_name_class, definition.comparator_type);
    state->types = make_types(definition, attributes);
    state->attributes = std::move(attributes);
    return state;
}

}  // namespace cassia::detail
