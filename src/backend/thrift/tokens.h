#pragma once

#include <string>
#include <string_view>

/// @file
/// Tokens as a server takes them: it closes the connection over others.

namespace cassia::thrift {

/// The token that lies before all others. `partitioner` is a class name, with or without its package.
std::string minimum_token(std::string_view partitioner);

/// @throws InvalidRequestException if it is none of the partitioner's tokens. Those of partitioners whose tokens are
/// text, and of unknown ones, are all taken.
void check_token(std::string_view partitioner, std::string_view token);

}  // namespace cassia::thrift
