#include "backend/backends.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

#include <cassia/errors.h>

#include "backend/embedded/connection.h"
#include "backend/embedded/store_registry.h"
#include "backend/located.h"

// In the libraries cassia::thrift and cassia::cql; without address where they are not linked.
extern "C" [[gnu::weak]] CASSIA_API const cassia::backend::BackendLibrary cassia_thrift_backend;
extern "C" [[gnu::weak]] CASSIA_API const cassia::backend::BackendLibrary cassia_cql_backend;

namespace cassia::backend {
namespace {

constexpr std::string_view EMBEDDED = "embedded:";

bool is_embedded_in_other_letters(std::string_view server) {
    const auto begin = server.substr(0, EMBEDDED.size());
    return std::equal(begin.begin(), begin.end(), EMBEDDED.begin(), EMBEDDED.end(),
                      [](char one, char other) { return std::tolower(static_cast<unsigned char>(one)) == other; });
}

std::unique_ptr<Connection> connect_to_store(std::string_view path, const ConnectOptions& options) {
    auto connection = std::make_unique<embedded::Connection>(embedded::open_store(path, {}));
    if (!options.keyspace.empty()) {
        located(connection->server(), "set_keyspace", [&] { connection->set_keyspace(options.keyspace); });
    }
    return connection;
}

void check_no_user(std::string_view server) {
    const auto at = server.rfind('@');
    if (at == std::string_view::npos) {
        return;
    }
    // Before the last '@' may stand a password, and before that nothing that tells.
    const auto shown = "..." + std::string(server.substr(at));
    throw InvalidRequestError(
        "server '" + shown + "' has a user before its '@'; give 'host:port', and the user in the option credentials",
        {.server = shown});
}

/// A backend in a library of its own.
struct Scheme {
    std::string_view name;
    std::string_view backend;
    const BackendLibrary* library;
};

// The first is that of a string without a scheme.
std::array<Scheme, 2> schemes() {
    return {{{"thrift", "Thrift", &cassia_thrift_backend}, {"cql", "CQL", &cassia_cql_backend}}};
}

const BackendLibrary& library_of(std::string_view server) {
    const auto name = server.substr(0, server.find("://"));
    const auto known = schemes();
    const auto* const scheme = name == server ? known.begin()
                                              : std::find_if(known.begin(), known.end(),
                                                             [&](const Scheme& each) { return each.name == name; });
    if (scheme == known.end()) {
        throw InvalidRequestError("server '" + std::string(server) + "' begins with '" + std::string(name) +
                                  "://', which is no backend; there are 'embedded:PATH', 'host:port', "
                                  "'thrift://host:port' and 'cql://host:port'");
    }
    if (scheme->library == nullptr) {
        throw InvalidRequestError("server '" + std::string(server) + "' needs the " + std::string(scheme->backend) +
                                  " backend, which this program has not; link cassia::" + std::string(scheme->name) +
                                  ", or give 'embedded:PATH'");
    }
    return *scheme->library;
}

}  // namespace

bool is_embedded(std::string_view server) noexcept {
    return server.starts_with(EMBEDDED);
}

void check_server(std::string_view server) {
    if (is_embedded(server)) {
        return;
    }
    check_no_user(server);
    if (is_embedded_in_other_letters(server)) {
        throw InvalidRequestError("server '" + std::string(server) +
                                  "' begins with 'embedded:' in other letters; give 'embedded:PATH'");
    }
    library_of(server).check_server(server);
}

std::unique_ptr<Connection> connect(std::string_view server, const ConnectOptions& options) {
    if (is_embedded(server)) {
        return connect_to_store(server.substr(EMBEDDED.size()), options);
    }
    check_server(server);
    return library_of(server).connect(server, options);
}

}  // namespace cassia::backend
