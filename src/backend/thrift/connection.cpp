#include "backend/thrift/connection.h"

#include <utility>
#include <variant>

#include "backend/thrift/connection_wire.h"

namespace cassia::thrift {

Connection::Connection(std::string server, MessageChannel channel, std::chrono::milliseconds call_timeout)
    : server_(std::move(server)), exchange_(std::move(channel)), call_timeout_(call_timeout) {}

void Connection::submit(const model::Operation& operation, backend::Completion& completion,
                        backend::Deadline deadline) {
    try {
        const auto* const range = std::get_if<model::ReadRange>(&operation.request);
        if (range != nullptr && range->range.start_key && range->range.start_token) {
            read_on(*range, operation, completion, deadline);
            completion.done = true;
            return;
        }
        on_wire(is_write(operation),
                [&] { pending_.push_back({send(exchange_, operation, deadline), &operation, &completion, deadline}); });
    } catch (...) {
        completion.error = std::current_exception();
        completion.done = true;
    }
}

void Connection::wait(backend::Completion& completion) {
    while (!completion.done) {
        receive();
    }
    if (completion.error) {
        std::rethrow_exception(completion.error);
    }
}

void Connection::receive() {
    const auto request = pending_.front();
    pending_.pop_front();
    try {
        on_wire(is_write(*request.operation), [&] {
            finish(exchange_.receive(request.call.method, request.call.sequence, request.deadline), *request.operation,
                   server_, *request.completion);
        });
    } catch (...) {
        request.completion->error = std::current_exception();
    }
    request.completion->done = true;
}

void Connection::fail(const std::exception_ptr& fault) noexcept {
    is_broken_ = true;
    for (const auto& request : pending_) {
        request.completion->error = fault;
        request.completion->done = true;
    }
    pending_.clear();
}

void Connection::carry_out(const model::Operation& operation, backend::Completion& completion,
                           backend::Deadline deadline) {
    backend::Completion part;
    part.rows = std::move(completion.rows);
    submit(operation, part, deadline);
    wait(part);
    completion.rows = std::move(part.rows);
}

// The API takes a start key with a finish token where the key's token is not behind it. It is behind where the range
// goes on at the ring's start; then what is left lies in two ranges.
void Connection::read_on(const model::ReadRange& request, const model::Operation& operation,
                         backend::Completion& completion, backend::Deadline deadline) {
    const auto read = [&](const model::KeyRange& range) {
        auto part = operation;
        part.request = model::ReadRange{request.parent, range, request.predicate};
        carry_out(part, completion, deadline);
    };
    auto range = request.range;
    range.start_token.reset();
    try {
        read(range);
    } catch (const InvalidRequestException&) {
        const auto minimum = minimum_token();
        if (range.end_token == minimum) {
            throw;
        }
        range.end_token = minimum;
        read(range);
        range.start_key.reset();
        range.start_token = minimum;
        range.end_token = request.range.end_token;
        range.count -= static_cast<std::int32_t>(completion.rows.rows.size());
        if (range.count > 0) {
            read(range);
        }
    }
}

}  // namespace cassia::thrift
