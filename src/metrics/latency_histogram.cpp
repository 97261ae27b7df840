#include "metrics/latency_histogram.h"

#include <algorithm>
#include <iterator>
#include <limits>

namespace cassia::metrics {
namespace {

double seconds(std::int64_t nanoseconds) {
    return static_cast<double>(nanoseconds) / 1e9;
}

}  // namespace

void LatencyHistogram::observe(std::chrono::nanoseconds duration) noexcept {
    const auto bound = std::lower_bound(bounds_.begin(), bounds_.end(), duration);
    const auto bucket = static_cast<std::size_t>(std::distance(bounds_.begin(), bound));
    counts_[bucket].fetch_add(1, std::memory_order_relaxed);
    nanoseconds_.fetch_add(duration.count(), std::memory_order_relaxed);
}

void LatencyHistogram::reset() noexcept {
    for (auto& count : counts_) {
        count = 0;
    }
    nanoseconds_ = 0;
}

prometheus::ClientMetric::Histogram LatencyHistogram::collect() const {
    prometheus::ClientMetric::Histogram histogram;
    for (std::size_t i = 0; i < counts_.size(); ++i) {
        histogram.sample_count += counts_[i].load(std::memory_order_relaxed);
        const bool is_last = i == bounds_.size();
        histogram.bucket.push_back(
            {.cumulative_count = histogram.sample_count,
             .upper_bound = is_last ? std::numeric_limits<double>::infinity() : seconds(bounds_[i].count())});
    }
    histogram.sample_sum = seconds(nanoseconds_.load(std::memory_order_relaxed));
    return histogram;
}

}  // namespace cassia::metrics
