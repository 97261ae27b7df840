#include <cassia/errors.h>

#include <utility>

// Destructors are here so that each class's type information is in one place, whoever throws or catches it.

namespace cassia {
namespace {

// Names and servers' answers are in messages as they are: a NUL would cut what(), and a line feed forge a line of a
// log.
std::string without_control_characters(const std::string& message) {
    constexpr std::string_view DIGITS = "0123456789abcdef";
    std::string text;
    text.reserve(message.size());
    for (const char character : message) {
        const auto byte = static_cast<unsigned char>(character);
        if (byte < 0x20 || byte == 0x7f) {
            text += {'\\', 'x', DIGITS[byte >> 4U], DIGITS[byte & 0xfU]};
        } else {
            text += character;
        }
    }
    return text;
}

}  // namespace

Error::Error(const std::string& message, ErrorContext context)
    : std::runtime_error(without_control_characters(message)), context_(std::move(context)) {}

void Error::locate(std::string_view server, std::string_view operation) {
    if (context_.server.empty()) {
        context_.server = server;
    }
    if (context_.operation.empty()) {
        context_.operation = operation;
    }
}

TimedOutException::TimedOutException(const std::string& message, ErrorContext context)
    : Error(message, std::move(context)) {
    set_may_have_been_applied();
}

ProtocolException::ProtocolException(const std::string& message, ErrorContext context)
    : Error(message, std::move(context)) {
    set_may_have_been_applied();
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
