#pragma once

#include <chrono>
#include <cstdint>
#include <exception>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <cassia/credentials.h>
#include <cassia/detail/block.h>
#include <cassia/schema.h>

#include "model/operation.h"

/// @file
/// What a backend is to the pool: connections that carry out operations in bytes.

namespace cassia::backend {

/// The moment by which an operation must be done; none: no limit.
using Deadline = std::optional<std::chrono::steady_clock::time_point>;

/// The longest that an option may let wait: a moment much further off does not fit the clock.
inline constexpr auto LONGEST_TIMEOUT = std::chrono::hours(24 * 365);

/// Where the answer of a submitted operation arrives. The caller keeps it, on the stack as a rule, until wait() has
/// returned.
struct Completion {
    /// Rows, for reads of rows.
    detail::Block rows;
    /// Numbers in the order of the keys, for counts.
    std::vector<std::int64_t> counts;
    /// What went wrong; wait() throws it.
    std::exception_ptr error;
    bool done = false;
};

/// A connection to one server, or to an embedded store, in one keyspace.
///
/// Thread safety: used by one thread at a time; the pool sees to that.
/// Exceptions: those of errors.h, with server() and operation() filled in.
class Connection {
public:
    Connection() = default;
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    virtual ~Connection() = default;

    /// Starts an operation; several may be under way. Faults arrive in `completion`.
    virtual void submit(const model::Operation& operation, Completion& completion, Deadline deadline) = 0;
    /// Returns when `completion` is done; throws its error.
    virtual void wait(Completion& completion) = 0;

    /// @throws AuthenticationException if the server has users, and not this one.
    virtual void login(const Credentials& credentials) = 0;
    virtual void set_keyspace(std::string_view keyspace) = 0;
    virtual void truncate(std::string_view family) = 0;

    virtual std::vector<KsDef> describe_keyspaces() = 0;
    /// @throws NotFoundException if there is none of this name.
    virtual KsDef describe_keyspace(std::string_view keyspace) = 0;
    virtual std::string describe_cluster_name() = 0;
    virtual std::string describe_version() = 0;
    /// The full class name.
    virtual std::string describe_partitioner() = 0;
    /// The full class name.
    virtual std::string describe_snitch() = 0;
    virtual std::vector<TokenRange> describe_ring(std::string_view keyspace) = 0;
    /// The node of each token.
    virtual std::map<std::string, std::string> describe_token_map() = 0;
    /// The nodes of each schema version, as (version, nodes); nodes that can't be reached stand under "UNREACHABLE".
    virtual std::vector<std::pair<std::string, std::vector<std::string>>> describe_schema_versions() = 0;

    // Each change of schema returns the new schema version.
    virtual std::string add_keyspace(const KsDef& keyspace) = 0;
    /// Replaces strategy, options and durable_writes; the column families stay.
    virtual std::string update_keyspace(const KsDef& keyspace) = 0;
    virtual std::string drop_keyspace(std::string_view keyspace) = 0;
    virtual std::string add_column_family(const CfDef& family) = 0;
    /// Replaces the definition; attributes that are empty get their default. `progress` hears of new indexes where they
    /// are built before it returns.
    virtual std::string update_column_family(const CfDef& family, const IndexProgressListener& progress) = 0;
    virtual std::string drop_column_family(std::string_view family) = 0;

    /// The server string it was opened with.
    virtual const std::string& server() const noexcept = 0;

    /// Whether the server has ended the connection, which then waits in vain for what is asked of it.
    virtual bool is_closed_by_server() noexcept { return false; }

    /// Ends the plain calls that follow by this moment, unless their own 30 s are over before. None: by those alone.
    void limit_calls(Deadline by) noexcept { calls_end_ = by; }

protected:
    Deadline calls_end() const noexcept { return calls_end_; }

private:
    Deadline calls_end_;
};

}  // namespace cassia::backend
