#pragma once

#include <optional>
#include <string_view>

#include <cassia/uuid.h>

namespace cassia::load {

/// Reads a time as ISO 8601 writes it: "2024-05-17", "2024-05-17T12:34", "2024-05-17 12:34:56.789Z",
/// "2024-05-17T12:34:56+02:00"; years 0000 to 9999, at most microseconds, UTC where no zone is given. Empty if `text`
/// is something else.
std::optional<Time> parse_iso_time(std::string_view text);

}  // namespace cassia::load
