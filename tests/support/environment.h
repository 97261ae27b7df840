#pragma once

#include <string>

namespace cassia::support {

/// What ctest tells the tests of real Cassandra nodes, by a variable of the environment.
std::string environment(const char* name);

}  // namespace cassia::support
