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

/// Which column family of which server.
struct Target {
    std::string server;
    std::string keyspace;
    std::string column_family;
};

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

/// Types that a user gave for a column family that may have to be created. What is not given is BytesType.
struct WantedTypes {
    std::optional<Type> key = std::nullopt;
    std::optional<Type> comparator = std::nullopt;
    std::optional<Type> default_value = std::nullopt;
    /// Of single columns' values: their names as written, and their types.
    std::vector<std::pair<std::string, Type>> values = {};
};

/// The schema of a column family.
/// @throws NotFoundException if there is none.
FamilySchema describe(const Target& target);

/// Creates the column family, and its keyspace, unless they are there.
/// @throws InvalidRequestError if it is there with other types than those given.
void create_if_missing(const Target& target, const FamilySchema& schema);

/// A standard column family of these types.
/// @throws TypeError if a name is none of the comparator's.
FamilySchema to_schema(const WantedTypes& types);

}  // namespace cassia::load
