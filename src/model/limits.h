#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <cassia/consistency.h>
#include <cassia/export.h>

/// @file
/// What Cassandra takes in any version, so that it can be checked before a request is sent.
///
/// The checks throw InvalidRequestException, naming the column family, what was found and what is allowed. Those that
/// the backends' own libraries make as well are exported to them.

namespace cassia::model {

/// Of row keys, names and indexed values, in bytes: their length has two.
inline constexpr std::size_t MAX_NAME_SIZE = 65'535;
/// Twenty years, in seconds.
inline constexpr std::int32_t MAX_TTL = 630'720'000;

CASSIA_API void check_key_size(std::string_view family, std::string_view key);
/// `what`: "column" or "super column".
void check_name_size(std::string_view family, std::string_view what, std::string_view name);
void check_ttl(std::string_view family, std::int64_t seconds);

/// That it is one of ConsistencyLevel's.
CASSIA_API void check_level(ConsistencyLevel level);
/// That it is one for reads and counts.
CASSIA_API void check_read_level(ConsistencyLevel level);

}  // namespace cassia::model
