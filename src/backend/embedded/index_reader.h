#pragma once

#include <cassia/detail/block.h>

#include "backend/embedded/family.h"
#include "backend/embedded/store.h"
#include "model/operation.h"

namespace cassia::embedded {

/// Appends the rows that satisfy all expressions to `block`, in token order.
/// @throws InvalidRequestException if no expression is an EQ on an indexed column, or a value is not of its column's
/// type.
void read_indexed(Store& store, const Family& family, const model::ReadIndexed& request, detail::Block& block);

}  // namespace cassia::embedded
