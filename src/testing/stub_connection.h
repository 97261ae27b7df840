#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include <cassia/testing.h>

#include "backend/embedded/connection.h"

namespace cassia::stubs {

/// A connection to a store that goes by a server's name, and fails as it is told.
class StubConnection final : public embedded::Connection {
public:
    StubConnection(std::shared_ptr<embedded::Store> store, std::string server, Faults faults)
        : embedded::Connection(std::move(store)), server_(std::move(server)), faults_(std::move(faults)) {}

    void submit(const model::Operation& operation, backend::Completion& completion,
                backend::Deadline deadline) override {
        try {
            faults_.request(server_, [&] { embedded::Connection::submit(operation, completion, deadline); });
        } catch (...) {
            completion.error = std::current_exception();
        }
        completion.done = true;
    }
    void truncate(std::string_view family) override {
        faults_.request(server_, [&] { embedded::Connection::truncate(family); });
    }
    KsDef describe_keyspace(std::string_view keyspace) override {
        KsDef described;
        faults_.request(server_, [&] { described = embedded::Connection::describe_keyspace(keyspace); });
        return described;
    }
    const std::string& server() const noexcept override { return server_; }

private:
    std::string server_;
    Faults faults_;
};

}  // namespace cassia::stubs
