#pragma once

#include <exception>

#include <cassia/errors.h>

/// @file
/// What an error says of the connection and the server that it came from.

namespace cassia::pool {

/// Whether the connection is of no use any more: it broke, or an operation may still be unanswered on it.
inline bool breaks_connection(const std::exception& error) {
    return dynamic_cast<const Error*>(&error) == nullptr ||
           dynamic_cast<const TransportException*>(&error) != nullptr ||
           dynamic_cast<const ProtocolException*>(&error) != nullptr;
}

/// Whether connecting failed for a reason that another server may not have.
inline bool is_unreachable(const Error& error) {
    return error.is_retryable() || breaks_connection(error);
}

}  // namespace cassia::pool
