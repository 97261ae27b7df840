#pragma once

#include <optional>
#include <string>

#include <cassia/value.h>

/// @file
/// Times given and shown.

namespace cassia::marshal {

/// The time that a value means where one is expected: a time, or a number of seconds since 1970, whose fraction is
/// kept as far as microseconds. None if it is something else, or past what a Time holds.
std::optional<Time> read_time(const Value& value);

/// ISO 8601 in UTC, "2011-03-14T15:09:26Z", with six more digits if there is a fraction. Years of any length.
std::string to_iso8601(Time time);

}  // namespace cassia::marshal
