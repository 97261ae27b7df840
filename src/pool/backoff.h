#pragma once

#include <algorithm>
#include <chrono>

namespace cassia::pool {

/// How long to wait after so many failures, at least one: 10 ms, doubled with each more, up to some 10 s. Of that at
/// least half, as `fraction` (0 to 1) says, so that threads which failed together do not all come back together.
inline std::chrono::microseconds backoff(int failures, double fraction) {
    constexpr auto FIRST = std::chrono::microseconds(10'000);
    constexpr int MOST_DOUBLINGS = 10;
    const auto longest = FIRST * (1 << std::min(failures - 1, MOST_DOUBLINGS));
    return longest / 2 + std::chrono::duration_cast<std::chrono::microseconds>(longest / 2 * fraction);
}

}  // namespace cassia::pool
