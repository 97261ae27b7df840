#pragma once

#include <cstdint>
#include <string_view>

/// @file
/// The hash of Cassandra's Murmur3Partitioner.

namespace cassia::backend {

/// The first half of MurmurHash3 x64 128 with seed 0, with the sign extension of tail bytes that Cassandra's has had
/// from the start: its tokens, not the standard's, are on disk everywhere.
std::int64_t cassandra_murmur3(std::string_view key) noexcept;

}  // namespace cassia::backend
