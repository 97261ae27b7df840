#pragma once

#include <string_view>

#include <cassia/consistency.h>

#include "backend/embedded/family.h"
#include "backend/embedded/schema.h"
#include "backend/embedded/store.h"
#include "model/operation.h"
#include "model/request_checks.h"

/// @file
/// What Cassandra checks of a request before it does any of it, as far as it takes the store to know.
///
/// All throw InvalidRequestException, naming the column family, what was found and what is allowed; check_level also
/// throws UnavailableException.

namespace cassia::embedded {

/// As requests are checked against it.
model::CheckedFamily checked(const Family& family);

void check_read_level(const Keyspace& keyspace, ConsistencyLevel level);
void check_write_level(const Keyspace& keyspace, ConsistencyLevel level, bool counters);

void check_key(const Store& store, const Family& family, std::string_view key);

/// Checks names, values, time to live, and that the mutation suits the column family.
void check_mutation(const Store& store, const Family& family, const model::Mutation& mutation);

}  // namespace cassia::embedded
