#include <cassia/errors.h>

#include <utility>

// Destructors are here so that each class's type information is in one place, whoever throws or catches it.

namespace cassia {

Error::Error(const std::string& message, ErrorContext context)
    : std::runtime_error(message), context_(std::move(context)) {}

void Error::locate(std::string_view server, std::string_view operation) {
    if (context_.server.empty()) {
        context_.server = server;
    }
    if (context_.operation.empty()) {
        context_.operation = operation;
    }
}

TransportException::TransportException(const std::string& message, ErrorContext context, bool may_have_been_applied)
    : Error(message, std::move(context)) {
    if (may_have_been_applied) {
        set_may_have_been_applied();
    }
}

Error::~Error() = default;
InvalidRequestException::~InvalidRequestException() = default;
NotFoundException::~NotFoundException() = default;
AuthenticationException::~AuthenticationException() = default;
AuthorizationException::~AuthorizationException() = default;
UnavailableException::~UnavailableException() = default;
TimedOutException::~TimedOutException() = default;
SchemaDisagreementException::~SchemaDisagreementException() = default;
TransportException::~TransportException() = default;
ProtocolException::~ProtocolException() = default;
TypeError::~TypeError() = default;
AllServersUnavailable::~AllServersUnavailable() = default;
NoConnectionAvailable::~NoConnectionAvailable() = default;
MaximumRetryException::~MaximumRetryException() = default;
InvalidRequestError::~InvalidRequestError() = default;
StoreError::~StoreError() = default;

}  // namespace cassia
