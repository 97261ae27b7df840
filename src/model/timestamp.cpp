#include "model/timestamp.h"

#include <algorithm>
#include <atomic>
#include <chrono>

namespace cassia::model {

std::int64_t next_timestamp() noexcept {
    // One for the process, since its promise is about the process. A child of fork inherits the last value.
    static std::atomic<std::int64_t> last{0};
    const auto now =
        std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::system_clock::now().time_since_epoch())
            .count();
    auto previous = last.load(std::memory_order_relaxed);
    std::int64_t next = 0;
    do {
        next = std::max(now, previous + 1);
    } while (!last.compare_exchange_weak(previous, next, std::memory_order_relaxed));
    return next;
}

}  // namespace cassia::model
