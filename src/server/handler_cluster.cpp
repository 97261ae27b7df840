#include <cassia/uuid.h>

#include "server/answering.h"
#include "server/handler.h"
#include "server/splits.h"
#include "thriftmodel/definitions.h"

namespace cassia::server {
namespace {

using namespace thriftmodel;

}  // namespace

void Handler::login(const idl::AuthenticationRequest& request) {
    answer(session_, CallKind::read, "login", [&] { session_.login(request.credentials); });
}

void Handler::set_keyspace(const std::string& keyspace) {
    answer(session_, CallKind::read, "set_keyspace", [&] { session_.set_keyspace(keyspace); });
}

void Handler::describe_schema_versions(std::map<std::string, std::vector<std::string>>& out) {
    answer(session_, CallKind::read, "describe_schema_versions", [&] {
        session_.check_logged_in();
        out[session_.service().store->schema()->version()] = {session_.endpoint()};
    });
}

void Handler::describe_keyspaces(std::vector<idl::KsDef>& out) {
    answer(session_, CallKind::read, "describe_keyspaces", [&] {
        session_.check_logged_in();
        for (const auto& keyspace : session_.connection().describe_keyspaces()) {
            out.push_back(to_thrift(keyspace));
        }
    });
}

void Handler::describe_keyspace(idl::KsDef& out, const std::string& keyspace) {
    answer(session_, CallKind::read, "describe_keyspace", [&] {
        session_.check_logged_in();
        out = to_thrift(session_.connection().describe_keyspace(keyspace));
    });
}

void Handler::describe_cluster_name(std::string& out) {
    out = session_.service().cluster_name;
}
void Handler::describe_version(std::string& out) {
    out = session_.connection().describe_version();
}
void Handler::describe_partitioner(std::string& out) {
    out = session_.connection().describe_partitioner();
}
void Handler::describe_snitch(std::string& out) {
    out = session_.connection().describe_snitch();
}

void Handler::describe_ring(TokenRanges& out, const std::string& keyspace) {
    answer(session_, CallKind::read, "describe_ring", [&] {
        session_.check_logged_in();
        const auto& endpoint = session_.endpoint();
        for (const auto& range : session_.connection().describe_ring(keyspace)) {
            auto& described = out.emplace_back();
            described.start_token = range.start_token;
            described.end_token = range.end_token;
            described.endpoints = {endpoint};
            described.__set_rpc_endpoints({endpoint});
            idl::EndpointDetails details;
            details.__set_host(endpoint);
            details.__set_datacenter("datacenter1");
            details.__set_rack("rack1");
            described.__set_endpoint_details({details});
        }
    });
}

void Handler::describe_local_ring(TokenRanges& out, const std::string& keyspace) {
    describe_ring(out, keyspace);
}

void Handler::describe_token_map(std::map<std::string, std::string>& out) {
    answer(session_, CallKind::read, "describe_token_map", [&] {
        session_.check_logged_in();
        out[session_.service().store->partitioner().minimum_token()] = session_.endpoint();
    });
}

void Handler::describe_splits(std::vector<std::string>& out, const std::string& family, const std::string& start_token,
                              const std::string& end_token, int32_t keys_per_split) {
    answer(session_, CallKind::read, "describe_splits", [&] {
        session_.check_may_read(family);
        out.push_back(start_token);
        for (const auto& split : split_range(session_, family, start_token, end_token, keys_per_split)) {
            out.push_back(split.end_token);
        }
    });
}

void Handler::describe_splits_ex(std::vector<idl::CfSplit>& out, const std::string& family,
                                 const std::string& start_token, const std::string& end_token, int32_t keys_per_split) {
    answer(session_, CallKind::read, "describe_splits_ex", [&] {
        session_.check_may_read(family);
        out = split_range(session_, family, start_token, end_token, keys_per_split);
    });
}

void Handler::trace_next_query(std::string& out) {
    // Nothing is traced: it is an id that no trace is found by.
    const auto id = Uuid::now();
    out = id.bytes();
}

}  // namespace cassia::server
