#pragma once

#include <chrono>
#include <cstddef>
#include <mutex>
#include <semaphore>

namespace cassia::server {

/// What one message may be.
struct MessageLimits {
    /// In bytes, its frame's length not counted. Default that of Cassandra 3.11, 15 MB.
    std::size_t max_size = std::size_t{15} << 20U;
    /// How long a client may send nothing in the middle of a message, or take nothing of an answer.
    std::chrono::milliseconds stall = std::chrono::seconds(30);
};

/// The memory that large messages of all connections may take.
///
/// Small ones, up to SMALL, are not counted: there are no more of them than connections.
///
/// Thread safety: may be used from many threads.
class MessageMemory {
public:
    static constexpr std::size_t SMALL = std::size_t{64} << 10U;

    explicit MessageMemory(std::size_t bytes) : free_(bytes) {}

    /// Whether there was as much to be had.
    bool take(std::size_t bytes) {
        const std::lock_guard lock(mutex_);
        if (bytes > free_) {
            return false;
        }
        free_ -= bytes;
        return true;
    }
    void give_back(std::size_t bytes) {
        const std::lock_guard lock(mutex_);
        free_ += bytes;
    }

    /// Large messages are turned into requests, which take many times their size, a few at a time.
    std::counting_semaphore<>& large_requests() noexcept { return large_requests_; }

private:
    static constexpr std::ptrdiff_t LARGE_REQUESTS = 2;

    std::mutex mutex_;
    std::size_t free_;
    std::counting_semaphore<> large_requests_{LARGE_REQUESTS};
};

}  // namespace cassia::server
