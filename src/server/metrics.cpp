#include "server/metrics.h"

#include <exception>
#include <utility>
#include <vector>

#include <prometheus/collectable.h>
#include <prometheus/counter.h>
#include <prometheus/exposer.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>

#include <cassia/errors.h>

namespace cassia::server {
namespace {

using prometheus::MetricFamily;

const prometheus::Histogram::BucketBoundaries& latency_bounds() {
    static const prometheus::Histogram::BucketBoundaries bounds = {
        0.00001, 0.000025, 0.00005, 0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 10};
    return bounds;
}

MetricFamily gauge(std::string name, std::string help, std::uint64_t value) {
    MetricFamily family{
        .name = std::move(name), .help = std::move(help), .type = prometheus::MetricType::Gauge, .metric = {}};
    family.metric.emplace_back().gauge.value = static_cast<double>(value);
    return family;
}

/// What the store tells of itself when it is asked.
class StoreMetrics final : public prometheus::Collectable {
public:
    explicit StoreMetrics(std::shared_ptr<embedded::Store> store) : store_(std::move(store)) {}

    std::vector<MetricFamily> Collect() const override {
        const auto stats = store_->stats();
        return {gauge("cassia_store_disk_bytes", "The store's files", stats.disk_bytes),
                gauge("cassia_store_memtable_bytes", "Writes that are in memory", stats.memtable_bytes),
                gauge("cassia_store_cache_bytes", "The block cache in use", stats.cache_bytes),
                gauge("cassia_store_entries", "Storage keys, dead ones included, as estimated", stats.entries)};
    }

private:
    std::shared_ptr<embedded::Store> store_;
};

}  // namespace

class Metrics::Impl {
public:
    Impl(const std::string& address, std::shared_ptr<embedded::Store> store)
        : store_(std::make_shared<StoreMetrics>(std::move(store))), exposer_(address) {
        exposer_.RegisterCollectable(registry_);
        exposer_.RegisterCollectable(store_);
    }

    // The exposer holds them weakly.
    std::shared_ptr<prometheus::Registry> registry_ = std::make_shared<prometheus::Registry>();
    std::shared_ptr<StoreMetrics> store_;
    prometheus::Family<prometheus::Histogram>& durations_ = prometheus::BuildHistogram()
                                                                .Name("cassia_server_call_duration_seconds")
                                                                .Help("Time from when a call was decoded to its answer")
                                                                .Register(*registry_);
    prometheus::Gauge& connections_ = prometheus::BuildGauge()
                                          .Name("cassia_server_connections")
                                          .Help("Clients that are connected")
                                          .Register(*registry_)
                                          .Add({});
    prometheus::Counter& all_connections_ = prometheus::BuildCounter()
                                                .Name("cassia_server_connections_total")
                                                .Help("Clients that have connected")
                                                .Register(*registry_)
                                                .Add({});
    prometheus::Counter& refused_connections_ = prometheus::BuildCounter()
                                                    .Name("cassia_server_connections_refused_total")
                                                    .Help("Clients whose connection was closed for what they have sent")
                                                    .Register(*registry_)
                                                    .Add({});
    prometheus::Exposer exposer_;
};

Metrics::Metrics(const std::string& address, std::shared_ptr<embedded::Store> store) {
    try {
        impl_ = std::make_unique<Impl>(address, std::move(store));
    } catch (const std::exception&) {
        std::throw_with_nested(InvalidRequestError("metrics can't be served at '" + address +
                                                   "'; give a free port, or HOST:PORT, of this machine"));
    }
}
Metrics::~Metrics() = default;

std::uint16_t Metrics::port() const {
    return static_cast<std::uint16_t>(impl_->exposer_.GetListeningPorts().at(0));
}

void Metrics::answered(std::string_view call, std::string_view outcome, std::chrono::nanoseconds duration) {
    impl_->durations_.Add({{"call", std::string(call)}, {"outcome", std::string(outcome)}}, latency_bounds())
        .Observe(std::chrono::duration<double>(duration).count());
}

void Metrics::refused() {
    impl_->refused_connections_.Increment();
}

void Metrics::connections_changed(std::int64_t change) noexcept {
    impl_->connections_.Increment(static_cast<double>(change));
    if (change > 0) {
        impl_->all_connections_.Increment();
    }
}

}  // namespace cassia::server
