#pragma once

#include <vector>

#include "shell/kind.h"

namespace cassia::shell {

/// The attributes of a ColumnFamily, most of which can be set.
std::vector<Property> column_family_attributes();

}  // namespace cassia::shell
