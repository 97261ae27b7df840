#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <prometheus/client_metric.h>

namespace cassia::metrics {

/// Upper bounds of buckets, rising.
using Bounds = std::vector<std::chrono::nanoseconds>;

/// How many durations fell into each bucket. (Prometheus' own histogram locks a mutex for each.)
///
/// Thread safety: may be used from many threads. What is read meanwhile agrees with itself but for the sum, which may
/// be a few durations behind or ahead.
class LatencyHistogram {
public:
    /// @param bounds must live as long.
    explicit LatencyHistogram(const Bounds& bounds) : bounds_(bounds), counts_(bounds.size() + 1) {}

    void observe(std::chrono::nanoseconds duration) noexcept;
    void reset() noexcept;
    prometheus::ClientMetric::Histogram collect() const;

private:
    const Bounds& bounds_;
    // The last is of what is above all bounds.
    std::vector<std::atomic<std::uint64_t>> counts_;
    std::atomic<std::int64_t> nanoseconds_ = 0;
};

}  // namespace cassia::metrics
