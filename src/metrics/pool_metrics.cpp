#include <cassia/metrics.h>

#include <utility>

#include <prometheus/text_serializer.h>

#include "metrics/collector.h"

namespace cassia {

PoolMetrics::PoolMetrics(MetricsOptions options)
    : collector_(std::make_shared<metrics::Collector>(std::move(options.latency_buckets))) {}
PoolMetrics::~PoolMetrics() = default;

std::shared_ptr<prometheus::Collectable> PoolMetrics::collectable() const {
    return collector_;
}

std::string PoolMetrics::text() const {
    return prometheus::TextSerializer().Serialize(collector_->Collect());
}

PoolStats PoolMetrics::stats(std::string_view pool) const {
    return collector_->stats(pool);
}

void PoolMetrics::reset() noexcept {
    collector_->reset();
}

void PoolMetrics::connection_checked_in(const ConnectionCheckedIn& event) {
    collector_->pool(event.pool_id).stats.connection_checked_in(event);
}
void PoolMetrics::connection_checked_out(const ConnectionCheckedOut& event) {
    collector_->pool(event.pool_id).stats.connection_checked_out(event);
}
void PoolMetrics::connection_created(const ConnectionCreated& event) {
    collector_->pool(event.pool_id).created(event);
}
void PoolMetrics::connection_disposed(const ConnectionDisposed& event) {
    collector_->pool(event.pool_id).disposed(event);
}
void PoolMetrics::connection_failed(const ConnectionFailed& event) {
    collector_->pool(event.pool_id).stats.connection_failed(event);
}
void PoolMetrics::connection_recycled(const ConnectionRecycled& event) {
    collector_->pool(event.pool_id).stats.connection_recycled(event);
}
void PoolMetrics::pool_at_max(const PoolAtMax& event) {
    collector_->pool(event.pool_id).stats.pool_at_max(event);
}
void PoolMetrics::server_list_obtained(const ServerListObtained& event) {
    collector_->pool(event.pool_id).stats.server_list_obtained(event);
}
void PoolMetrics::request(const RequestDone& event) {
    collector_->pool(event.pool_id).requested(event);
}

}  // namespace cassia
