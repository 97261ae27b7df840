#pragma once

#include <chrono>
#include <iosfwd>
#include <memory>
#include <string>
#include <string_view>

/// @file
/// What the contract suite runs against: one answer is expected from all.

namespace cassia::support {

enum class BackendKind {
    embedded_in_memory,
    embedded_on_disk,
    /// cassia-server, over Thrift.
    thrift_cassia_server,
    /// A real node, over Thrift.
    thrift_cassandra_3_11,
    /// Real nodes, over CQL's native protocol.
    /// @{
    cql_cassandra_3_11,
    cql_cassandra_4_1,
    cql_cassandra_5_0,
    /// @}
};

std::string_view to_string(BackendKind kind);
void PrintTo(BackendKind kind, std::ostream* out);

/// A server that tests may do with as they like.
class Backend {
public:
    static std::unique_ptr<Backend> open(BackendKind kind);

    virtual ~Backend() = default;

    /// The string that a pool opens it by.
    virtual std::string server() const = 0;
    /// Whether its errors are worded by the library, and not by a server.
    virtual bool is_worded_by_library() const = 0;
    /// Returns when `time` has passed, by the clock that columns expire by.
    virtual void pass(std::chrono::seconds time) = 0;
    /// Returns at the beginning of a second of that clock: what a test does then takes place within this second.
    virtual void begin_second() = 0;
    /// Returns when the index is built: not every server does so before it answers.
    virtual void await_index(const std::string& keyspace, const std::string& family, const std::string& column) = 0;
    /// Makes the server move what was written to files. Changes no answer.
    virtual void flush() = 0;
    /// Makes the server merge its files. Changes no answer.
    virtual void compact() = 0;
};

}  // namespace cassia::support
