#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <cassia/value.h>

/// @file
/// The words of the TypeErrors that types throw.

namespace cassia::marshal {

/// `value` as it is named in a message: `"forty" is text`. Long values are cut.
std::string describe(const Value& value);

/// Throws "LongType takes an integer …, and "forty" is text".
/// @throws TypeError always.
[[noreturn]] void refuse_value(std::string_view type, std::string_view takes, const Value& value);

/// Throws "LongType has 8 bytes or none, and 0x010203 has 3".
/// @throws TypeError always.
[[noreturn]] void refuse_bytes(std::string_view type, std::string_view has, std::string_view bytes);

/// Accepts `size` bytes, or none.
/// @throws TypeError otherwise.
void check_size(std::string_view type, std::string_view bytes, std::size_t size);

/// `bytes` in hexadecimal after "0x", as far as `limit` bytes.
std::string to_hex(std::string_view bytes, std::size_t limit = std::string_view::npos);

}  // namespace cassia::marshal
