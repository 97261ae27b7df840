#pragma once

#include <cassia/column_family.h>

#include "shell/object.h"

namespace cassia::shell {

class Arguments;

/// The batch of a column family, with the options of its batch method.
Object batch_object(const ColumnFamily& column_family, const Arguments& arguments);

}  // namespace cassia::shell
