#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <cassia/value.h>

namespace cassia::load {

/// The value that `text` means to the type of this short class name; spaces around it count for bytes alone. Empty if
/// it means none, and for types that are no scalars: text, which is any text, and composites.
std::optional<Value> read_scalar(std::string_view text, std::string_view class_name);

/// What read_scalar takes for that type, in words.
std::string_view what_is_taken(std::string_view class_name);

/// Bytes in hexadecimal, after 0x.
std::string to_hex(std::string_view bytes);

}  // namespace cassia::load
