#include "support/backend.h"

#include <optional>
#include <ostream>
#include <utility>

#include <cassia/embedded.h>

#include "support/cassandra_node.h"
#include "support/settable_clock.h"
#include "support/temp_folder.h"

namespace cassia::support {
namespace {

class EmbeddedBackend final : public Backend {
public:
    explicit EmbeddedBackend(BackendKind kind)
        : store_(kind == BackendKind::embedded_in_memory
                     ? EmbeddedStore::memory({.clock = clock_})
                     : EmbeddedStore::open(folder_.emplace() / "data", {.clock = clock_})) {}

    std::string server() const override { return store_.server(); }
    void pass(std::chrono::seconds time) override { clock_.pass(time); }
    void begin_second() override {}
    void flush() override { store_.flush(); }
    void compact() override { store_.compact(); }

private:
    SettableClock clock_;
    std::optional<TempFolder> folder_;
    EmbeddedStore store_;
};

/// The node that the test run has started. It flushes and compacts when it likes.
class CassandraBackend final : public Backend {
public:
    std::string server() const override { return node_.thrift(); }
    void pass(std::chrono::seconds time) override { node_.pass(time); }
    void begin_second() override { node_.begin_second(); }
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
    return std::make_unique<EmbeddedBackend>(kind);
}

}  // namespace cassia::support
