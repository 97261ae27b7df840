#pragma once

#include <chrono>
#include <cstddef>

#include "server/memory_budget.h"

namespace cassia::server {

/// What one message may be.
struct MessageLimits {
    /// In bytes, its frame's length not counted. Default that of Cassandra 3.11, 15 MB.
    std::size_t max_size = std::size_t{15} << 20U;
    /// The same, of a client that has yet to log in.
    std::size_t max_size_of_stranger = std::size_t{64} << 10U;
    /// How long a message may take to come, or an answer to be taken, besides a second for each MIN_RATE of its bytes.
    std::chrono::milliseconds stall = std::chrono::seconds(30);
};

/// Bytes a second that a client must send or take at least.
inline constexpr std::size_t MIN_RATE = std::size_t{64} << 10U;

/// The memory that large messages of all connections have.
struct MessageMemory {
    /// Messages up to this are not counted: there are no more of them than connections.
    static constexpr std::size_t SMALL = std::size_t{64} << 10U;
    /// Requests made of messages up to this are not counted.
    static constexpr std::size_t SMALL_REQUEST = std::size_t{8} << 10U;
    /// What a request may take for each byte of its message: the largest struct, for the fewest bytes it is let pass
    /// with.
    static constexpr std::size_t REQUEST_PER_BYTE = 48;

    explicit MessageMemory(const MessageLimits& limits)
        : MessageMemory(LARGEST_MESSAGES * limits.max_size, REQUEST_PER_BYTE * limits.max_size) {}
    MessageMemory(std::size_t of_received, std::size_t of_requests) : received(of_received), requests(of_requests) {}

    MemoryBudget received;
    MemoryBudget requests;

private:
    static constexpr std::size_t LARGEST_MESSAGES = 16;
};

}  // namespace cassia::server
