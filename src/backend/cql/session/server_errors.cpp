#include "backend/cql/session/server_errors.h"

#include <string_view>
#include <variant>

#include <cassia/errors.h>

#include "backend/cql/protocol/fault.h"

namespace cassia::cql {
namespace {

std::string answered(const Answers& answers) {
    return "; " + std::to_string(answers.received) + " of " + std::to_string(answers.required) + " replicas did";
}

/// What the fields of the error add to its words.
std::string details_of(const ServerError& error) {
    struct Words {
        std::string operator()(const std::monostate&) const { return {}; }
        std::string operator()(const Unavailable& details) const {
            return "; " + std::to_string(details.alive) + " of " + std::to_string(details.required) +
                   " replicas are up";
        }
        std::string operator()(const WriteTimeout& details) const { return answered(details.answers); }
        std::string operator()(const ReadTimeout& details) const { return answered(details.answers); }
        std::string operator()(const ReadFailure& details) const { return answered(details.answers); }
        std::string operator()(const WriteFailure& details) const { return answered(details.answers); }
        std::string operator()(const CasWriteUnknown& details) const { return answered(details.answers); }
        std::string operator()(const FunctionFailure&) const { return {}; }
        std::string operator()(const AlreadyExists&) const { return {}; }
        std::string operator()(const Unprepared&) const { return {}; }
    };
    return std::visit(Words(), error.details);
}

// BATCH: its log was written, and the server will apply it.
bool is_refused_before(const ServerError& error) {
    const auto* const timeout = std::get_if<WriteTimeout>(&error.details);
    return timeout != nullptr && timeout->write_type == "BATCH_LOG";
}

TimedOutException timed_out(const std::string& message, bool may_have_been_applied) {
    TimedOutException error(message);
    error.set_may_have_been_applied(may_have_been_applied);
    return error;
}

}  // namespace

void throw_server_error(const ServerError& error, const std::string& server) {
    const auto message = server + " answers: " + std::string(error.message) + details_of(error);
    switch (error.code) {
        case ErrorCode::UNAVAILABLE:
            throw UnavailableException(server + " answers: too few replicas are up for the consistency level: " +
                                       std::string(error.message) + details_of(error));
        case ErrorCode::OVERLOADED:
        case ErrorCode::IS_BOOTSTRAPPING: throw UnavailableException(message);
        case ErrorCode::WRITE_TIMEOUT:
        case ErrorCode::READ_TIMEOUT:
        case ErrorCode::READ_FAILURE:
        case ErrorCode::WRITE_FAILURE:
        case ErrorCode::CDC_WRITE_FAILURE:
        case ErrorCode::CAS_WRITE_UNKNOWN:
        case ErrorCode::TRUNCATE_ERROR: throw timed_out(message, !is_refused_before(error));
        case ErrorCode::BAD_CREDENTIALS: throw AuthenticationException(message);
        case ErrorCode::UNAUTHORIZED: throw AuthorizationException(message);
        case ErrorCode::FUNCTION_FAILURE:
        case ErrorCode::SYNTAX_ERROR:
        case ErrorCode::INVALID:
        case ErrorCode::CONFIG_ERROR:
        case ErrorCode::ALREADY_EXISTS: throw InvalidRequestException(message);
        case ErrorCode::SERVER_ERROR:
        case ErrorCode::PROTOCOL_ERROR:
        case ErrorCode::UNPREPARED: break;
    }
    throw ProtocolException(message + " (error " + to_code(static_cast<std::uint32_t>(error.code)) + ')');
}

}  // namespace cassia::cql
