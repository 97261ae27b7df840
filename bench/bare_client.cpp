#include "bare_client.h"

#include <algorithm>
#include <cstdio>
#include <map>
#include <stdexcept>
#include <vector>

#include <thrift/protocol/TBinaryProtocol.h>
#include <thrift/transport/TBufferTransports.h>
#include <thrift/transport/TSocket.h>

namespace cassia::bench {
namespace {

namespace wire = apache::thrift;

const std::string VALUE(64, 'v');
const std::string TEXT = "UTF8Type";
constexpr std::size_t BATCH = 500;

void make_keyspace(idl::CassandraClient& client) {
    idl::KsDef keyspace;
    keyspace.name = KEYSPACE;
    keyspace.strategy_class = "org.apache.cassandra.locator.SimpleStrategy";
    keyspace.__set_strategy_options({{"replication_factor", "1"}});
    for (const auto& name : {ROWS, WIDE}) {
        idl::CfDef family;
        family.keyspace = KEYSPACE;
        family.name = name;
        family.__set_comparator_type(TEXT);
        family.__set_key_validation_class(TEXT);
        family.__set_default_validation_class(TEXT);
        keyspace.cf_defs.push_back(family);
    }
    std::string version;
    client.system_add_keyspace(version, keyspace);
}

idl::Mutation insertion(const std::string& name) {
    idl::ColumnOrSuperColumn written;
    written.__set_column(column_of(name, VALUE, 1));
    idl::Mutation mutation;
    mutation.__set_column_or_supercolumn(written);
    return mutation;
}

}  // namespace

std::unique_ptr<idl::CassandraClient> connect(std::string_view address) {
    const auto colon = address.rfind(':');
    if (colon == std::string_view::npos) {
        throw std::runtime_error("no HOST:PORT: " + std::string(address));
    }
    auto socket = std::make_shared<wire::transport::TSocket>(std::string(address.substr(0, colon)),
                                                             std::stoi(std::string(address.substr(colon + 1))));
    auto framed = std::make_shared<wire::transport::TFramedTransport>(socket);
    framed->open();
    return std::make_unique<idl::CassandraClient>(std::make_shared<wire::protocol::TBinaryProtocol>(framed));
}

void fill(idl::CassandraClient& client, std::size_t rows) {
    std::vector<idl::KsDef> keyspaces;
    client.describe_keyspaces(keyspaces);
    if (std::none_of(keyspaces.begin(), keyspaces.end(), [](const auto& known) { return known.name == KEYSPACE; })) {
        make_keyspace(client);
    }
    client.set_keyspace(KEYSPACE);
    for (std::size_t from = 0; from < rows; from += BATCH) {
        std::map<std::string, std::map<std::string, std::vector<idl::Mutation>>> batch;
        for (std::size_t i = from; i < from + BATCH; ++i) {
            batch[key_of(i)][ROWS] = {insertion("name")};
        }
        client.batch_mutate(batch, idl::ConsistencyLevel::ONE);
    }
    std::vector<idl::Mutation> columns;
    columns.reserve(COLUMNS);
    for (int i = 0; i < COLUMNS; ++i) {
        columns.push_back(insertion(key_of(static_cast<std::size_t>(i))));
    }
    client.batch_mutate({{"wide", {{WIDE, columns}}}}, idl::ConsistencyLevel::ONE);
}

std::string key_of(std::size_t number) {
    char key[24];
    std::snprintf(key, sizeof key, "row%07zu", number);
    return key;
}

idl::ColumnPath path_of(const std::string& family, const std::string& column) {
    idl::ColumnPath path;
    path.column_family = family;
    path.__set_column(column);
    return path;
}

idl::ColumnParent parent_of(const std::string& family) {
    idl::ColumnParent parent;
    parent.column_family = family;
    return parent;
}

idl::Column column_of(const std::string& name, const std::string& value, std::int64_t timestamp) {
    idl::Column column;
    column.name = name;
    column.__set_value(value);
    column.__set_timestamp(timestamp);
    return column;
}

idl::SlicePredicate first_columns(int count) {
    idl::SliceRange range;
    range.count = count;
    idl::SlicePredicate predicate;
    predicate.__set_slice_range(range);
    return predicate;
}

}  // namespace cassia::bench
