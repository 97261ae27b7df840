#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <mutex>

namespace cassia::server {

/// Memory that many connections have together.
///
/// Thread safety: may be used from many threads.
class MemoryBudget {
public:
    explicit MemoryBudget(std::size_t bytes) : free_(bytes), all_(bytes) {}

    /// Whether there was as much to be had.
    bool take(std::size_t bytes);
    /// Waits for others to give back; false: they have not, in as long as was waited. Who waits longest is served
    /// first.
    bool take_within(std::size_t bytes, std::chrono::milliseconds patience);
    void give_back(std::size_t bytes);

    std::size_t all() const noexcept { return all_; }

private:
    // Held by who waits for memory, so that a large share is not passed by small ones for ever.
    std::timed_mutex turn_;
    std::mutex mutex_;
    std::condition_variable given_back_;
    std::size_t free_;
    std::size_t all_;
};

/// What one connection has of it, given back at the end.
///
/// Thread safety: used by one thread.
class MemoryShare {
public:
    explicit MemoryShare(MemoryBudget& budget) : budget_(&budget) {}
    MemoryShare(const MemoryShare&) = delete;
    MemoryShare& operator=(const MemoryShare&) = delete;
    ~MemoryShare() { shrink_to(0); }

    /// Whether there was as much to be had; true if it has that already.
    bool grow_to(std::size_t bytes);
    /// Waits for it. No more than all of the budget is taken.
    bool grow_to_within(std::size_t bytes, std::chrono::milliseconds patience);
    void shrink_to(std::size_t bytes);

private:
    MemoryBudget* budget_;
    std::size_t bytes_ = 0;
};

}  // namespace cassia::server
