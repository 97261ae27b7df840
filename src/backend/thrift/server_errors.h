#pragma once

#include <string>

#include <cassia/errors.h>

/// @file
/// The exceptions that a server declares, as ours.

namespace cassia::thrift {

/// Throws the exception that an answer brought, if it brought one.
template <typename Result>
void throw_declared(const Result& result, const std::string& server) {
    const auto says = [&server](const std::string& why) { return server + " answers: " + why; };
    if constexpr (requires { result.__isset.ire; }) {
        if (result.__isset.ire) {
            throw InvalidRequestException(says(result.ire.why));
        }
    }
    if constexpr (requires { result.__isset.nfe; }) {
        if (result.__isset.nfe) {
            throw NotFoundException(says("not found"));
        }
    }
    if constexpr (requires { result.__isset.ue; }) {
        if (result.__isset.ue) {
            throw UnavailableException(says("too few replicas are up for the consistency level"));
        }
    }
    if constexpr (requires { result.__isset.te; }) {
        if (result.__isset.te) {
            const auto& timeout = result.te;
            throw TimedOutException(says("a replica did not answer it in time") +
                                    (timeout.__isset.acknowledged_by
                                         ? "; " + std::to_string(timeout.acknowledged_by) + " did"
                                         : std::string()));
        }
    }
    if constexpr (requires { result.__isset.authnx; }) {
        if (result.__isset.authnx) {
            throw AuthenticationException(says(result.authnx.why));
        }
    }
    if constexpr (requires { result.__isset.authzx; }) {
        if (result.__isset.authzx) {
            throw AuthorizationException(says(result.authzx.why));
        }
    }
    if constexpr (requires { result.__isset.sde; }) {
        if (result.__isset.sde) {
            throw SchemaDisagreementException(says("the nodes disagree on the schema"));
        }
    }
}

/// The result of an answer. @throws ProtocolException if it has neither a result nor an exception.
template <typename Result>
auto take_result(Result&& result, const std::string& server) {
    throw_declared(result, server);
    if (!result.__isset.success) {
        throw ProtocolException("the answer has neither a result nor an error");
    }
    return std::move(result.success);
}

}  // namespace cassia::thrift
