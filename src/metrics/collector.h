#pragma once

#include <atomic>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <prometheus/collectable.h>
#include <prometheus/metric_family.h>

#include <cassia/pool_listener.h>
#include <cassia/stats.h>

#include "metrics/growing_list.h"
#include "metrics/latency_histogram.h"

namespace cassia::metrics {

/// What a histogram is of.
struct RequestKind {
    std::string operation;
    bool is_success = true;
};

/// The same, as an event has it.
struct RequestKindView {
    std::string_view operation;
    bool is_success = true;

    explicit operator RequestKind() const { return {std::string(operation), is_success}; }
};

inline bool operator==(const RequestKind& left, const RequestKindView& right) noexcept {
    return left.is_success == right.is_success && left.operation == right.operation;
}

/// What was heard of one pool.
class PoolSeries {
public:
    explicit PoolSeries(const Bounds& bounds) : bounds_(bounds) {}

    void created(const ConnectionCreated& event);
    void disposed(const ConnectionDisposed& event);
    void requested(const RequestDone& event);
    void reset() noexcept;

    StatsLogger stats;
    std::uint64_t open() const noexcept { return open_; }
    const GrowingList<RequestKind, LatencyHistogram>& latencies() const noexcept { return latencies_; }

private:
    const Bounds& bounds_;
    std::atomic<std::uint64_t> open_ = 0;
    GrowingList<RequestKind, LatencyHistogram> latencies_;
};

/// What was heard of every pool, as Prometheus wants it.
///
/// Thread safety: may be used from many threads.
class Collector final : public prometheus::Collectable {
public:
    /// @throws InvalidRequestError if the bounds do not rise from above 0.
    explicit Collector(Bounds bounds);

    std::vector<prometheus::MetricFamily> Collect() const override;

    PoolSeries& pool(std::string_view name) { return pools_.find_or_add(name, bounds_); }
    PoolStats stats(std::string_view pool) const;
    void reset() noexcept;

private:
    Bounds bounds_;
    GrowingList<std::string, PoolSeries> pools_;
};

}  // namespace cassia::metrics
