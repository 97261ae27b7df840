#include <cassia/errors.h>

#include "server/answering.h"
#include "server/handler.h"

namespace cassia::server {
namespace {

using namespace thriftmodel;

void refuse(Session& session, std::string_view call) {
    answer(session, CallKind::read, call, [] {
        throw InvalidRequestException(
            "CQL is not served here, only the other calls of the Thrift interface; CQL needs a Cassandra");
    });
}

}  // namespace

void Handler::execute_cql_query(idl::CqlResult& /*out*/, const std::string& /*query*/,
                                idl::Compression::type /*kind*/) {
    refuse(session_, "execute_cql_query");
}
void Handler::execute_cql3_query(idl::CqlResult& /*out*/, const std::string& /*query*/, idl::Compression::type /*kind*/,
                                 Level /*level*/) {
    refuse(session_, "execute_cql3_query");
}
void Handler::prepare_cql_query(idl::CqlPreparedResult& /*out*/, const std::string& /*query*/,
                                idl::Compression::type /*kind*/) {
    refuse(session_, "prepare_cql_query");
}
void Handler::prepare_cql3_query(idl::CqlPreparedResult& /*out*/, const std::string& /*query*/,
                                 idl::Compression::type /*kind*/) {
    refuse(session_, "prepare_cql3_query");
}
void Handler::execute_prepared_cql_query(idl::CqlResult& /*out*/, int32_t /*item*/, const Keys& /*values*/) {
    refuse(session_, "execute_prepared_cql_query");
}
void Handler::execute_prepared_cql3_query(idl::CqlResult& /*out*/, int32_t /*item*/, const Keys& /*values*/,
                                          Level /*level*/) {
    refuse(session_, "execute_prepared_cql3_query");
}
void Handler::set_cql_version(const std::string& /*version*/) {
    refuse(session_, "set_cql_version");
}

}  // namespace cassia::server
