#pragma once

#include <cstdint>
#include <string>

#include <cassia/export.h>
#include <cassia/schema.h>

/// @file
/// What no column family may be, in any version of Cassandra, whether or not the version says so.
///
/// The checks throw InvalidRequestException, naming the column family and its keyspace.

namespace cassia::model {

/// "'Users' in keyspace 'Keyspace1'"
CASSIA_API std::string place_of(const CfDef& definition);

CASSIA_API bool holds_counters(const CfDef& definition);

/// The replicas of a keyspace: the option of SimpleStrategy, or the sum over data centres.
std::int64_t replication_factor(const KsDef& keyspace);

/// A definition that is new, or altered. Exported, for backends in libraries of their own.
CASSIA_API void check_definition(const CfDef& definition);

/// That `after` is a definition, under which columns keep the order that they lie in.
void check_alteration(const CfDef& before, const CfDef& after);

}  // namespace cassia::model
