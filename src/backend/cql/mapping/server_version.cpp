#include "backend/cql/mapping/server_version.h"

#include <charconv>
#include <string>

#include <cassia/errors.h>

namespace cassia::cql {

ServerVersion parse_version(std::string_view release_version) {
    ServerVersion version;
    const char* const end = release_version.data() + release_version.size();
    const auto [dot, error] = std::from_chars(release_version.data(), end, version.major);
    if (error != std::errc() || dot == end || *dot != '.' ||
        std::from_chars(dot + 1, end, version.minor).ec != std::errc()) {
        throw ProtocolException("the server's release_version is '" + std::string(release_version) +
                                "'; it should begin like 5.0");
    }
    return version;
}

}  // namespace cassia::cql
