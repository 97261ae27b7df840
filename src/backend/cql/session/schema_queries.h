#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "backend/cql/mapping/schema_reader.h"
#include "backend/cql/session/session.h"

/// @file
/// What a server tells of its schema.

namespace cassia::cql {

/// A keyspace with its column families; none: there is none of this name.
std::optional<DescribedKeyspace> read_keyspace(Session& session, std::string_view keyspace, ServerVersion version,
                                               Session::Deadline deadline);

std::vector<std::string> read_keyspace_names(Session& session, Session::Deadline deadline);

/// What the node knows itself to be.
struct LocalNode {
    std::string release_version;
    std::string cluster_name;
    std::string partitioner;
    std::string schema_version;
};

LocalNode read_local_node(Session& session, Session::Deadline deadline);

}  // namespace cassia::cql
