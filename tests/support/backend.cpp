#include "support/backend.h"

#include <optional>
#include <ostream>
#include <utility>

#include <cassia/embedded.h>

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
    void flush() override { store_.flush(); }
    void compact() override { store_.compact(); }

private:
    SettableClock clock_;
    std::optional<TempFolder> folder_;
    EmbeddedStore store_;
};

}  // namespace

std::string_view to_string(BackendKind kind) {
    return kind == BackendKind::embedded_in_memory ? "embedded_in_memory" : "embedded_on_disk";
}

void PrintTo(BackendKind kind, std::ostream* out) {
    *out << to_string(kind);
}

std::unique_ptr<Backend> Backend::open(BackendKind kind) {
    return std::make_unique<EmbeddedBackend>(kind);
}

}  // namespace cassia::support
