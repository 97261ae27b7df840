#include "support/backend.h"

#include <cstdint>
#include <fstream>
#include <optional>
#include <ostream>
#include <stdexcept>
#include <string>
#include <thread>

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
    void await_index(std::string_view, std::string_view) override {}
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
    void await_index(std::string_view, std::string_view) override {}
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
    std::string server() const override { return node_.thrift(); }
    bool is_worded_by_library() const override { return false; }
    void pass(std::chrono::seconds time) override { node_.clock().pass(time); }
    void begin_second() override { node_.clock().begin_second(); }
    void await_index(std::string_view keyspace, std::string_view index) override {
        const ColumnFamily built(ConnectionPool("system", {server()}, {.timeout = 10s}), "IndexInfo");
        const auto end = std::chrono::steady_clock::now() + 30s;
        // The node tells nobody when it is done.
        while (!built.find(keyspace, {.columns = {index}})) {
            if (std::chrono::steady_clock::now() > end) {
                throw std::runtime_error("index " + std::string(index) + " is not built after 30 s");
            }
            std::this_thread::sleep_for(20ms);
        }
    }
    void flush() override {}
    void compact() override {}

private:
    CassandraNode node_;
};

}  // namespace

std::string_view to_string(BackendKind kind) {
    switch (kind) {
        case BackendKind::embedded_in_memory: return "embedded_in_memory";
        case BackendKind::embedded_on_disk: return "embedded_on_disk";
        case BackendKind::thrift_cassia_server: return "thrift_cassia_server";
        case BackendKind::thrift_cassandra_3_11: return "thrift_cassandra_3_11";
    }
    return "unknown";
}

void PrintTo(BackendKind kind, std::ostream* out) {
    *out << to_string(kind);
}

std::unique_ptr<Backend> Backend::open(BackendKind kind) {
    if (kind == BackendKind::thrift_cassandra_3_11) {
        return std::make_unique<CassandraBackend>();
    }
    if (kind == BackendKind::thrift_cassia_server) {
        return std::make_unique<ServerBackend>();
    }
    return std::make_unique<EmbeddedBackend>(kind);
}

}  // namespace cassia::support
