#include "metrics/collector.h"

#include <functional>
#include <utility>

#include <prometheus/metric_type.h>

#include <cassia/errors.h>

namespace cassia::metrics {
namespace {

using prometheus::ClientMetric;
using prometheus::MetricFamily;
using prometheus::MetricType;

using Labels = std::vector<ClientMetric::Label>;
using Pools = GrowingList<std::string, PoolSeries>;

const std::string& outcome(bool is_success) {
    static const std::string success = "success";
    static const std::string failure = "failure";
    return is_success ? success : failure;
}

/// A family in which `number` of each pool's statistics is one metric.
MetricFamily family_of(const Pools& pools, std::string name, std::string help, MetricType type,
                       const std::function<std::uint64_t(const PoolStats&, const PoolSeries&)>& number) {
    MetricFamily family{.name = std::move(name), .help = std::move(help), .type = type, .metric = {}};
    pools.for_each([&](const std::string& pool, const PoolSeries& series) {
        auto& metric = family.metric.emplace_back();
        metric.label = {{"pool", pool}};
        const auto value = static_cast<double>(number(series.stats.stats(), series));
        (type == MetricType::Counter ? metric.counter.value : metric.gauge.value) = value;
    });
    return family;
}

/// One in which each pool has a counter for successes and one for failures.
MetricFamily outcomes_of(const Pools& pools, std::string name, std::string help,
                         PoolStats::Outcomes PoolStats::* counts) {
    MetricFamily family{.name = std::move(name), .help = std::move(help), .type = MetricType::Counter, .metric = {}};
    pools.for_each([&](const std::string& pool, const PoolSeries& series) {
        const auto [success, failure] = series.stats.stats().*counts;
        for (const bool is_success : {true, false}) {
            auto& metric = family.metric.emplace_back();
            metric.label = {{"pool", pool}, {"outcome", outcome(is_success)}};
            metric.counter.value = static_cast<double>(is_success ? success : failure);
        }
    });
    return family;
}

MetricFamily durations_of(const Pools& pools) {
    MetricFamily family{.name = "cassia_request_duration_seconds",
                        .help = "Time from the start of a request on a connection to its answer",
                        .type = MetricType::Histogram,
                        .metric = {}};
    pools.for_each([&](const std::string& pool, const PoolSeries& series) {
        series.latencies().for_each([&](const RequestKind& kind, const LatencyHistogram& latencies) {
            auto& metric = family.metric.emplace_back();
            metric.label = {{"pool", pool}, {"operation", kind.operation}, {"outcome", outcome(kind.is_success)}};
            metric.histogram = latencies.collect();
        });
    });
    return family;
}

}  // namespace

void PoolSeries::created(const ConnectionCreated& event) {
    stats.connection_created(event);
    if (event.connection) {
        ++open_;
    }
}

void PoolSeries::disposed(const ConnectionDisposed& event) {
    stats.connection_disposed(event);
    // One that was opened before anybody listened was not counted.
    auto open = open_.load();
    while (open > 0 && !open_.compare_exchange_weak(open, open - 1)) {
    }
}

void PoolSeries::requested(const RequestDone& event) {
    const RequestKindView kind{event.request.method, event.error == nullptr};
    latencies_.find_or_add(kind, bounds_).observe(event.duration);
}

void PoolSeries::reset() noexcept {
    stats.reset();
    latencies_.for_each([](const RequestKind&, LatencyHistogram& latencies) { latencies.reset(); });
}

Collector::Collector(Bounds bounds) : bounds_(std::move(bounds)) {
    auto below = std::chrono::nanoseconds(0);
    for (const auto bound : bounds_) {
        if (bound <= below) {
            throw InvalidRequestError("latency_buckets has " + std::to_string(bound.count()) + " ns after " +
                                      std::to_string(below.count()) + " ns; its bounds must rise from above 0");
        }
        below = bound;
    }
}

std::vector<MetricFamily> Collector::Collect() const {
    const auto counter = [this](std::string name, std::string help, std::uint64_t PoolStats::* count) {
        return family_of(pools_, std::move(name), std::move(help), MetricType::Counter,
                         [count](const PoolStats& stats, const PoolSeries&) { return stats.*count; });
    };
    const auto opened = [this](std::string name, std::string help, std::uint64_t PoolStats::Opened::* count) {
        return family_of(pools_, std::move(name), std::move(help), MetricType::Gauge,
                         [count](const PoolStats& stats, const PoolSeries&) { return stats.opened.*count; });
    };
    return {
        counter("cassia_pool_connections_checked_out_total", "Leases of a connection", &PoolStats::checked_out),
        counter("cassia_pool_connections_checked_in_total", "Connections that came back", &PoolStats::checked_in),
        outcomes_of(pools_, "cassia_pool_connections_created_total", "Connections opened", &PoolStats::created),
        outcomes_of(pools_, "cassia_pool_connections_disposed_total", "Connections closed", &PoolStats::disposed),
        counter("cassia_pool_connections_failed_total",
                "Operations that failed as they may not elsewhere, and failed openings", &PoolStats::failed),
        counter("cassia_pool_connections_recycled_total", "Connections replaced", &PoolStats::recycled),
        counter("cassia_pool_at_max_total", "Requests for a connection while all were in use", &PoolStats::at_max),
        counter("cassia_pool_server_lists_total", "Server lists obtained", &PoolStats::list),
        opened("cassia_pool_connections_in_use", "Connections in use", &PoolStats::Opened::current),
        opened("cassia_pool_connections_in_use_max", "The most connections that were in use", &PoolStats::Opened::max),
        family_of(pools_, "cassia_pool_connections_open", "Connections open, in use or not", MetricType::Gauge,
                  [](const PoolStats&, const PoolSeries& series) { return series.open(); }),
        durations_of(pools_),
    };
}

PoolStats Collector::stats(std::string_view pool) const {
    PoolStats found;
    pools_.for_each([&](const std::string& name, const PoolSeries& series) {
        if (name == pool) {
            found = series.stats.stats();
        }
    });
    return found;
}

void Collector::reset() noexcept {
    pools_.for_each([](const std::string&, PoolSeries& series) { series.reset(); });
}

}  // namespace cassia::metrics
