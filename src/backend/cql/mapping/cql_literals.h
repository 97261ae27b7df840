#pragma once

#include <cstdint>
#include <map>
#include <string>

/// @file
/// Numbers and maps as CQL writes them.

namespace cassia::cql {

using TextMap = std::map<std::string, std::string>;

/// The shortest digits that mean the number.
/// @{
std::string to_literal(double number);
std::string to_literal(std::int32_t number);
/// @}
/// "{'class': 'SimpleStrategy', 'replication_factor': '1'}"
std::string to_literal(const TextMap& map);

}  // namespace cassia::cql
