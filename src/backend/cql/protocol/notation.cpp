#include "backend/cql/protocol/notation.h"

#include <cassia/errors.h>

namespace cassia::cql {
namespace {

constexpr std::size_t LARGEST_INT = std::numeric_limits<std::int32_t>::max();

[[noreturn]] void refuse(std::string_view what, std::size_t most, std::size_t found) {
    throw InvalidRequestError(std::string(what) + " at most " + std::to_string(most) + ", not " +
                              std::to_string(found));
}

}  // namespace

std::uint16_t checked_short(std::size_t size, std::string_view what) {
    if (size > LARGEST_SHORT) {
        refuse(what, LARGEST_SHORT, size);
    }
    return static_cast<std::uint16_t>(size);
}

void append_string(std::string_view text, std::string& out) {
    marshal::append_big_endian(checked_short(text.size(), "the bytes of a name or an id in a request are"), out);
    out.append(text);
}

void append_long_string(std::string_view text, std::string& out) {
    if (text.size() > LARGEST_INT) {
        refuse("the bytes of a statement or a value in a request are", LARGEST_INT, text.size());
    }
    marshal::append_big_endian(static_cast<std::int32_t>(text.size()), out);
    out.append(text);
}

}  // namespace cassia::cql
