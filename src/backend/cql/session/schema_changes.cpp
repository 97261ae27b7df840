#include "backend/cql/session/schema_changes.h"

#include <atomic>

namespace cassia::cql {
namespace {

// One for the process: a schema is changed by one connection, and used by those of other pools.
std::atomic<std::uint64_t>& count() noexcept {
    static std::atomic<std::uint64_t> changes{0};
    return changes;
}

}  // namespace

std::uint64_t schema_changes() noexcept {
    return count().load(std::memory_order_acquire);
}

void note_schema_change() noexcept {
    count().fetch_add(1, std::memory_order_acq_rel);
}

}  // namespace cassia::cql
