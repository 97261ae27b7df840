#pragma once

#include <vector>

#include "shell/kind.h"

namespace cassia::shell {

/// The methods of a ColumnFamily that read and count.
std::vector<Method> column_family_reads();

}  // namespace cassia::shell
