#pragma once

#include <string_view>

#include <cassia/detail/block.h>

#include "backend/cql/session/row_reads.h"
#include "model/operation.h"

namespace cassia::cql {

/// Rows of a range, those without any of the columns included.
void read_range(const Asking& asking, const model::ReadRange& request, std::string_view partitioner,
                detail::Block& block);

}  // namespace cassia::cql
