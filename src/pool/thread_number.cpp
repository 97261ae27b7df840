#include "pool/thread_number.h"

#include <atomic>

namespace cassia::pool {

std::uint64_t thread_number() noexcept {
    static std::atomic<std::uint64_t> threads{0};
    thread_local const auto number = ++threads;
    return number;
}

}  // namespace cassia::pool
