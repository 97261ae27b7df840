#pragma once

#include <string>
#include <vector>

#include "shell/object.h"

namespace cassia::shell {

class Session;

/// What a session has.
std::vector<std::string> help_overview(const Session& session);
/// A kind with its methods and attributes, or a method with its parameters.
std::vector<std::string> help_about(const Object& object);

}  // namespace cassia::shell
