#pragma once

#include <map>
#include <string>
#include <string_view>

#include <cassia/types.h>

namespace cassia::detail {

/// The types by which a column family's keys, names and values are packed and unpacked.
///
/// Thread safety: immutable once it is shared.
class FamilyTypes {
public:
    std::string family;
    Type key;
    Type super_column_name;
    Type column_name;
    Type default_value;
    /// By packed name.
    std::map<std::string, Type, std::less<>> validators;
    /// Whether names of different bytes may be one to the comparator, such as 1.0 and 1.00.
    bool names_have_spellings = false;

    const Type& value_type(std::string_view packed_name) const {
        if (validators.empty()) {
            return default_value;
        }
        auto found = validators.find(packed_name);
        if (found == validators.end() && names_have_spellings) {
            found = find_spelling(packed_name);
        }
        return found == validators.end() ? default_value : found->second;
    }

    // Each packs, or throws a TypeError that says where the value was meant to go.
    std::string pack_key(const Value& value, PackFor use) const;
    std::string pack_super_column(const Value& value, PackFor use) const;
    std::string pack_name(const Value& value, PackFor use) const;
    std::string pack_value(std::string_view packed_name, const Value& name, const Value& value) const;

    /// The column of this packed name as messages call it: 'age'.
    std::string quote_column(std::string_view packed_name) const;

private:
    std::map<std::string, Type, std::less<>>::const_iterator find_spelling(std::string_view packed_name) const;
};

}  // namespace cassia::detail
