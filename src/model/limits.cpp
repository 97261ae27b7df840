#include "model/limits.h"

#include <string>

#include <cassia/errors.h>

namespace cassia::model {
namespace {

void check_size(const std::string& what, std::string_view family, std::size_t size) {
    if (size == 0 || size > MAX_NAME_SIZE) {
        throw InvalidRequestException(what + " of '" + std::string(family) + "' " +
                                      (size == 0 ? "is empty" : "has " + std::to_string(size) + " bytes") +
                                      "; it needs 1 to " + std::to_string(MAX_NAME_SIZE) + " bytes");
    }
}

}  // namespace

void check_key_size(std::string_view family, std::string_view key) {
    check_size("a row key", family, key.size());
}

void check_name_size(std::string_view family, std::string_view what, std::string_view name) {
    check_size("a " + std::string(what) + " name", family, name.size());
}

void check_level(ConsistencyLevel level) {
    if (to_string(level) == "UNKNOWN") {
        throw InvalidRequestException("consistency level " + std::to_string(static_cast<int>(level)) +
                                      " is none; give one of ConsistencyLevel's");
    }
}

void check_read_level(ConsistencyLevel level) {
    check_level(level);
    if (level == ConsistencyLevel::ANY) {
        throw InvalidRequestException("consistency level ANY is for writes; read at ONE or a higher level");
    }
}

void check_ttl(std::string_view family, std::int64_t seconds) {
    if (seconds < 0 || seconds > MAX_TTL) {
        throw InvalidRequestException("the time to live for '" + std::string(family) + "' is " +
                                      std::to_string(seconds) + " s; it must be from 0 (none) to " +
                                      std::to_string(MAX_TTL));
    }
}

}  // namespace cassia::model
