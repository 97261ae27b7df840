#pragma once

#include <cstdint>
#include <memory>

#include "pool/pool_state.h"

namespace cassia::pool {

class Pool;

/// A connection that a user holds, in one ConnectionLease or several. It goes back to the pool when the last ends.
///
/// Thread safety: one thread at a time.
class SharedLease {
public:
    SharedLease(std::shared_ptr<Pool> pool, std::uint64_t thread);
    SharedLease(const SharedLease&) = delete;
    SharedLease& operator=(const SharedLease&) = delete;
    ~SharedLease();

    Pool& pool() const noexcept { return *pool_; }
    Slot& slot() noexcept { return slot_; }
    /// The number of the thread that got it.
    std::uint64_t thread() const noexcept { return thread_; }

private:
    std::shared_ptr<Pool> pool_;
    std::uint64_t thread_;
    Slot slot_;
};

}  // namespace cassia::pool
