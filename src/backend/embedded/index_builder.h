#pragma once

#include <string_view>

#include <cassia/schema.h>

#include "backend/embedded/family.h"
#include "backend/embedded/store.h"

namespace cassia::embedded {

/// Writes the entries of `column` for all rows there are. Rows written meanwhile write their own. Tells `progress`, if
/// there is one, every 1000 rows and at the end.
void build_index(Store& store, const Family& family, std::string_view column, const Index& index,
                 const IndexProgressListener& progress);

}  // namespace cassia::embedded
