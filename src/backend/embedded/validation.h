#pragma once

#include <cstdint>
#include <string_view>

#include <cassia/consistency.h>

#include "backend/embedded/family.h"
#include "backend/embedded/schema.h"
#include "backend/embedded/store.h"
#include "model/operation.h"

/// @file
/// What Cassandra checks of a request before it does any of it.
///
/// All throw InvalidRequestException, naming the column family, what was found and what is allowed; check_level also
/// throws UnavailableException.

namespace cassia::embedded {

void check_read_level(const Keyspace& keyspace, ConsistencyLevel level);
void check_write_level(const Keyspace& keyspace, ConsistencyLevel level, bool counters);

/// Of a range, or an index.
void check_row_count(std::int32_t count);

void check_key(const Store& store, const Family& family, std::string_view key);
void check_parent(const Family& family, const model::ColumnParent& parent);
void check_predicate(const Family& family, const model::ColumnParent& parent, const model::SlicePredicate& predicate);

/// Checks names, values, time to live, and that the mutation suits the column family.
void check_mutation(const Store& store, const Family& family, const model::Mutation& mutation);
void check_counter_removal(const Family& family, const model::RemoveCounter& request);

}  // namespace cassia::embedded
