#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>

/// @file
/// A clock that stands still until a test moves it.

namespace cassia::support {

/// The time that a store expires columns by.
///
/// Thread safety: all members may be called from many threads. Copies show the same time.
class SettableClock {
public:
    /// Begins at 2026-01-01.
    SettableClock()
        : now_(std::make_shared<std::atomic<std::chrono::sys_seconds>>(
              std::chrono::sys_days(std::chrono::January / 1 / 2026))) {}

    void pass(std::chrono::seconds time) { *now_ = now_->load() + time; }
    std::chrono::sys_seconds operator()() const { return *now_; }

private:
    std::shared_ptr<std::atomic<std::chrono::sys_seconds>> now_;
};

}  // namespace cassia::support
