#include "backend/cql/mapping/cql_types.h"

#include <algorithm>
#include <array>

#include <cassia/errors.h>
#include <cassia/types.h>

#include "backend/cql/mapping/identifiers.h"
#include "marshal/class_names.h"

namespace cassia::cql {
namespace {

struct NamedType {
    std::string_view cql;
    std::string_view class_name;
};

// The first of a class or of a type is the one that it becomes.
constexpr std::array NAMED_TYPES{
    NamedType{"ascii", "AsciiType"},
    NamedType{"bigint", "LongType"},
    NamedType{"blob", "BytesType"},
    NamedType{"boolean", "BooleanType"},
    NamedType{"counter", "CounterColumnType"},
    NamedType{"decimal", "DecimalType"},
    NamedType{"double", "DoubleType"},
    NamedType{"float", "FloatType"},
    NamedType{"int", "Int32Type"},
    NamedType{"text", "UTF8Type"},
    NamedType{"varchar", "UTF8Type"},
    NamedType{"timestamp", "TimestampType"},
    NamedType{"timestamp", "DateType"},
    NamedType{"timeuuid", "TimeUUIDType"},
    NamedType{"uuid", "UUIDType"},
    NamedType{"varint", "IntegerType"},
};

bool is_quoted(std::string_view cql_type) {
    return cql_type.size() >= 2 && cql_type.starts_with('\'') && cql_type.ends_with('\'');
}

std::string_view unquoted(std::string_view cql_type) {
    return cql_type.substr(1, cql_type.size() - 2);
}

}  // namespace

std::string to_cql(std::string_view class_string) {
    const auto name = Type::parse(class_string)->class_name();
    const auto* const found = std::find_if(NAMED_TYPES.begin(), NAMED_TYPES.end(),
                                           [&](const NamedType& named) { return named.class_name == name; });
    return found == NAMED_TYPES.end() ? quote_text(Type::parse(name).to_full_string()) : std::string(found->cql);
}

std::string respelled(std::string_view cql_type) {
    if (!is_quoted(cql_type)) {
        return std::string(cql_type);
    }
    try {
        return to_cql(unquoted(cql_type));
    } catch (const TypeError&) {
        return std::string(cql_type);
    }
}

std::string to_class_string(std::string_view cql_type) {
    if (is_quoted(cql_type)) {
        return Type::parse_or_bytes(unquoted(cql_type)).to_full_string();
    }
    const auto* const found = std::find_if(NAMED_TYPES.begin(), NAMED_TYPES.end(),
                                           [&](const NamedType& named) { return named.cql == cql_type; });
    return std::string(marshal::package) + std::string(found == NAMED_TYPES.end() ? "BytesType" : found->class_name);
}

bool is_multi_cell(std::string_view cql_type) {
    return cql_type.starts_with("list<") || cql_type.starts_with("set<") || cql_type.starts_with("map<");
}

std::string with_direction(const std::string& class_string, bool reversed) {
    return reversed ? std::string(marshal::package) + "ReversedType(" + class_string + ')' : class_string;
}

bool is_reversed(std::string_view class_string) {
    return Type::parse_or_bytes(class_string)->reversed();
}

}  // namespace cassia::cql
