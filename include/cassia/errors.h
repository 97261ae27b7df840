#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

#include <cassia/export.h>

/// @file
/// Every exception that cassia throws, under one root.
///
///     try {
///         users.insert("thobbs", {{"age", 24}});
///     } catch (const cassia::Error& error) {
///         if (error.is_retryable()) { … }
///         log(error.what(), error.server());
///     }
///
/// The names are those of Cassandra and of the manual. A cause, where there is one, is nested
/// (std::rethrow_if_nested gives it).

namespace cassia {

/// Where an error came from, as far as it is known.
struct ErrorContext {
    /// The server string, such as "embedded:./data" or "10.0.0.4:9160". Empty: no server was involved.
    std::string server = {};
    /// The operation, such as "insert". Empty: none was under way.
    std::string operation = {};
};

/// The root of all exceptions of this library.
///
/// Thread safety: an error is a value; copies share nothing that changes.
class CASSIA_API Error : public std::runtime_error {
public:
    /// An error of this message, one line as what() gives it; `context` is added to it by locate().
    explicit Error(const std::string& message, ErrorContext context = {});
    ~Error() override;

    Error(const Error&) = default;
    Error(Error&&) = default;
    Error& operator=(const Error&) = default;
    Error& operator=(Error&&) = default;

    /// Whether the same call may succeed later or on another server, with nothing changed by the caller.
    virtual bool is_retryable() const noexcept { return false; }
    /// Whether a write may have taken effect although the call failed: by this try, or by an earlier one of the same
    /// call. False of a call that writes nothing.
    bool may_have_been_applied() const noexcept { return may_have_been_applied_; }
    /// The server that the error came from; empty when none was involved.
    const std::string& server() const noexcept { return context_.server; }
    /// The operation that failed; empty when none was under way.
    const std::string& operation() const noexcept { return context_.operation; }

    /// Says where it came from, as far as it does not say so already.
    void locate(std::string_view server, std::string_view operation);
    /// Says whether a write may have taken effect.
    void set_may_have_been_applied(bool may = true) noexcept { may_have_been_applied_ = may; }

private:
    ErrorContext context_;
    bool may_have_been_applied_ = false;
};

/// The request was malformed or not allowed; it should not be repeated unchanged.
class CASSIA_API InvalidRequestException : public Error {
public:
    using Error::Error;
    ~InvalidRequestException() override;
};

/// The row does not exist, or the slice asked for is empty; or a column family does not exist.
class CASSIA_API NotFoundException : public Error {
public:
    using Error::Error;
    ~NotFoundException() override;
};

/// The credentials were refused.
class CASSIA_API AuthenticationException : public Error {
public:
    using Error::Error;
    ~AuthenticationException() override;
};

/// The user may not do what was asked.
class CASSIA_API AuthorizationException : public Error {
public:
    using Error::Error;
    ~AuthorizationException() override;
};

/// Too few replicas are up for the consistency level.
class CASSIA_API UnavailableException : public Error {
public:
    using Error::Error;
    ~UnavailableException() override;
    bool is_retryable() const noexcept override { return true; }
};

/// A replica did not answer in time. A write may have been applied.
class CASSIA_API TimedOutException : public Error {
public:
    /// As Error's; a write may have been applied.
    explicit TimedOutException(const std::string& message, ErrorContext context = {});
    ~TimedOutException() override;

    TimedOutException(const TimedOutException&) = default;
    TimedOutException(TimedOutException&&) = default;
    TimedOutException& operator=(const TimedOutException&) = default;
    TimedOutException& operator=(TimedOutException&&) = default;

    bool is_retryable() const noexcept override { return true; }
};

/// The nodes did not agree on the schema in time; if may_have_been_applied(), on a change that was made.
class CASSIA_API SchemaDisagreementException : public Error {
public:
    using Error::Error;
    ~SchemaDisagreementException() override;
    bool is_retryable() const noexcept override { return true; }
};

/// A connection could not be made, was cut off, or did not answer in time.
class CASSIA_API TransportException : public Error {
public:
    /// @param may_have_been_applied whether a request that writes had been sent, in part at least.
    explicit TransportException(const std::string& message, ErrorContext context = {},
                                bool may_have_been_applied = false);
    ~TransportException() override;

    TransportException(const TransportException&) = default;
    TransportException(TransportException&&) = default;
    TransportException& operator=(const TransportException&) = default;
    TransportException& operator=(TransportException&&) = default;

    bool is_retryable() const noexcept override { return true; }
};

/// The server answered what is not of its protocol. The connection it came on is closed, and a write may have been
/// applied: what came in place of an answer does not tell.
class CASSIA_API ProtocolException : public Error {
public:
    /// As Error's; a write may have been applied.
    explicit ProtocolException(const std::string& message, ErrorContext context = {});
    ~ProtocolException() override;

    ProtocolException(const ProtocolException&) = default;
    ProtocolException(ProtocolException&&) = default;
    ProtocolException& operator=(const ProtocolException&) = default;
    ProtocolException& operator=(ProtocolException&&) = default;
};

/// A name or value is not of the type that the schema, or the caller's as<T>(), asks for.
class CASSIA_API TypeError : public Error {
public:
    using Error::Error;
    ~TypeError() override;
};

/// None of a pool's servers can be connected to.
class CASSIA_API AllServersUnavailable : public Error {
public:
    using Error::Error;
    ~AllServersUnavailable() override;
    bool is_retryable() const noexcept override { return true; }
};

/// Every connection of the pool is in use, and none came back in time.
class CASSIA_API NoConnectionAvailable : public Error {
public:
    using Error::Error;
    ~NoConnectionAvailable() override;
    bool is_retryable() const noexcept override { return true; }
};

/// An operation was tried as often as the pool allows; the last cause is nested.
class CASSIA_API MaximumRetryException : public Error {
public:
    using Error::Error;
    ~MaximumRetryException() override;
};

/// cassia was asked for something that it can't do: a wrong option, or a call at the wrong time.
class CASSIA_API InvalidRequestError : public Error {
public:
    using Error::Error;
    ~InvalidRequestError() override;
};

/// An embedded store can't be opened, read or written: a wrong path, a newer format, a lock held elsewhere, a disk
/// fault.
class CASSIA_API StoreError : public Error {
public:
    using Error::Error;
    ~StoreError() override;
};

}  // namespace cassia
