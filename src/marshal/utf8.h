#pragma once

#include <string_view>

/// @file
/// UTF-8 as Cassandra's UTF8Type accepts it.

namespace cassia::marshal {

/// Whether Cassandra takes `bytes` as UTF-8.
bool is_utf8(std::string_view bytes) noexcept;

/// Whether all `bytes` are below 128.
bool is_ascii(std::string_view bytes) noexcept;

}  // namespace cassia::marshal
