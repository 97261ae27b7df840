#include "backend/cql/protocol/requests.h"

#include <cassia/errors.h>

#include "backend/cql/protocol/notation.h"

namespace cassia::cql {
namespace {

// The only one that there is, and not the version of the language.
constexpr std::string_view CQL_VERSION = "3.0.0";
constexpr std::uint32_t PREPARE_IN_KEYSPACE = 0x01;

}  // namespace

void append_options_request(const RequestHeader& header, std::string& out) {
    EnvelopeWriter envelope(out, header, Opcode::OPTIONS);
    envelope.finish();
}

void append_startup(const RequestHeader& header, const StartupOptions& options, std::string& out) {
    const bool compressed = options.compression != Compression::NONE;
    if (compressed && header.version < ProtocolVersion::V5) {
        throw InvalidRequestError("compression takes version 5 of the native protocol");
    }
    EnvelopeWriter envelope(out, header, Opcode::STARTUP);
    marshal::append_big_endian(static_cast<std::uint16_t>(1 + (compressed ? 1 : 0) + (options.no_compact ? 1 : 0)),
                               out);
    append_string("CQL_VERSION", out);
    append_string(CQL_VERSION, out);
    if (compressed) {
        append_string("COMPRESSION", out);
        append_string("lz4", out);
    }
    if (options.no_compact) {
        append_string("NO_COMPACT", out);
        append_string("true", out);
    }
    envelope.finish();
}

void append_auth_response(const RequestHeader& header, std::string_view token, std::string& out) {
    EnvelopeWriter envelope(out, header, Opcode::AUTH_RESPONSE);
    append_long_string(token, out);
    envelope.finish();
}

std::string plain_token(std::string_view user, std::string_view password) {
    std::string token;
    token.reserve(2 + user.size() + password.size());
    return token.append(1, '\0').append(user).append(1, '\0').append(password);
}

void append_register(const RequestHeader& header, EventKinds kinds, std::string& out) {
    EnvelopeWriter envelope(out, header, Opcode::REGISTER);
    marshal::append_big_endian(
        static_cast<std::uint16_t>(kinds.topology_change + kinds.status_change + kinds.schema_change), out);
    if (kinds.topology_change) {
        append_string("TOPOLOGY_CHANGE", out);
    }
    if (kinds.status_change) {
        append_string("STATUS_CHANGE", out);
    }
    if (kinds.schema_change) {
        append_string("SCHEMA_CHANGE", out);
    }
    envelope.finish();
}

void append_query(const RequestHeader& header, std::string_view statement, const QueryParameters& parameters,
                  std::string& out) {
    EnvelopeWriter envelope(out, header, Opcode::QUERY);
    append_long_string(statement, out);
    append_parameters(parameters, header.version, out);
    envelope.finish();
}

void append_prepare(const RequestHeader& header, std::string_view statement, std::optional<std::string_view> keyspace,
                    std::string& out) {
    EnvelopeWriter envelope(out, header, Opcode::PREPARE);
    append_long_string(statement, out);
    if (header.version >= ProtocolVersion::V5) {
        marshal::append_big_endian(keyspace ? PREPARE_IN_KEYSPACE : 0, out);
        if (keyspace) {
            append_string(*keyspace, out);
        }
    } else if (keyspace) {
        throw InvalidRequestError(
            "a statement is prepared in another keyspace from version 5 of the native protocol on");
    }
    envelope.finish();
}

void append_execute(const RequestHeader& header, const PreparedId& prepared, const QueryParameters& parameters,
                    std::string& out) {
    EnvelopeWriter envelope(out, header, Opcode::EXECUTE);
    append_string(prepared.id, out);
    if (header.version >= ProtocolVersion::V5) {
        append_string(prepared.result_metadata_id, out);
    }
    append_parameters(parameters, header.version, out);
    envelope.finish();
}

}  // namespace cassia::cql
