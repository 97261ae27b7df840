#pragma once

#include <string>

#include <cassia/system_manager.h>

namespace cassia::shell {

class Arguments;

/// The parameters for a column family's attributes, as a signature has them.
std::string family_parameters();
/// What is given for them.
ColumnFamilyOptions family_options(const Arguments& arguments);

}  // namespace cassia::shell
