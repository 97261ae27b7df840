#pragma once

#include <rocksdb/snapshot.h>

#include <cassia/detail/block.h>

#include "backend/embedded/family.h"
#include "backend/embedded/store.h"
#include "model/operation.h"

namespace cassia::embedded {

/// Appends the rows that satisfy all expressions as of `snapshot` to `block`, in token order. `family` must be
/// that of the snapshot's time, or its index may have no entries there.
/// @throws InvalidRequestException if no expression is an EQ on an indexed column, or a value is not of its column's
/// type.
void read_indexed(Store& store, const Family& family, const model::ReadIndexed& request,
                  const rocksdb::Snapshot* snapshot, detail::Block& block);

}  // namespace cassia::embedded
