#pragma once

#include <cstdint>
#include <string>

#include "backend/connection.h"
#include "backend/thrift/exchange.h"
#include "model/operation.h"

/// @file
/// Data operations as calls of the Thrift API.

namespace cassia::thrift {

/// A call that was sent.
struct Call {
    const char* method = nullptr;
    std::int32_t sequence = 0;
};

Call send(Exchange& exchange, const model::Operation& operation, backend::Deadline deadline);

/// Puts what a call was answered with into the completion.
/// @throws what the server declares.
void finish(Reply&& reply, const model::Operation& operation, const std::string& server,
            backend::Completion& completion);

}  // namespace cassia::thrift
