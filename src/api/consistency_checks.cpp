#include "api/consistency_checks.h"

#include <string>

#include <cassia/errors.h>

namespace cassia::detail {

void check_read_level(std::string_view attribute, ConsistencyLevel level) {
    if (level == ConsistencyLevel::ANY) {
        throw InvalidRequestError(std::string(attribute) + " is ANY, which is for writes; give ONE or a higher level");
    }
}

void check_write_level(std::string_view attribute, ConsistencyLevel level) {
    if (level == ConsistencyLevel::SERIAL || level == ConsistencyLevel::LOCAL_SERIAL) {
        throw InvalidRequestError(std::string(attribute) + " is " + std::string(to_string(level)) +
                                  ", which is for reads; give another level, such as QUORUM");
    }
}

}  // namespace cassia::detail
