#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include <cassia/testing.h>

#include "backend/located.h"
#include "pool/pool.h"
#include "testing/stub_connection.h"

namespace cassia {
namespace {

// Servers that are one store, and time that nobody has to wait for.
pool::Surroundings surroundings(const EmbeddedStore& store, const Faults& faults) {
    return {.connect =
                [store, faults = faults](std::string_view server, const backend::ConnectOptions& options) mutable {
                    faults.open(server);
                    auto connection =
                        std::make_unique<stubs::StubConnection>(stubs::open_store(store), std::string(server), faults);
                    connection->set_keyspace(options.keyspace);
                    return connection;
                },
            .check_server = [](std::string_view) {},
            .sleep = [](std::chrono::microseconds) {}};
}

// What gives the names is asked once.
StubOptions with_server_names(StubOptions options) {
    options.servers = options.servers.servers();
    return options;
}

std::string first_of(const std::vector<std::string>& servers) {
    return servers.empty() ? std::string() : servers.front();
}

void ensure_keyspace(const EmbeddedStore& store, std::string_view keyspace) {
    SystemManager system(store.server());
    const auto keyspaces = system.list_keyspaces();
    if (std::find(keyspaces.begin(), keyspaces.end(), keyspace) == keyspaces.end()) {
        system.create_keyspace(keyspace);
    }
}

std::shared_ptr<pool::Pool> make_pool(std::string_view keyspace, const StubOptions& options, const Faults& faults) {
    ensure_keyspace(options.store, keyspace);
    return std::make_shared<pool::Pool>(keyspace, options.servers, options.pool, surroundings(options.store, faults));
}

}  // namespace

ConnectionPoolStub::ConnectionPoolStub(std::string_view keyspace, const StubOptions& options)
    : ConnectionPoolStub(keyspace, with_server_names(options), Faults()) {}

ConnectionPoolStub::ConnectionPoolStub(std::string_view keyspace, const StubOptions& options, const Faults& faults)
    : ConnectionPool(make_pool(keyspace, options, faults)),
      store_(options.store),
      first_server_(first_of(options.servers.servers())),
      faults_(faults) {}

std::map<std::string, ColumnFamily> ConnectionPoolStub::column_families() const {
    std::map<std::string, ColumnFamily> families;
    for (const auto& [name, definition] : SystemManager(store_.server()).get_keyspace_column_families(keyspace())) {
        families.emplace(name, ColumnFamily(*this, name));
    }
    return families;
}

}  // namespace cassia
