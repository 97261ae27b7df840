#pragma once

#include <deque>
#include <exception>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "backend/connection.h"

namespace cassia::support {

/// What servers do that real ones can't be made to: each operation fails as the script says next, or succeeds.
struct Script {
    /// Null: the operation succeeds. Past the end all do.
    std::deque<std::exception_ptr> outcomes;
    /// The server of each connection opened.
    std::vector<std::string> opened;
    /// The server that got each operation.
    std::vector<std::string> submitted;

    template <typename Exception>
    void fail(int times, const Exception& exception) {
        outcomes.insert(outcomes.end(), static_cast<std::size_t>(times), std::make_exception_ptr(exception));
    }
};

class ScriptedConnection final : public backend::Connection {
public:
    ScriptedConnection(Script& script, std::string server) : script_(script), server_(std::move(server)) {
        script_.opened.push_back(server_);
    }

    void submit(const model::Operation&, backend::Completion& completion, backend::Deadline) override {
        script_.submitted.push_back(server_);
        if (!script_.outcomes.empty()) {
            completion.error = script_.outcomes.front();
            script_.outcomes.pop_front();
        }
        completion.done = true;
    }
    void wait(backend::Completion& completion) override {
        if (completion.error) {
            std::rethrow_exception(completion.error);
        }
    }
    void set_keyspace(std::string_view) override {}
    const std::string& server() const noexcept override { return server_; }

    void truncate(std::string_view) override { unscripted(); }
    std::vector<KsDef> describe_keyspaces() override { unscripted(); }
    KsDef describe_keyspace(std::string_view) override { unscripted(); }
    std::string describe_cluster_name() override { unscripted(); }
    std::string describe_version() override { unscripted(); }
    std::string describe_partitioner() override { unscripted(); }
    std::string describe_snitch() override { unscripted(); }
    std::vector<backend::TokenRange> describe_ring(std::string_view) override { unscripted(); }
    std::vector<std::pair<std::string, std::vector<std::string>>> describe_schema_versions() override { unscripted(); }
    std::string add_keyspace(const KsDef&) override { unscripted(); }
    std::string update_keyspace(const KsDef&) override { unscripted(); }
    std::string drop_keyspace(std::string_view) override { unscripted(); }
    std::string add_column_family(const CfDef&) override { unscripted(); }
    std::string update_column_family(const CfDef&) override { unscripted(); }
    std::string drop_column_family(std::string_view) override { unscripted(); }

private:
    [[noreturn]] static void unscripted() { throw std::logic_error("not in the script"); }

    Script& script_;
    std::string server_;
};

}  // namespace cassia::support
