#pragma once

#include <exception>

#include <cassia/errors.h>

#include "backend/thrift/connection.h"

/// @file
/// Connection's templates, for the two sources that it is written in.

namespace cassia::thrift {

template <typename Work>
auto Connection::on_wire(bool is_change, const Work& work) {
    if (is_broken_) {
        throw TransportException("the connection to " + server_ + " is closed after a fault on it");
    }
    try {
        return work();
    } catch (const TransportException& error) {
        const auto located = std::make_exception_ptr(
            TransportException(is_change ? std::string(error.what()) + "; the change may have been made" : error.what(),
                               {.server = server_}, is_change));
        fail(located);
        std::rethrow_exception(located);
    } catch (const ProtocolException&) {
        fail(std::current_exception());
        throw;
    } catch (const Error&) {
        // The server's answer.
        throw;
    } catch (...) {
        fail(std::current_exception());
        throw;
    }
}

template <typename Result, typename Arguments>
Result Connection::call(const char* method, const Arguments& arguments, backend::Deadline deadline, bool is_change) {
    while (!pending_.empty()) {
        receive();
    }
    return on_wire(is_change, [&] {
        const auto sequence = exchange_.send(method, arguments, deadline);
        return read<Result>(exchange_.receive(method, sequence, deadline));
    });
}

}  // namespace cassia::thrift
