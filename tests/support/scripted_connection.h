#pragma once

#include <algorithm>
#include <cstddef>
#include <exception>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <cassia/errors.h>
#include <cassia/schema.h>
#include <cassia/testing.h>

#include "backend/backends.h"

namespace cassia::support {

/// What servers do that real ones can't be made to: each operation fails as the script says next, or succeeds. What is
/// read of it while connections are used by several threads is `mutex`'s.
struct Script : Faults {
    using SchemaVersions = std::vector<std::pair<std::string, std::vector<std::string>>>;

    /// Servers that have ended the connections to them.
    std::set<std::string> ended;
    /// What is done while an operation is carried out.
    std::function<void()> meanwhile = [] {};

    /// The server of each connection opened, and how.
    std::vector<std::string> opened;
    std::vector<backend::ConnectOptions> opened_with;
    /// The server of each that was tried to open.
    std::vector<std::string> connected;
    /// The server of each connection closed.
    std::vector<std::string> closed;
    /// The server that got each operation, and its deadline.
    std::vector<std::string> submitted;
    std::vector<backend::Deadline> deadlines;
    std::mutex mutex;

    /// What is answered to those who ask for the schema's versions, one after the other; the last stays.
    std::vector<SchemaVersions> schema_versions;
    /// How often they were asked for.
    std::size_t schema_versions_asked = 0;
    /// What is answered to those who ask for a keyspace, whatever its name.
    KsDef keyspace;
};

class ScriptedConnection final : public backend::Connection {
public:
    ScriptedConnection(Script& script, std::string server) : script_(script), server_(std::move(server)) {
        script_.opened.push_back(server_);
    }
    ScriptedConnection(const ScriptedConnection&) = delete;
    ScriptedConnection& operator=(const ScriptedConnection&) = delete;
    ~ScriptedConnection() override {
        const std::lock_guard lock(script_.mutex);
        script_.closed.push_back(server_);
    }

    /// Opens one as the script says.
    static std::unique_ptr<ScriptedConnection> connect(Script& script, std::string_view server,
                                                       const backend::ConnectOptions& options) {
        const std::lock_guard lock(script.mutex);
        script.connected.emplace_back(server);
        script.open(server);
        script.opened_with.push_back(options);
        return std::make_unique<ScriptedConnection>(script, std::string(server));
    }

    void submit(const model::Operation&, backend::Completion& completion, backend::Deadline deadline) override {
        script_.meanwhile();
        try {
            carry_out(deadline);
        } catch (...) {
            completion.error = std::current_exception();
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
        const auto& versions = script_.schema_versions;
        script_.request(server_, [] {});
        return versions.at(std::min(script_.schema_versions_asked++, versions.size() - 1));
    }
    const std::string& server() const noexcept override { return server_; }
    bool is_closed_by_server() noexcept override { return script_.ended.contains(server_); }

    void login(const Credentials&) override { unscripted(); }
    void truncate(std::string_view) override { carry_out(std::nullopt); }
    std::vector<KsDef> describe_keyspaces() override { unscripted(); }
    KsDef describe_keyspace(std::string_view) override {
        carry_out(std::nullopt);
        return script_.keyspace;
    }
    std::string describe_cluster_name() override { unscripted(); }
    std::string describe_version() override { unscripted(); }
    std::string describe_partitioner() override { unscripted(); }
    std::string describe_snitch() override { unscripted(); }
    std::vector<TokenRange> describe_ring(std::string_view) override { unscripted(); }
    std::map<std::string, std::string> describe_token_map() override { unscripted(); }
    std::string add_keyspace(const KsDef&) override { unscripted(); }
    std::string update_keyspace(const KsDef&) override { unscripted(); }
    std::string drop_keyspace(std::string_view) override { unscripted(); }
    std::string add_column_family(const CfDef&) override { unscripted(); }
    std::string update_column_family(const CfDef&, const IndexProgressListener&) override { unscripted(); }
    std::string drop_column_family(std::string_view) override { unscripted(); }

private:
    void carry_out(backend::Deadline deadline) {
        const std::lock_guard lock(script_.mutex);
        script_.submitted.push_back(server_);
        script_.deadlines.push_back(deadline);
        script_.request(server_, [] {});
    }
    [[noreturn]] static void unscripted() { throw std::logic_error("not in the script"); }

    Script& script_;
    std::string server_;
};

}  // namespace cassia::support
