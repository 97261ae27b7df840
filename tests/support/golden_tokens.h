#pragma once

#include <string>
#include <string_view>
#include <vector>

/// @file
/// Tokens that a real Cassandra gave to row keys: tests/golden/generate_tokens describes them.

namespace cassia::support {

struct KeyAndToken {
    std::string key;
    std::string token;
};

/// In the order in which the partitioner, "Murmur3Partitioner" for instance, keeps the rows.
std::vector<KeyAndToken> golden_tokens(std::string_view partitioner);

/// Of golden_tokens, the keys user0 to user9, with Murmur3Partitioner.
std::vector<KeyAndToken> ten_users();

}  // namespace cassia::support
