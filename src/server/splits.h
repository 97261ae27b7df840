#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <thriftmodel/generated/cassandra_types.h>
#include "server/session.h"

namespace cassia::server {

/// A range of tokens in pieces of about `keys_per_split` rows, of which there are at most 4,096: as Hadoop's jobs ask
/// for them. Every row of the range is looked at.
/// @throws InvalidRequestException if `keys_per_split` is not above 0.
std::vector<thriftmodel::idl::CfSplit> split_range(Session& session, const std::string& family,
                                                   const std::string& start_token, const std::string& end_token,
                                                   std::int32_t keys_per_split);

}  // namespace cassia::server
