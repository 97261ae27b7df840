#include "support/backend.h"

#include <cstdint>
#include <fstream>
#include <optional>
#include <ostream>
#include <stdexcept>
#include <string>
#include <thread>
#include <tuple>
#include <vector>

#include <cassia/cassia.h>
#include <cassia/testing.h>

#include "support/cassandra_node.h"
#include "support/server_process.h"
#include "support/shifted_clock.h"
#include "support/temp_folder.h"

namespace cassia::support {
namespace {

using namespace std::chrono_literals;

class EmbeddedBackend final : public Backend {
public:
    explicit EmbeddedBackend(BackendKind kind)
        : store_(kind == BackendKind::embedded_in_memory
                     ? EmbeddedStore::memory({.clock = clock_})
                     : EmbeddedStore::open(folder_.emplace() / "data", {.clock = clock_})) {}

    std::string server() const override { return store_.server(); }
    bool is_worded_by_library() const override { return true; }
    void pass(std::chrono::seconds time) override { clock_.pass(time); }
    void begin_second() override {}
    void await_index(const std::string&, const std::string&, const std::string&) override {}
    void flush() override { store_.flush(); }
    void compact() override { store_.compact(); }

private:
    SettableClock clock_;
    std::optional<TempFolder> folder_;
    EmbeddedStore store_;
};

/// A server of our own. Its clock is a file in `folder_`.
class ServerBackend final : public Backend {
public:
    std::string server() const override { return process_.address(); }
    bool is_worded_by_library() const override { return true; }
    void pass(std::chrono::seconds time) override { clock_.pass(time); }
    void begin_second() override { clock_.begin_second(); }
    void await_index(const std::string&, const std::string&, const std::string&) override {}
    void flush() override {}
    void compact() override {}

private:
    static std::string new_clock(const TempFolder& folder) {
        const auto file = folder / "clock";
        std::ofstream(file, std::ios::binary) << std::string(sizeof(std::int64_t), '\0');
        return file;
    }

    TempFolder folder_;
    std::string clock_file_ = new_clock(folder_);
    ShiftedClock clock_{clock_file_};
    ServerProcess process_{{"--memory", "--log-level", "error"},
                           {{"SHIFTED_CLOCK", clock_file_}, {"LD_PRELOAD", CASSIA_SHIFTED_CLOCK}}};
};

/// The node that the test run has started. It flushes and compacts when it likes.
class CassandraBackend final : public Backend {
public:
    explicit CassandraBackend(BackendKind kind) : is_over_thrift_(kind == BackendKind::thrift_cassandra_3_11) {}

    std::string server() const override { return is_over_thrift_ ? node_.thrift() : node_.cql(); }
    bool is_worded_by_library() const override { return false; }
    void pass(std::chrono::seconds time) override { node_.clock().pass(time); }
    void begin_second() override { node_.clock().begin_second(); }
    void await_index(const std::string& keyspace, const std::string& family, const std::string& column) override {
        const auto end = std::chrono::steady_clock::now() + 30s;
        const auto index = family + '_' + column + "_idx";
        // The node tells nobody when it is done.
        while (is_over_thrift_ ? !is_built(keyspace, index) : !answers(keyspace, family, column)) {
            if (std::chrono::steady_clock::now() > end) {
                throw std::runtime_error("index " + index + " is not built after 30 s");
            }
            std::this_thread::sleep_for(20ms);
        }
    }
    void flush() override {}
    void compact() override {}

private:
    ConnectionPool pool(const std::string& keyspace) const {
        return ConnectionPool(keyspace, {server()}, {.timeout = 10s, .max_retries = 0});
    }

    bool is_built(const std::string& keyspace, const std::string& index) const {
        return ColumnFamily(pool("system"), "IndexInfo").find(keyspace, {.columns = {index}}).has_value();
    }

    // What the node keeps of it in system tables, CQL shows to none that reads columns with values.
    bool answers(const std::string& keyspace, const std::string& family, const std::string& column) const {
        const ColumnFamily indexed(pool(keyspace), family);
        const Uuid uuid = Uuid::parse("13814000-1dd2-11b2-8080-808080808080");
        for (const Value& value : std::vector<Value>{0, "x", 1.5, true, uuid, Time(), std::tuple(1, "a"),
                                                     Bytes(std::string("x")), Decimal::parse("1.5")}) {
            try {
                for ([[maybe_unused]] const auto& row :
                     indexed.get_indexed_slices(create_index_clause({create_index_expression(column, value)}))) {
                    break;
                }
                return true;
            } catch (const TypeError&) {
                // Of another type.
                continue;
            } catch (const TimedOutException&) {
                return false;
            }
        }
        throw std::runtime_error("no value is of the type of " + family + '.' + column);
    }

    bool is_over_thrift_;
    CassandraNode node_;
};

}  // namespace

std::string_view to_string(BackendKind kind) {
    switch (kind) {
        case BackendKind::embedded_in_memory: return "embedded_in_memory";
        case BackendKind::embedded_on_disk: return "embedded_on_disk";
        case BackendKind::thrift_cassia_server: return "thrift_cassia_server";
        case BackendKind::thrift_cassandra_3_11: return "thrift_cassandra_3_11";
        case BackendKind::cql_cassandra_3_11: return "cql_cassandra_3_11";
        case BackendKind::cql_cassandra_4_1: return "cql_cassandra_4_1";
        case BackendKind::cql_cassandra_5_0: return "cql_cassandra_5_0";
    }
    return "unknown";
}

void PrintTo(BackendKind kind, std::ostream* out) {
    *out << to_string(kind);
}

std::unique_ptr<Backend> Backend::open(BackendKind kind) {
    switch (kind) {
        case BackendKind::embedded_in_memory:
        case BackendKind::embedded_on_disk: return std::make_unique<EmbeddedBackend>(kind);
        case BackendKind::thrift_cassia_server: return std::make_unique<ServerBackend>();
        default: return std::make_unique<CassandraBackend>(kind);
    }
}

}  // namespace cassia::support
