#pragma once

#include <ostream>

#include "load/progress.h"
#include "load/target.h"

namespace cassia::load {

/// Writes all of a column family in the format of export_format.h: rows in the order of their tokens, read page by
/// page. A super column is read whole.
/// @throws Error if the column family is not there or can't be read or `out` can't be written.
void export_family(const Target& target, std::ostream& out, Progress& progress);

}  // namespace cassia::load
