#pragma once

#include <cstdint>
#include <string_view>

#include <cassia/export.h>

/// @file
/// How many replicas must answer.
///
///     users.get("thobbs", {.read_consistency_level = cassia::ConsistencyLevel::QUORUM});

namespace cassia {

/// The number of replicas that must respond before an operation counts as a success.
///
/// The values are those of Cassandra's Thrift interface. The embedded store counts its one replica as all of them,
/// so every level that a healthy cluster of the keyspace's replication factor satisfies is satisfied.
enum class ConsistencyLevel : std::int32_t {
    /// One replica.
    ONE = 1,
    /// floor(replication factor / 2) + 1 replicas.
    QUORUM = 2,
    /// A quorum of those in the data centre of the node that was asked.
    LOCAL_QUORUM = 3,
    /// A quorum in each data centre; for reads since Cassandra 3.0.
    EACH_QUORUM = 4,
    /// All replicas.
    ALL = 5,
    /// Writes only: one replica, or a hint kept by the coordinator.
    ANY = 6,
    /// Two replicas. Unavailable where the keyspace has fewer.
    TWO = 7,
    /// Three replicas. Unavailable where the keyspace has fewer.
    THREE = 8,
    /// Reads only: what conditional updates under way have decided, of all data centres.
    SERIAL = 9,
    /// Reads only: as SERIAL, of one data centre.
    LOCAL_SERIAL = 10,
    /// One replica in the data centre of the node that was asked.
    LOCAL_ONE = 11,
};

/// The level's name as Cassandra spells it, "ONE" for instance; "UNKNOWN" for a value that is no level.
CASSIA_API std::string_view to_string(ConsistencyLevel level) noexcept;

}  // namespace cassia
