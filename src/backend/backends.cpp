#include "backend/backends.h"

#include <string>

#include <cassia/errors.h>

#include "backend/embedded/connection.h"
#include "backend/embedded/store_registry.h"

namespace cassia::backend {
namespace {

constexpr std::string_view EMBEDDED = "embedded:";

}  // namespace

bool is_embedded(std::string_view server) noexcept {
    return server.starts_with(EMBEDDED);
}

std::unique_ptr<Connection> connect(std::string_view server) {
    if (is_embedded(server)) {
        return std::make_unique<embedded::Connection>(embedded::open_store(server.substr(EMBEDDED.size()), {}));
    }
    throw InvalidRequestError("server '" + std::string(server) +
                              "' needs a backend that this program has not; it has 'embedded:PATH' and 'embedded:'");
}

}  // namespace cassia::backend
