#include "backend/cql/protocol/server_error.h"

#include "backend/cql/protocol/consistency_codes.h"

namespace cassia::cql {
namespace {

// In the braces of an initialiser the reads are done from left to right, as the bytes are.

Answers read_answers(BodyReader& body) {
    return {level_of(body.read_short()), body.read_int(), body.read_int()};
}

Unavailable read_unavailable(BodyReader& body) {
    return {level_of(body.read_short()), body.read_int(), body.read_int()};
}

WriteTimeout read_write_timeout(BodyReader& body, ProtocolVersion version) {
    WriteTimeout timeout{read_answers(body), body.read_string()};
    if (version >= ProtocolVersion::V5 && timeout.write_type == "CAS") {
        timeout.contentions = body.read_short();
    }
    return timeout;
}

Failures read_failures(BodyReader& body, ProtocolVersion version) {
    Failures failures{.count = static_cast<std::int32_t>(body.read_count())};
    if (version >= ProtocolVersion::V5) {
        for (auto left = failures.count; left > 0; --left) {
            failures.replicas.push_back({body.read_inet_address(), body.read_short()});
        }
    }
    return failures;
}

bool read_flag(BodyReader& body) {
    return body.read_byte() != 0;
}

}  // namespace

ServerError read_server_error(BodyReader& body, ProtocolVersion version) {
    ServerError error{static_cast<ErrorCode>(body.read_int()), body.read_string()};
    switch (error.code) {
        case ErrorCode::UNAVAILABLE: error.details = read_unavailable(body); break;
        case ErrorCode::WRITE_TIMEOUT: error.details = read_write_timeout(body, version); break;
        case ErrorCode::READ_TIMEOUT: error.details = ReadTimeout{read_answers(body), read_flag(body)}; break;
        case ErrorCode::READ_FAILURE:
            error.details = ReadFailure{read_answers(body), read_failures(body, version), read_flag(body)};
            break;
        case ErrorCode::FUNCTION_FAILURE:
            error.details = FunctionFailure{body.read_string(), body.read_string(), body.read_string_list()};
            break;
        case ErrorCode::WRITE_FAILURE:
            error.details = WriteFailure{read_answers(body), read_failures(body, version), body.read_string()};
            break;
        case ErrorCode::CAS_WRITE_UNKNOWN: error.details = CasWriteUnknown{read_answers(body)}; break;
        case ErrorCode::ALREADY_EXISTS: error.details = AlreadyExists{body.read_string(), body.read_string()}; break;
        case ErrorCode::UNPREPARED: error.details = Unprepared{body.read_string()}; break;
        default: break;
    }
    return error;
}

}  // namespace cassia::cql
