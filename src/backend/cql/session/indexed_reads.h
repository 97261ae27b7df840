#pragma once

#include <cassia/detail/block.h>

#include "backend/cql/session/row_reads.h"
#include "model/operation.h"

namespace cassia::cql {

/// Rows that satisfy a clause, those without any of the columns asked for included: one expression, which an index
/// serves, finds them, and the others are compared here.
/// @throws InvalidRequestException if no index serves any of the expressions.
void read_indexed(const Asking& asking, const model::ReadIndexed& request, detail::Block& block);

}  // namespace cassia::cql
