#include "backend/cql/protocol/fault.h"

#include <string_view>

#include <cassia/errors.h>

namespace cassia::cql {

void fault(const std::string& what) {
    throw ProtocolException("the server does not speak CQL's native protocol: " + what);
}

std::string to_code(std::uint32_t number, int digits) {
    constexpr std::string_view names = "0123456789abcdef";
    std::string code;
    for (; number != 0 || digits > 0; number >>= 4U, --digits) {
        code.insert(code.begin(), names[number & 0xfU]);
    }
    return "0x" + code;
}

}  // namespace cassia::cql
