#pragma once

#include <cstdint>

#include <cassia/consistency.h>

/// @file
/// Consistency levels, which the native protocol numbers otherwise than Thrift and so ConsistencyLevel.

namespace cassia::cql {

/// The [consistency] of a level. @throws InvalidRequestError if it is none.
std::uint16_t code_of(ConsistencyLevel level);

/// The level of a [consistency]. @throws ProtocolException if it is none.
ConsistencyLevel level_of(std::uint16_t code);

}  // namespace cassia::cql
