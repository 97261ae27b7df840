#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "backend/connection.h"
#include "backend/cql/mapping/schema_reader.h"
#include "backend/cql/session/open_channel.h"
#include "backend/cql/session/opened_keyspace.h"
#include "backend/cql/session/schema_queries.h"
#include "backend/cql/session/session.h"
#include "net/address.h"

namespace cassia::cql {

/// A connection to a server that speaks CQL's native protocol. What an operation takes is asked for at submit(). After
/// a fault on the wire it is of no use, and says so.
class Connection final : public backend::Connection {
public:
    /// Connects.
    Connection(net::Address address, ChannelOptions options, std::chrono::milliseconds call_timeout,
               backend::Deadline deadline);

    void submit(const model::Operation& operation, backend::Completion& completion,
                backend::Deadline deadline) override;
    void wait(backend::Completion& completion) override;

    void login(const Credentials& credentials) override;
    void set_keyspace(std::string_view keyspace) override;
    void set_keyspace(std::string_view keyspace, backend::Deadline deadline);
    void truncate(std::string_view family) override;

    std::vector<KsDef> describe_keyspaces() override;
    KsDef describe_keyspace(std::string_view keyspace) override;
    std::string describe_cluster_name() override;
    std::string describe_version() override;
    std::string describe_partitioner() override;
    std::string describe_snitch() override;
    std::vector<TokenRange> describe_ring(std::string_view keyspace) override;
    std::map<std::string, std::string> describe_token_map() override;
    std::vector<std::pair<std::string, std::vector<std::string>>> describe_schema_versions() override;

    std::string add_keyspace(const KsDef& keyspace) override;
    std::string update_keyspace(const KsDef& keyspace) override;
    std::string drop_keyspace(std::string_view keyspace) override;
    std::string add_column_family(const CfDef& family) override;
    std::string update_column_family(const CfDef& family, const IndexProgressListener& progress) override;
    std::string drop_column_family(std::string_view family) override;

    const std::string& server() const noexcept override { return server_; }
    bool is_closed_by_server() noexcept override { return main_.channel().is_closed_by_peer(); }

private:
    using Statements = std::vector<std::string>;

    void carry_out(const model::Operation& operation, backend::Completion& completion, backend::Deadline deadline);
    void mutate(const model::Mutate& request, ConsistencyLevel level, backend::Deadline deadline);

    /// The column family of the connection's keyspace.
    /// @throws InvalidRequestException if there is none, or none that the model has a place for.
    const OpenedFamily& family(std::string_view name, backend::Deadline deadline);
    /// As it was read last.
    const OpenedFamily& known_family(std::string_view name) const;
    /// Whether the keyspace's schema has been read, and is not known to have changed since.
    bool knows_schema();
    void read_schema(std::string_view keyspace, backend::Deadline deadline);
    /// Forgets the schema, and what was prepared by it.
    void forget_schema();
    DescribedKeyspace read(std::string_view keyspace, backend::Deadline deadline);
    /// The session that shows a column family whole.
    Session& session_of(const OpenedFamily& family, backend::Deadline deadline);

    /// Does `work` on the wire. A fault there ends the connection, and tells whether a change may have been made.
    template <typename Work>
    auto on_wire(bool is_change, const Work& work);
    backend::Deadline call_deadline() const;
    /// Runs statements that change the schema, and returns its new version.
    std::string change(const Statements& statements);
    /// As change(), where `undoing` undoes the first of them if a later one is refused.
    std::string change_or_undo(const Statements& statements, const Statements& undoing);

    net::Address address_;
    ChannelOptions options_;
    std::string server_;
    std::chrono::milliseconds call_timeout_;
    Session main_;
    // For column families that `main_` does not show whole. None: not needed yet.
    std::optional<Session> no_compact_;
    LocalNode node_;
    ServerVersion version_;
    // Empty: none is set.
    std::string keyspace_;
    // None: not read, or no longer as it is.
    std::unique_ptr<const OpenedKeyspace> schema_;
    // schema_changes() as it was before the schema was read.
    std::uint64_t changes_seen_ = 0;
    bool is_broken_ = false;
};

}  // namespace cassia::cql
