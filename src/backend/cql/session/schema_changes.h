#pragma once

#include <cstdint>

/// @file
/// Changes of schema by this process. The servers' events come later than the answer to a change.

namespace cassia::cql {

/// How many there have been: whoever has read a schema before the last of them reads it again.
///
/// Thread safety: may be called from many threads, as note_schema_change() may.
std::uint64_t schema_changes() noexcept;

void note_schema_change() noexcept;

}  // namespace cassia::cql
