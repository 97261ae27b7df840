#include "backend/fork_generation.h"

#include <pthread.h>

#include <atomic>

namespace cassia::backend {
namespace {

// The one thing that fork lets us observe is process-wide by nature.
std::atomic<std::uint64_t>& counter() noexcept {
    static std::atomic<std::uint64_t> generation{0};
    return generation;
}

void count_fork() noexcept {
    counter().fetch_add(1, std::memory_order_relaxed);
}

}  // namespace

std::uint64_t fork_generation() noexcept {
    static const int registered = pthread_atfork(nullptr, nullptr, count_fork);
    static_cast<void>(registered);
    return counter().load(std::memory_order_relaxed);
}

}  // namespace cassia::backend
