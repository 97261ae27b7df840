#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include <cassia/cassandra_type.h>
#include <cassia/consistency.h>
#include <cassia/export.h>

#include "model/operation.h"

/// @file
/// What Cassandra's Thrift API checks of a request before it does any of it: for backends whose servers don't.
///
/// All throw InvalidRequestException, naming the column family, what was found and what is allowed. Exported, for
/// backends in libraries of their own.

namespace cassia::model {

/// What of a column family requests are checked against.
struct CheckedFamily {
    std::string_view name;
    bool is_super = false;
    bool holds_counters = false;
    const Type& keys;
    /// Of columns; of subcolumns, in a super column family.
    const Type& names;
    /// In a super column family alone.
    const Type& super_names;
};

/// That it is a level for writes, or for writes of counters.
CASSIA_API void check_write_level(ConsistencyLevel level, bool counters);
/// Of a range, or an index.
CASSIA_API void check_row_count(std::int32_t count);

CASSIA_API void check_key(const CheckedFamily& family, std::string_view key);
CASSIA_API void check_parent(const CheckedFamily& family, const ColumnParent& parent);
CASSIA_API void check_predicate(const CheckedFamily& family, const ColumnParent& parent,
                                const SlicePredicate& predicate);
/// That an index is asked of what can have one.
CASSIA_API void check_indexable(const CheckedFamily& family);

/// Checks names, and that the mutation suits the column family. Values and times to live are for the backend to check.
CASSIA_API void check_mutation(const CheckedFamily& family, const Mutation& mutation);
CASSIA_API void check_counter_removal(const CheckedFamily& family, const RemoveCounter& request);

}  // namespace cassia::model
