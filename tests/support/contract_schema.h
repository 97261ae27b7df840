#pragma once

#include <string>
#include <string_view>

/// @file
/// The keyspace that all contract tests share: a real Cassandra takes its time to make a column family.

namespace cassia::support {

inline constexpr std::string_view CONTRACT_KEYSPACE = "Contract";

/// Makes the keyspace and its column families. Row keys, and values unless said otherwise, are UTF8Type.
void create_contract_schema(const std::string& server);

}  // namespace cassia::support
