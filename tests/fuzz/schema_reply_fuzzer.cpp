#include <map>
#include <string>

#include <cassia/errors.h>

#include <thriftmodel/generated/Cassandra.h>
#include "backend/thrift/exchange.h"
#include "backend/thrift/server_errors.h"
#include "fuzz/input.h"
#include "fuzz/promise.h"
#include "thriftmodel/definitions.h"
#include "unit/backend/thrift/thrift_messages.h"

// A Thrift server's descriptions: input is the name of a call, a line break, and the struct of its answer. They are
// refused with an error, or are definitions that are the same when they are sent to a server and described again.

namespace {

using cassia::fuzz::promise;
using cassia::thrift::Reply;
using cassia::thriftmodel::from_thrift;
using cassia::thriftmodel::to_thrift;
namespace idl = cassia::thriftmodel::idl;

template <typename Result>
auto answer(const Reply& reply) {
    return cassia::thrift::take_result(cassia::thrift::read<Result>(reply), "server");
}

// As bytes, since a number that is none is not equal to itself.
std::string written(const idl::KsDef& keyspace) {
    return cassia::support::thrift_message("keyspace", 0, keyspace);
}

void check_keyspace(const idl::KsDef& described) {
    const auto sent = to_thrift(from_thrift(described));
    promise(written(to_thrift(from_thrift(sent))) == written(sent), "a keyspace is described as it was defined");
}

void describe_keyspaces(const Reply& reply) {
    for (const auto& keyspace : answer<idl::Cassandra_describe_keyspaces_result>(reply)) {
        check_keyspace(keyspace);
    }
}
void describe_keyspace(const Reply& reply) {
    check_keyspace(answer<idl::Cassandra_describe_keyspace_result>(reply));
}
void describe_ring(const Reply& reply) {
    answer<idl::Cassandra_describe_ring_result>(reply);
}
void describe_schema_versions(const Reply& reply) {
    answer<idl::Cassandra_describe_schema_versions_result>(reply);
}
void describe_token_map(const Reply& reply) {
    answer<idl::Cassandra_describe_token_map_result>(reply);
}
void add_keyspace(const Reply& reply) {
    answer<idl::Cassandra_system_add_keyspace_result>(reply);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const std::map<std::string_view, void (*)(const Reply&)> calls{
        {"describe_keyspaces", describe_keyspaces}, {"describe_keyspace", describe_keyspace},
        {"describe_ring", describe_ring},           {"describe_schema_versions", describe_schema_versions},
        {"describe_token_map", describe_token_map}, {"system_add_keyspace", add_keyspace},
    };
    cassia::fuzz::Input input(data, size);
    const auto call = calls.find(input.take_line());
    if (call == calls.end()) {
        return 0;
    }
    try {
        call->second({std::string(input.rest())});
    } catch (const cassia::Error&) {
        return 0;
    }
    return 0;
}
