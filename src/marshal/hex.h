#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace cassia::marshal {

/// Two lower-case digits a byte.
std::string to_hex(std::string_view bytes);

/// The bytes of an even number of digits, of either case; none if `digits` are something else.
std::optional<std::string> from_hex(std::string_view digits);

}  // namespace cassia::marshal
