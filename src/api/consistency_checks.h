#pragma once

#include <string_view>

#include <cassia/consistency.h>

/// @file
/// Levels that can't serve what they are given for, refused where they are given.

namespace cassia::detail {

/// @throws InvalidRequestError that names `attribute` if no read is done at `level`.
void check_read_level(std::string_view attribute, ConsistencyLevel level);
/// @throws InvalidRequestError that names `attribute` if no write is done at `level`.
void check_write_level(std::string_view attribute, ConsistencyLevel level);

}  // namespace cassia::detail
