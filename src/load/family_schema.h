#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <cassia/system_manager.h>
#include <cassia/types.h>

namespace cassia::load {

/// What a column family's keys, names and values are.
struct FamilySchema {
    bool is_super = false;
    Type key = {};
    /// Of the columns' names; of the super columns' in a super column family.
    Type comparator = {};
    Type subcomparator = {};
    Type default_value = {};
    /// Of single columns' values, by packed name; of subcolumns in a super column family.
    std::map<std::string, Type, std::less<>> values = {};

    bool is_counter() const { return default_value->class_name() == COUNTER_COLUMN_TYPE; }
    /// Of the names of the columns that have values.
    const Type& column_name() const { return is_super ? subcomparator : comparator; }
    const Type& value_type(std::string_view packed_name) const {
        const auto found = values.find(packed_name);
        return found == values.end() ? default_value : found->second;
    }
};

/// Types that a user gave for a column family that may have to be created.
struct WantedTypes {
    std::optional<Type> key = std::nullopt;
    std::optional<Type> comparator = std::nullopt;
    std::optional<Type> default_value = std::nullopt;
    /// Of single columns' values: their names as written, and their types.
    std::vector<std::pair<std::string, Type>> values = {};

    bool empty() const { return !key && !comparator && !default_value && values.empty(); }
};

/// The schema that a column family is defined with.
FamilySchema to_schema(const CfDef& definition);

/// The schema with the types that were given in place of its own. Of a new column family what is not given is
/// BytesType: give FamilySchema().
/// @throws InvalidRequestError if a name is none of the comparator's.
FamilySchema with_types(FamilySchema schema, const WantedTypes& types);

}  // namespace cassia::load
