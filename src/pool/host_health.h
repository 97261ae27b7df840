#pragma once

#include <algorithm>
#include <chrono>
#include <optional>

namespace cassia::pool {

/// How a server has fared: after a failure it is left alone for 0.1 s, and twice as long after each more in a row, up
/// to 4 s, so that one that is back is found within seconds.
class HostHealth {
public:
    using Time = std::chrono::steady_clock::time_point;

    void succeeded() noexcept {
        failures_ = 0;
        paused_until_.reset();
    }

    void failed(Time now) noexcept {
        // Connections that break together are one failure.
        if (is_paused(now)) {
            return;
        }
        constexpr auto FIRST = std::chrono::milliseconds(100);
        constexpr auto LONGEST = std::chrono::milliseconds(4'000);
        constexpr int MOST_DOUBLINGS = 6;
        paused_until_ = now + std::min<std::chrono::milliseconds>(FIRST * (1 << failures_), LONGEST);
        failures_ = std::min(failures_ + 1, MOST_DOUBLINGS);
    }

    bool is_paused(Time now) const noexcept { return paused_until_ && now < *paused_until_; }
    /// Whether it has failed since it last succeeded.
    bool is_failing() const noexcept { return failures_ > 0; }

private:
    int failures_ = 0;
    std::optional<Time> paused_until_;
};

}  // namespace cassia::pool
