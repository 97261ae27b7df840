#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <vector>

#include <cassia/consistency.h>
#include <cassia/detail/block.h>

#include "backend/cql/session/collected_rows.h"
#include "backend/cql/session/opened_keyspace.h"
#include "backend/cql/session/session.h"
#include "model/operation.h"

namespace cassia::cql {

/// A count that limits nothing.
inline constexpr auto EVERYTHING = std::numeric_limits<std::int32_t>::max();

/// Where and how an operation asks.
struct Asking {
    Session& session;
    const OpenedFamily& family;
    ConsistencyLevel level = ConsistencyLevel::ONE;
    Session::Deadline deadline = std::nullopt;
};

/// The columns of rows by their keys, put together from as many statements as it takes: declared columns lie apart, and
/// the first super columns are looked up before they are read.
/// @param keys each once.
CollectedRows read_rows(const Asking& asking, const model::ColumnParent& parent, std::span<const std::string> keys,
                        const model::SlicePredicate& predicate, detail::Block& block);

}  // namespace cassia::cql
