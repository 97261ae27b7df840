#pragma once

#include <cstdint>

namespace cassia::model {

/// Microseconds since 1970, higher with every call in this process; in a child of fork higher than before it.
std::int64_t next_timestamp() noexcept;

}  // namespace cassia::model
