#include "api/family_types.h"

#include <algorithm>

#include <cassia/errors.h>

namespace cassia::detail {
namespace {

std::string pack(const Type& type, const Value& value, PackFor use, const std::string& family, std::string_view what) {
    try {
        return type.pack(value, use);
    } catch (const TypeError& error) {
        throw TypeError(std::string(what) + " of '" + family + "': " + error.what());
    }
}

}  // namespace

std::string FamilyTypes::pack_key(const Value& value, PackFor use) const {
    return pack(key, value, use, family, "a row key");
}

std::string FamilyTypes::pack_super_column(const Value& value, PackFor use) const {
    return pack(super_column_name, value, use, family, "a super column name");
}

std::string FamilyTypes::pack_name(const Value& value, PackFor use) const {
    return pack(column_name, value, use, family, "a column name");
}

std::string FamilyTypes::pack_value(std::string_view packed_name, const Value& name, const Value& value) const {
    try {
        return value_type(packed_name).pack(value);
    } catch (const TypeError& error) {
        throw TypeError("column '" + name.to_string() + "' of '" + family + "': " + error.what());
    }
}

std::map<std::string, Type, std::less<>>::const_iterator FamilyTypes::find_spelling(
    std::string_view packed_name) const {
    return std::find_if(validators.begin(), validators.end(),
                        [&](const auto& validator) { return column_name->compare(validator.first, packed_name) == 0; });
}

std::string FamilyTypes::quote_column(std::string_view packed_name) const {
    try {
        return '\'' + column_name->unpack(packed_name).to_string() + '\'';
    } catch (const TypeError&) {
        return '\'' + Value(Bytes(std::string(packed_name))).to_string() + '\'';
    }
}

}  // namespace cassia::detail
