#include <utility>

#include <cassia/errors.h>
#include <cassia/testing.h>

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

std::map<std::string, RecordedColumnFamily> SystemManagerStub::column_families(std::string_view keyspace) {
    const auto keyspaces = keyspace.empty() ? list_keyspaces() : std::vector{std::string(keyspace)};
    std::map<std::string, RecordedColumnFamily> records;
    for (const auto& each : keyspaces) {
        for (const auto& [name, family] : get_keyspace_column_families(each)) {
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
