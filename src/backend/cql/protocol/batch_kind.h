#pragma once

#include <cstddef>
#include <cstdint>

namespace cassia::cql {

enum class BatchKind : std::uint8_t { LOGGED = 0, UNLOGGED = 1, COUNTER = 2 };

/// What a batch can count.
inline constexpr std::size_t MOST_STATEMENTS = 65'535;

}  // namespace cassia::cql
