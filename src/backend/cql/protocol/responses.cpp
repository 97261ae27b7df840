#include "backend/cql/protocol/responses.h"

#include "backend/cql/protocol/fault.h"

namespace cassia::cql {
namespace {

enum class ResultKind : std::int32_t { VOID = 1, ROWS = 2, SET_KEYSPACE = 3, PREPARED = 4, SCHEMA_CHANGE = 5 };

/// What a message is laid out as. Versions before ours and after it lay an ERROR out as the nearest of ours does, as
/// far as it tells what is refused.
ProtocolVersion layout_of(const EnvelopeHeader& header) noexcept {
    return header.version >= static_cast<std::uint8_t>(ProtocolVersion::V5) ? ProtocolVersion::V5 : ProtocolVersion::V4;
}

Supported read_supported(BodyReader& body) {
    Supported supported;
    for (auto left = body.read_short(); left > 0; --left) {
        const auto option = body.read_string();
        supported.options.emplace_back(option, body.read_string_list());
    }
    return supported;
}

RowsResult read_rows(BodyReader& body, ProtocolVersion version) {
    auto metadata = read_rows_metadata(body, version);
    const auto row_count = body.read_count();
    const Rows rows(body.rest(), row_count, metadata.column_count);
    return {std::move(metadata), rows};
}

Prepared read_prepared(BodyReader& body, ProtocolVersion version) {
    Prepared prepared{.id = body.read_string()};
    if (version >= ProtocolVersion::V5) {
        prepared.result_metadata_id = body.read_string();
    }
    prepared.markers = read_markers_metadata(body);
    prepared.columns = read_rows_metadata(body, version);
    return prepared;
}

Message read_result(BodyReader& body, ProtocolVersion version) {
    const auto kind = body.read_int();
    switch (static_cast<ResultKind>(kind)) {
        case ResultKind::VOID: return VoidResult{};
        case ResultKind::ROWS: return read_rows(body, version);
        case ResultKind::SET_KEYSPACE: return SetKeyspace{body.read_string()};
        case ResultKind::PREPARED: return read_prepared(body, version);
        case ResultKind::SCHEMA_CHANGE: return read_schema_change(body);
    }
    fault("a result's kind is " + std::to_string(kind) + ", and should be 1 to 5");
}

Message read_message(const EnvelopeHeader& header, BodyReader& body) {
    const auto version = layout_of(header);
    switch (header.opcode) {
        case Opcode::ERROR: return read_server_error(body, version);
        case Opcode::READY: return Ready{};
        case Opcode::AUTHENTICATE: return Authenticate{body.read_string()};
        case Opcode::SUPPORTED: return read_supported(body);
        case Opcode::RESULT: return read_result(body, version);
        case Opcode::EVENT: return read_event(body);
        case Opcode::AUTH_CHALLENGE: return AuthChallenge{body.read_bytes()};
        case Opcode::AUTH_SUCCESS: return AuthSuccess{body.read_bytes()};
        default: fault("there is no answer with the opcode " + to_code(static_cast<std::uint32_t>(header.opcode), 2));
    }
}

}  // namespace

Response read_response(const Envelope& envelope) {
    BodyReader body(envelope.body);
    const auto has = [&envelope](std::uint8_t flag) { return (envelope.header.flags & flag) != 0; };
    Response response;
    if (has(envelope_flag::TRACING)) {
        response.tracing_id = body.read_uuid();
    }
    if (has(envelope_flag::WARNING)) {
        response.warnings = body.read_string_list();
    }
    if (has(envelope_flag::CUSTOM_PAYLOAD)) {
        for (auto left = body.read_short(); left > 0; --left) {
            const auto name = body.read_string();
            response.custom_payload.emplace_back(name, body.read_bytes());
        }
    }
    response.message = read_message(envelope.header, body);
    return response;
}

}  // namespace cassia::cql
