#pragma once

#include <string>
#include <vector>

#include <thriftmodel/generated/cassandra_types.h>
#include "server/session.h"

namespace cassia::server {

/// What a cas asks for: `updates`, if the row has what is `expected`.
struct ConditionalUpdate {
    const std::string& family;
    const std::string& key;
    /// By their values; none: the row must not exist.
    const std::vector<thriftmodel::idl::Column>& expected;
    const std::vector<thriftmodel::idl::Column>& updates;
    ConsistencyLevel serial_level;
    ConsistencyLevel commit_level;
};

/// Does it, apart from every other cas of the row, and with the server's own timestamp. Plain writes do not wait for
/// it: as in Cassandra, who mixes them with cas on one row must know what he does.
/// @throws InvalidRequestException for column families that are super or hold counters, and for levels that are not
/// meant for it.
thriftmodel::idl::CASResult update_if(Session& session, const ConditionalUpdate& update);

}  // namespace cassia::server
