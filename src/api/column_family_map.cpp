#include <cassia/column_family_map.h>

#include <algorithm>
#include <set>

#include <cassia/errors.h>

namespace cassia::detail {

void check_member_names(const std::vector<std::string>& names) {
    std::set<std::string_view> seen;
    for (const auto& name : names) {
        if (!seen.insert(name).second) {
            throw InvalidRequestError("two members are mapped to the column '" + name + "'; map one");
        }
    }
}

void check_columns_mapped(const ColumnNames& columns, const std::vector<std::string>& names) {
    for (const auto& column : columns) {
        const auto is_column = [&column](const std::string& name) { return column == Value(name); };
        if (std::none_of(names.begin(), names.end(), is_column)) {
            std::string mapped;
            for (const auto& name : names) {
                mapped += (mapped.empty() ? "'" : ", '") + name + '\'';
            }
            throw InvalidRequestError("no member is mapped to the column '" + column.to_string() + "'; there are " +
                                      (mapped.empty() ? "none" : mapped));
        }
    }
}

void refuse_default(std::string_view name) {
    try {
        throw;
    } catch (const TypeError& error) {
        std::throw_with_nested(TypeError("the default value of the member mapped to column '" + std::string(name) +
                                         "' does not convert to it: " + error.what()));
    }
}

ColumnFamilyAttributes with_types(const MappedTypes& mapped, ColumnFamilyAttributes attributes) {
    if (!attributes.key_validation_class) {
        attributes.key_validation_class = mapped.key;
    }
    if (!attributes.super_column_name_class) {
        attributes.super_column_name_class = mapped.super_column;
    }
    attributes.column_validators.insert(mapped.columns.begin(), mapped.columns.end());
    return attributes;
}

void check_shape(const ColumnFamily& family, bool of_super_columns) {
    if (of_super_columns == family.is_super()) {
        return;
    }
    throw InvalidRequestError(
        "column family '" + family.name() +
        (family.is_super()
             ? "' is super; map the member that is the name of its super columns by super_column()"
             : "' is standard and has no super columns; map no super_column(), and use get and multiget"));
}

void check_names_super_column(const ColumnFamily& family, const Value& super_column) {
    if (family.is_super() && super_column.is_null()) {
        throw InvalidRequestError("a row of '" + family.name() +
                                  "' holds an instance for each super column; give super_column, or get them all by "
                                  "get_super_columns or multiget_super_columns");
    }
}

}  // namespace cassia::detail
