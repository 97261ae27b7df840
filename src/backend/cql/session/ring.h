#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <cassia/schema.h>

#include "backend/cql/session/session.h"

/// @file
/// The nodes of a cluster, as one of them tells, and who holds what.

namespace cassia::cql {

struct Node {
    std::string address;
    std::string data_center;
    std::string rack;
    std::string schema_version;
    /// In Cassandra's spelling.
    std::set<std::string> tokens;
};

/// The node that is asked comes first.
std::vector<Node> read_nodes(Session& session, Session::Deadline deadline);

/// The stretches of the ring with the nodes that hold them, by the rules of SimpleStrategy and NetworkTopologyStrategy;
/// of another strategy with the one node whose token ends the stretch.
std::vector<TokenRange> ring_of(const std::vector<Node>& nodes, const KsDef& keyspace, std::string_view partitioner);

}  // namespace cassia::cql
