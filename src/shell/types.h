#pragma once

#include <cassia/types.h>

#include "shell/object.h"

namespace cassia::shell {

Object type_object(const Type& type);

}  // namespace cassia::shell
