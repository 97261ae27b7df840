#pragma once

#include <chrono>
#include <deque>
#include <exception>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "backend/backends.h"
#include "backend/connection.h"
#include "backend/thrift/exchange.h"
#include "backend/thrift/operations.h"

namespace cassia::thrift {

/// A connection to a server that speaks Cassandra's Thrift API. Requests are sent at submit(), and answered in that
/// order. After a fault on the wire it is of no use, and says so.
class Connection final : public backend::Connection {
public:
    Connection(std::string server, MessageChannel channel, std::chrono::milliseconds call_timeout);

    void submit(const model::Operation& operation, backend::Completion& completion,
                backend::Deadline deadline) override;
    void wait(backend::Completion& completion) override;

    void login(const Credentials& credentials) override;
    void set_keyspace(std::string_view keyspace) override;
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
    bool is_closed_by_server() noexcept override { return exchange_.is_closed_by_peer(); }

    /// As login() and set_keyspace(), by a moment of the caller's.
    void login(const Credentials& credentials, backend::Deadline deadline);
    void set_keyspace(std::string_view keyspace, backend::Deadline deadline);

private:
    /// A request on its way.
    struct Pending {
        Call call;
        const model::Operation* operation = nullptr;
        backend::Completion* completion = nullptr;
        backend::Deadline deadline;
    };

    /// Reads the answer to the request that was sent first.
    void receive();
    /// Whether it is a read that the Thrift API, or 3.11, has no single call for. Then it is done.
    bool read_by_several_calls(const model::Operation& operation, backend::Completion& completion,
                               backend::Deadline deadline);
    /// One of the calls of `operation`; adds its rows to those that `completion` has.
    void carry_out(const model::Request& request, const model::Operation& operation, backend::Completion& completion,
                   backend::Deadline deadline);
    /// Goes on within a range of tokens from a row.
    void read_on(const model::ReadRange& request, const model::Operation& operation, backend::Completion& completion,
                 backend::Deadline deadline);
    /// Reads rows that a clause is satisfied by, without reading its columns.
    void read_found(const model::ReadIndexed& request, const model::Operation& operation,
                    backend::Completion& completion, backend::Deadline deadline);
    /// The server's, asked for once.
    const std::string& partitioner(backend::Deadline deadline);

    /// Does `work` on the wire. A fault there ends the connection, and tells whether a change may have been made.
    template <typename Work>
    auto on_wire(bool is_change, const Work& work);
    /// Ends the connection, and all that is under way on it.
    void fail(const std::exception_ptr& fault) noexcept;

    /// Sets the keyspace unless it is set: the server takes definitions of column families in this one alone.
    void use(const std::string& keyspace);

    backend::Deadline call_deadline() const;
    /// Sends a call and waits for its answer.
    template <typename Result, typename Arguments>
    Result call(const char* method, const Arguments& arguments, backend::Deadline deadline, bool is_change = false);
    /// A call without arguments.
    template <typename Result, typename Arguments>
    auto describe(const char* method);
    /// A call that changes the schema, and answers its new version.
    template <typename Result, typename Arguments>
    std::string change(const char* method, const Arguments& arguments);

    std::string server_;
    Exchange exchange_;
    std::chrono::milliseconds call_timeout_;
    // Empty: none is set.
    std::string keyspace_;
    // Empty: not asked for yet.
    std::string partitioner_;
    std::deque<Pending> pending_;
    bool is_broken_ = false;
};

}  // namespace cassia::thrift
