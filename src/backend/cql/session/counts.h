#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "backend/cql/session/row_reads.h"
#include "model/operation.h"

namespace cassia::cql {

/// How many columns each row has, in the order of the keys: counted by the server where it can, and read otherwise.
/// @param keys each once.
std::vector<std::int64_t> count_rows(const Asking& asking, const model::ColumnParent& parent,
                                     std::span<const std::string> keys, const model::SlicePredicate& predicate);

}  // namespace cassia::cql
