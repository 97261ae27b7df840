#include <algorithm>
#include <utility>

#include <thriftmodel/generated/Cassandra.h>
#include "backend/thrift/connection.h"
#include "backend/thrift/connection_wire.h"
#include "backend/thrift/server_errors.h"
#include "model/definitions.h"
#include "thriftmodel/definitions.h"

namespace cassia::thrift {

namespace idl = thriftmodel::idl;

backend::Deadline Connection::call_deadline() const {
    const auto own = std::chrono::steady_clock::now() + call_timeout_;
    return calls_end() ? std::min(own, *calls_end()) : own;
}

template <typename Result, typename Arguments>
auto Connection::describe(const char* method) {
    return take_result(call<Result>(method, Arguments(), call_deadline()), server_);
}

template <typename Result, typename Arguments>
std::string Connection::change(const char* method, const Arguments& arguments) {
    return take_result(call<Result>(method, arguments, call_deadline(), true), server_);
}

void Connection::login(const Credentials& credentials) {
    login(credentials, call_deadline());
}

void Connection::login(const Credentials& credentials, backend::Deadline deadline) {
    idl::AuthenticationRequest request;
    request.credentials = {{"username", credentials.username}, {"password", credentials.password}};
    idl::Cassandra_login_pargs arguments;
    arguments.auth_request = &request;
    throw_declared(call<idl::Cassandra_login_result>("login", arguments, deadline), server_);
}

void Connection::set_keyspace(std::string_view keyspace) {
    set_keyspace(keyspace, call_deadline());
}

void Connection::set_keyspace(std::string_view keyspace, backend::Deadline deadline) {
    const std::string name(keyspace);
    idl::Cassandra_set_keyspace_pargs arguments;
    arguments.keyspace = &name;
    throw_declared(call<idl::Cassandra_set_keyspace_result>("set_keyspace", arguments, deadline), server_);
    keyspace_ = name;
}

void Connection::use(const std::string& keyspace) {
    if (keyspace != keyspace_) {
        set_keyspace(keyspace);
    }
}

void Connection::truncate(std::string_view family) {
    const std::string name(family);
    idl::Cassandra_truncate_pargs arguments;
    arguments.cfname = &name;
    throw_declared(call<idl::Cassandra_truncate_result>("truncate", arguments, call_deadline(), true), server_);
}

std::vector<KsDef> Connection::describe_keyspaces() {
    std::vector<KsDef> keyspaces;
    for (const auto& keyspace :
         describe<idl::Cassandra_describe_keyspaces_result, idl::Cassandra_describe_keyspaces_pargs>(
             "describe_keyspaces")) {
        keyspaces.push_back(thriftmodel::from_thrift(keyspace));
    }
    return keyspaces;
}

KsDef Connection::describe_keyspace(std::string_view keyspace) {
    const std::string name(keyspace);
    idl::Cassandra_describe_keyspace_pargs arguments;
    arguments.keyspace = &name;
    auto result = call<idl::Cassandra_describe_keyspace_result>("describe_keyspace", arguments, call_deadline());
    if (result.__isset.nfe) {
        throw NotFoundException("no keyspace '" + name + "' at " + server_);
    }
    return thriftmodel::from_thrift(take_result(std::move(result), server_));
}

std::string Connection::describe_cluster_name() {
    return describe<idl::Cassandra_describe_cluster_name_result, idl::Cassandra_describe_cluster_name_pargs>(
        "describe_cluster_name");
}

std::string Connection::describe_version() {
    return describe<idl::Cassandra_describe_version_result, idl::Cassandra_describe_version_pargs>("describe_version");
}

std::string Connection::describe_partitioner() {
    return describe<idl::Cassandra_describe_partitioner_result, idl::Cassandra_describe_partitioner_pargs>(
        "describe_partitioner");
}

std::string Connection::describe_snitch() {
    return describe<idl::Cassandra_describe_snitch_result, idl::Cassandra_describe_snitch_pargs>("describe_snitch");
}

std::vector<TokenRange> Connection::describe_ring(std::string_view keyspace) {
    const std::string name(keyspace);
    idl::Cassandra_describe_ring_pargs arguments;
    arguments.keyspace = &name;
    std::vector<TokenRange> ranges;
    for (auto& range :
         take_result(call<idl::Cassandra_describe_ring_result>("describe_ring", arguments, call_deadline()), server_)) {
        ranges.push_back({std::move(range.start_token), std::move(range.end_token), std::move(range.endpoints)});
    }
    return ranges;
}

std::map<std::string, std::string> Connection::describe_token_map() {
    return describe<idl::Cassandra_describe_token_map_result, idl::Cassandra_describe_token_map_pargs>(
        "describe_token_map");
}

std::vector<std::pair<std::string, std::vector<std::string>>> Connection::describe_schema_versions() {
    const auto versions =
        describe<idl::Cassandra_describe_schema_versions_result, idl::Cassandra_describe_schema_versions_pargs>(
            "describe_schema_versions");
    return {versions.begin(), versions.end()};
}

std::string Connection::add_keyspace(const KsDef& keyspace) {
    const auto definition = thriftmodel::to_thrift(keyspace);
    idl::Cassandra_system_add_keyspace_pargs arguments;
    arguments.ks_def = &definition;
    return change<idl::Cassandra_system_add_keyspace_result>("system_add_keyspace", arguments);
}

std::string Connection::update_keyspace(const KsDef& keyspace) {
    auto definition = thriftmodel::to_thrift(keyspace);
    // The server refuses column families here: they are altered one by one.
    definition.cf_defs.clear();
    idl::Cassandra_system_update_keyspace_pargs arguments;
    arguments.ks_def = &definition;
    return change<idl::Cassandra_system_update_keyspace_result>("system_update_keyspace", arguments);
}

std::string Connection::drop_keyspace(std::string_view keyspace) {
    const std::string name(keyspace);
    idl::Cassandra_system_drop_keyspace_pargs arguments;
    arguments.keyspace = &name;
    return change<idl::Cassandra_system_drop_keyspace_result>("system_drop_keyspace", arguments);
}

// 3.11 breaks off the connection over some definitions that are wrong, and makes others.
std::string Connection::add_column_family(const CfDef& family) {
    model::check_definition(family);
    use(family.keyspace);
    const auto definition = thriftmodel::to_thrift(family);
    idl::Cassandra_system_add_column_family_pargs arguments;
    arguments.cf_def = &definition;
    return change<idl::Cassandra_system_add_column_family_result>("system_add_column_family", arguments);
}

// The server builds indexes by itself, after it has answered.
std::string Connection::update_column_family(const CfDef& family, const IndexProgressListener&) {
    model::check_definition(family);
    use(family.keyspace);
    const auto definition = thriftmodel::to_thrift(family);
    idl::Cassandra_system_update_column_family_pargs arguments;
    arguments.cf_def = &definition;
    return change<idl::Cassandra_system_update_column_family_result>("system_update_column_family", arguments);
}

std::string Connection::drop_column_family(std::string_view family) {
    const std::string name(family);
    idl::Cassandra_system_drop_column_family_pargs arguments;
    arguments.column_family = &name;
    return change<idl::Cassandra_system_drop_column_family_result>("system_drop_column_family", arguments);
}

const std::string& Connection::partitioner(backend::Deadline deadline) {
    if (partitioner_.empty()) {
        partitioner_ = take_result(call<idl::Cassandra_describe_partitioner_result>(
                                       "describe_partitioner", idl::Cassandra_describe_partitioner_pargs(), deadline),
                                   server_);
    }
    return partitioner_;
}

}  // namespace cassia::thrift
