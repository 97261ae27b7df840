#include "backend/cql/mapping/cql_literals.h"

#include <array>
#include <charconv>

#include "backend/cql/mapping/identifiers.h"

namespace cassia::cql {

std::string to_literal(double number) {
    std::array<char, 32> digits = {};
    return {digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr};
}

std::string to_literal(std::int32_t number) {
    return std::to_string(number);
}

std::string to_literal(const TextMap& map) {
    std::string literal;
    for (const auto& [key, value] : map) {
        literal += (literal.empty() ? "" : ", ") + quote_text(key) + ": " + quote_text(value);
    }
    return '{' + literal + '}';
}

}  // namespace cassia::cql
