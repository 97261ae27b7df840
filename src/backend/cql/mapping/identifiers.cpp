#include "backend/cql/mapping/identifiers.h"

#include <cassia/errors.h>

#include "marshal/hex.h"

namespace cassia::cql {
namespace {

constexpr std::string_view HEX_PREFIX = "0x";

std::string quote(std::string_view text, char mark) {
    std::string quoted(1, mark);
    for (const char c : text) {
        quoted.append(c == mark ? 2 : 1, c);
    }
    return quoted + mark;
}

bool is_text(const Type& comparator) {
    const auto name = comparator->class_name();
    return name == "UTF8Type" || name == "AsciiType";
}

}  // namespace

std::string quote_name(std::string_view name) {
    return quote(name, '"');
}

std::string quote_text(std::string_view text) {
    return quote(text, '\'');
}

std::string column_identifier(const Type& comparator, std::string_view name) {
    return is_text(comparator) ? std::string(name) : std::string(HEX_PREFIX) + marshal::to_hex(name);
}

std::string name_of_identifier(const Type& comparator, std::string_view identifier) {
    if (is_text(comparator)) {
        return std::string(identifier);
    }
    if (identifier.starts_with(HEX_PREFIX)) {
        if (auto name = marshal::from_hex(identifier.substr(HEX_PREFIX.size()))) {
            return *std::move(name);
        }
    }
    throw InvalidRequestException("column '" + std::string(identifier) + "' can't be a name of " +
                                  comparator.to_string() + "; it would be 0x and hexadecimal digits");
}

}  // namespace cassia::cql
