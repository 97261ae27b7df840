#include "support/environment.h"

#include <cstdlib>
#include <stdexcept>

namespace cassia::support {

std::string environment(const char* name) {
    const char* const value = std::getenv(name);
    if (value == nullptr) {
        throw std::runtime_error(std::string(name) +
                                 " is not set; ctest starts nodes and sets it (-L 'cassandra|cluster')");
    }
    return value;
}

}  // namespace cassia::support
