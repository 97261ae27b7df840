#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <cassia/testing.h>

#include "backend/embedded/connection.h"
#include "backend/embedded/store_registry.h"

namespace cassia::stubs {

inline std::shared_ptr<embedded::Store> open_store(const EmbeddedStore& store) {
    constexpr std::string_view scheme = "embedded:";
    return embedded::open_store(store.server().substr(scheme.size()), {});
}

/// A connection to a store that goes by a server's name, and fails as it is told.
class StubConnection final : public embedded::Connection {
    using Base = embedded::Connection;

    template <typename Question>
    auto ask(const Question& question) {
        std::optional<std::invoke_result_t<Question>> answer;
        faults_.request(server_, [&] { answer.emplace(question()); });
        return *std::move(answer);
    }

public:
    StubConnection(std::shared_ptr<embedded::Store> store, std::string server, Faults faults)
        : embedded::Connection(std::move(store)), server_(std::move(server)), faults_(std::move(faults)) {}

    void submit(const model::Operation& operation, backend::Completion& completion,
                backend::Deadline deadline) override {
        try {
            faults_.request(server_, [&] { Base::submit(operation, completion, deadline); });
        } catch (...) {
            completion.error = std::current_exception();
        }
        completion.done = true;
    }
    void truncate(std::string_view family) override {
        faults_.request(server_, [&] { Base::truncate(family); });
    }

    std::vector<KsDef> describe_keyspaces() override {
        return ask([&] { return Base::describe_keyspaces(); });
    }
    KsDef describe_keyspace(std::string_view keyspace) override {
        return ask([&] { return Base::describe_keyspace(keyspace); });
    }
    std::string describe_cluster_name() override {
        return ask([&] { return Base::describe_cluster_name(); });
    }
    std::string describe_version() override {
        return ask([&] { return Base::describe_version(); });
    }
    std::string describe_partitioner() override {
        return ask([&] { return Base::describe_partitioner(); });
    }
    std::string describe_snitch() override {
        return ask([&] { return Base::describe_snitch(); });
    }
    std::vector<TokenRange> describe_ring(std::string_view keyspace) override {
        return ask([&] { return Base::describe_ring(keyspace); });
    }
    std::map<std::string, std::string> describe_token_map() override {
        return ask([&] { return Base::describe_token_map(); });
    }
    std::vector<std::pair<std::string, std::vector<std::string>>> describe_schema_versions() override {
        return ask([&] { return Base::describe_schema_versions(); });
    }

    std::string add_keyspace(const KsDef& keyspace) override {
        return ask([&] { return Base::add_keyspace(keyspace); });
    }
    std::string update_keyspace(const KsDef& keyspace) override {
        return ask([&] { return Base::update_keyspace(keyspace); });
    }
    std::string drop_keyspace(std::string_view keyspace) override {
        return ask([&] { return Base::drop_keyspace(keyspace); });
    }
    std::string add_column_family(const CfDef& family) override {
        return ask([&] { return Base::add_column_family(family); });
    }
    std::string update_column_family(const CfDef& family, const IndexProgressListener& progress) override {
        return ask([&] { return Base::update_column_family(family, progress); });
    }
    std::string drop_column_family(std::string_view family) override {
        return ask([&] { return Base::drop_column_family(family); });
    }

    const std::string& server() const noexcept override { return server_; }

private:
    std::string server_;
    Faults faults_;
};

}  // namespace cassia::stubs
