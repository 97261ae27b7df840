#include <memory>
#include <utility>

#include <cassia/errors.h>
#include <cassia/testing.h>

#include "testing/stub_connection.h"

namespace cassia {
namespace {

RecordedColumnFamily record_of(const CfDef& family) {
    RecordedColumnFamily record{.keyspace = family.keyspace, .columns = {}, .indexes = {}};
    for (const auto& [name, column] : family.column_metadata_by_name()) {
        record.columns.emplace(name, column.validation_class);
        if (column.index_type) {
            record.indexes.emplace(name, column.validation_class);
        }
    }
    return record;
}

}  // namespace

SystemManagerStub::SystemManagerStub(EmbeddedStore store) : SystemManager(store.server()), store_(std::move(store)) {}

SystemManagerStub::SystemManagerStub(const ConnectionPoolStub& pool)
    : SystemManager(
          [store = pool.store_, server = pool.first_server_, faults = pool.faults_]() mutable {
              faults.open(server);
              return std::make_unique<stubs::StubConnection>(stubs::open_store(store), server, faults);
          },
          pool.first_server_),
      store_(pool.store_) {}

std::map<std::string, RecordedColumnFamily> SystemManagerStub::column_families(std::string_view keyspace) {
    SystemManager system(store_.server());
    const auto keyspaces = keyspace.empty() ? system.list_keyspaces() : std::vector{std::string(keyspace)};
    std::map<std::string, RecordedColumnFamily> records;
    for (const auto& each : keyspaces) {
        for (const auto& [name, family] : system.get_keyspace_column_families(each)) {
            const auto [place, is_new] = records.emplace(name, record_of(family));
            if (!is_new) {
                throw InvalidRequestError(
                    std::string("the keyspaces '").append(place->second.keyspace).append("' and '").append(each) +
                    "' both have a column family '" + name + "'; name the keyspace");
            }
        }
    }
    return records;
}

}  // namespace cassia
