#include "backend/backends.h"

#include <cstdint>
#include <string>
#include <utility>

#include "backend/cql/connection.h"
#include "backend/located.h"
#include "net/connect.h"

namespace cassia::backend {
namespace {

constexpr std::string_view SCHEME = "cql://";
constexpr std::uint16_t DEFAULT_PORT = 9042;

net::Address address_of(std::string_view server) {
    if (server.starts_with(SCHEME)) {
        server.remove_prefix(SCHEME.size());
    }
    return net::parse_address(server, DEFAULT_PORT);
}

void check_address(std::string_view server) {
    static_cast<void>(address_of(server));
}

std::unique_ptr<Connection> connect_cql(std::string_view server, const ConnectOptions& options) {
    const auto address = address_of(server);
    const auto name = std::string(SCHEME) + net::to_string(address);
    auto connection = located(name, "connect", [&] {
        return std::make_unique<cql::Connection>(
            address,
            cql::ChannelOptions{.transport = {.tls = options.tls,
                                              .socket_factory = options.socket_factory,
                                              .transport_factory = options.transport_factory},
                                .credentials = options.credentials},
            options.call_timeout, options.deadline);
    });
    if (!options.keyspace.empty()) {
        located(name, "set_keyspace", [&] { connection->set_keyspace(options.keyspace, options.deadline); });
    }
    return connection;
}

}  // namespace
}  // namespace cassia::backend

extern "C" CASSIA_API const cassia::backend::BackendLibrary cassia_cql_backend;
const cassia::backend::BackendLibrary cassia_cql_backend{.check_server = cassia::backend::check_address,
                                                         .connect = cassia::backend::connect_cql};
