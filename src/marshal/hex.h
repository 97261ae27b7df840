#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <cassia/export.h>

namespace cassia::marshal {

/// Two lower-case digits a byte.
CASSIA_API std::string to_hex(std::string_view bytes);

/// "0x" and the digits of the first 32 bytes, with "…" behind where there are more: for errors.
CASSIA_API std::string to_short_hex(std::string_view bytes);

/// The bytes of an even number of digits, of either case; none if `digits` are something else.
CASSIA_API std::optional<std::string> from_hex(std::string_view digits);

}  // namespace cassia::marshal
