#pragma once

#include <string>
#include <string_view>

/// @file
/// Bytes in the middle of a storage key.
///
///   escaped bytes    each byte as it is, 0x00 as 0x00 0xFF; then the end, 0x00 0x01
///
/// Plain byte order of the escaped forms is the byte order of the originals, and none is a prefix of another.

namespace cassia::embedded {

inline constexpr std::string_view ESCAPE_END{"\x00\x01", 2};
/// Sorts after everything that continues an escaped string, and before any longer one.
inline constexpr std::string_view AFTER_ESCAPE_END{"\x00\x02", 2};

/// Appends the escaped form without its end.
void append_escaped_open(std::string_view bytes, std::string& out);
void append_escaped(std::string_view bytes, std::string& out);

/// Takes an escaped string from the front of `in`. The result views `in`, or `buffer` where something was escaped.
/// @throws StoreError if there is no end.
std::string_view take_escaped(std::string_view& in, std::string& buffer);

}  // namespace cassia::embedded
