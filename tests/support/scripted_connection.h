#pragma once

#include <algorithm>
#include <cstddef>
#include <deque>
#include <exception>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <cassia/schema.h>

#include "backend/connection.h"

namespace cassia::support {

/// What servers do that real ones can't be made to: each operation fails as the script says next, or succeeds.
struct Script {
    using SchemaVersions = std::vector<std::pair<std::string, std::vector<std::string>>>;

    /// Null: the operation succeeds. Past the end all do.
    std::deque<std::exception_ptr> outcomes;
    /// The server of each connection opened.
    std::vector<std::string> opened;
    /// The server that got each operation.
    std::vector<std::string> submitted;
    /// What is answered to those who ask for the schema's versions, one after the other; the last stays.
    std::vector<SchemaVersions> schema_versions;
    /// How often they were asked for.
    std::size_t schema_versions_asked = 0;
    /// What is answered to those who ask for a keyspace, whatever its name.
    KsDef keyspace;

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
    Script::SchemaVersions describe_schema_versions() override {
        return script_.schema_versions.at(
            std::min(script_.schema_versions_asked++, script_.schema_versions.size() - 1));
    }
    const std::string& server() const noexcept override { return server_; }

    void login(const Credentials&) override { unscripted(); }
    void truncate(std::string_view) override { unscripted(); }
    std::vector<KsDef> describe_keyspaces() override { unscripted(); }
    KsDef describe_keyspace(std::string_view) override { return script_.keyspace; }
    std::string describe_cluster_name() override { unscripted(); }
    std::string describe_version() override { unscripted(); }
    std::string describe_partitioner() override { unscripted(); }
    std::string describe_snitch() override { unscripted(); }
    std::vector<backend::TokenRange> describe_ring(std::string_view) override { unscripted(); }
    std::map<std::string, std::string> describe_token_map() override { unscripted(); }
    std::string add_keyspace(const KsDef&) override { unscripted(); }
    std::string update_keyspace(const KsDef&) override { unscripted(); }
    std::string drop_keyspace(std::string_view) override { unscripted(); }
    std::string add_column_family(const CfDef&) override { unscripted(); }
    std::string update_column_family(const CfDef&, const IndexProgressListener&) override { unscripted(); }
    std::string drop_column_family(std::string_view) override { unscripted(); }

private:
    [[noreturn]] static void unscripted() { throw std::logic_error("not in the script"); }

    Script& script_;
    std::string server_;
};

}  // namespace cassia::support
