#include "server/answering.h"
#include "server/handler.h"
#include "thriftmodel/definitions.h"

namespace cassia::server {
namespace {

using namespace thriftmodel;

constexpr std::string_view EVERY_KEYSPACE = "*";

}  // namespace

void Handler::system_add_column_family(std::string& out, const idl::CfDef& family) {
    answer(session_, CallKind::schema, "system_add_column_family", [&] {
        session_.check_may_change_schema(family.keyspace);
        out = session_.connection().add_column_family(from_thrift(family));
    });
}

void Handler::system_update_column_family(std::string& out, const idl::CfDef& family) {
    answer(session_, CallKind::schema, "system_update_column_family", [&] {
        session_.check_may_change_schema(family.keyspace);
        out = session_.connection().update_column_family(from_thrift(family), {});
    });
}

void Handler::system_drop_column_family(std::string& out, const std::string& family) {
    answer(session_, CallKind::schema, "system_drop_column_family", [&] {
        session_.check_may_change_schema(session_.keyspace());
        out = session_.connection().drop_column_family(family);
    });
}

void Handler::system_add_keyspace(std::string& out, const idl::KsDef& keyspace) {
    answer(session_, CallKind::schema, "system_add_keyspace", [&] {
        session_.check_may_change_schema(EVERY_KEYSPACE);
        out = session_.connection().add_keyspace(from_thrift(keyspace));
    });
}

void Handler::system_update_keyspace(std::string& out, const idl::KsDef& keyspace) {
    answer(session_, CallKind::schema, "system_update_keyspace", [&] {
        session_.check_may_change_schema(keyspace.name);
        out = session_.connection().update_keyspace(from_thrift(keyspace));
    });
}

void Handler::system_drop_keyspace(std::string& out, const std::string& keyspace) {
    answer(session_, CallKind::schema, "system_drop_keyspace", [&] {
        session_.check_may_change_schema(EVERY_KEYSPACE);
        out = session_.connection().drop_keyspace(keyspace);
    });
}

}  // namespace cassia::server
