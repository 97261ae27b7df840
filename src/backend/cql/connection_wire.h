#pragma once

#include <exception>
#include <string>

#include <cassia/errors.h>

#include "backend/cql/connection.h"

/// @file
/// Connection's templates, for the sources that it is written in.

namespace cassia::cql {

template <typename Work>
auto Connection::on_wire(bool is_change, const Work& work) {
    if (is_broken_) {
        throw TransportException("the connection to " + server_ + " is closed after a fault on it");
    }
    try {
        return work();
    } catch (const TransportException& error) {
        is_broken_ = true;
        throw TransportException(
            is_change ? std::string(error.what()) + "; the change may have been made" : error.what(),
            {.server = server_}, is_change);
    } catch (const ProtocolException&) {
        is_broken_ = true;
        throw;
    } catch (const Error&) {
        // The server's answer.
        throw;
    } catch (...) {
        is_broken_ = true;
        throw;
    }
}

}  // namespace cassia::cql
