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
        if (read_by_several_calls(operation, completion, deadline)) {
            completion.done = true;
            return;
        }
        on_wire(is_write(operation.request),
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
        on_wire(is_write(request.operation->request), [&] {
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

}  // namespace cassia::thrift
