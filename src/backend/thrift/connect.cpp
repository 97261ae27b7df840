#include "backend/backends.h"

#include <cstdint>
#include <string>
#include <utility>

#include "backend/located.h"
#include "backend/thrift/connection.h"
#include "net/connect.h"

namespace cassia::backend {
namespace {

constexpr std::string_view SCHEME = "thrift://";
constexpr std::uint16_t DEFAULT_PORT = 9160;

net::Address address_of(std::string_view server) {
    if (server.starts_with(SCHEME)) {
        server.remove_prefix(SCHEME.size());
    }
    return net::parse_address(server, DEFAULT_PORT);
}

void check_address(std::string_view server) {
    static_cast<void>(address_of(server));
}

std::unique_ptr<Connection> connect_thrift(std::string_view server, const ConnectOptions& options) {
    const auto address = address_of(server);
    const auto name = net::to_string(address);
    auto connection = located(name, "connect", [&] {
        auto socket = net::connect(address,
                                   {.tls = options.tls,
                                    .socket_factory = options.socket_factory,
                                    .transport_factory = options.transport_factory},
                                   options.deadline);
        return std::make_unique<thrift::Connection>(
            name, thrift::MessageChannel(std::move(socket), options.framed_transport, name), options.call_timeout);
    });
    if (options.credentials) {
        located(name, "login", [&] { connection->login(*options.credentials, options.deadline); });
    }
    if (!options.keyspace.empty()) {
        located(name, "set_keyspace", [&] { connection->set_keyspace(options.keyspace, options.deadline); });
    }
    return connection;
}

}  // namespace
}  // namespace cassia::backend

extern "C" CASSIA_API const cassia::backend::BackendLibrary cassia_thrift_backend;
const cassia::backend::BackendLibrary cassia_thrift_backend{.check_server = cassia::backend::check_address,
                                                            .connect = cassia::backend::connect_thrift};
