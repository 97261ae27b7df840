#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <cassia/export.h>
#include <cassia/pool_listener.h>
#include <cassia/stats.h>

/// @file
/// Serving what happens in pools to Prometheus; in the library cassia::metrics.
///
///     auto metrics = std::make_shared<cassia::PoolMetrics>();
///     cassia::ConnectionPool pool("Keyspace1", {"10.0.0.4"}, {.logging_name = "users", .listeners = {metrics}});
///     const cassia::MetricsServer server(*metrics);    // http://127.0.0.1:9464/metrics
///
/// The metrics, each with the label `pool`, the pool's logging_name:
///
///     cassia_pool_connections_checked_out_total    leases of a connection
///     cassia_pool_connections_checked_in_total     connections that came back
///     cassia_pool_connections_created_total        connections opened, by outcome: success, failure
///     cassia_pool_connections_disposed_total       connections closed, by outcome
///     cassia_pool_connections_failed_total         operations that failed as they may not elsewhere, failed openings
///     cassia_pool_connections_recycled_total       connections replaced
///     cassia_pool_at_max_total                     requests for a connection while all were in use
///     cassia_pool_server_lists_total               server lists obtained
///     cassia_pool_connections_in_use               gauge: connections in use now
///     cassia_pool_connections_in_use_max           gauge: the most that ever were
///     cassia_pool_connections_open                 gauge: connections open now, in use or not
///     cassia_request_duration_seconds              histogram: requests, by operation ("get", "insert", …) and outcome

namespace prometheus {
class Collectable;
}

namespace cassia {

namespace metrics {
class Collector;
}

/// What PoolMetrics measures.
struct MetricsOptions {
    /// Upper bounds, each included, of the histogram's buckets; another without a bound follows. Above 0 and rising.
    /// Default from 100 µs to 10 s. Empty: requests are counted and their time is summed, without buckets.
    std::vector<std::chrono::nanoseconds> latency_buckets = {
        std::chrono::microseconds(100), std::chrono::microseconds(250),   std::chrono::microseconds(500),
        std::chrono::milliseconds(1),   std::chrono::microseconds(2'500), std::chrono::milliseconds(5),
        std::chrono::milliseconds(10),  std::chrono::milliseconds(25),    std::chrono::milliseconds(50),
        std::chrono::milliseconds(100), std::chrono::milliseconds(250),   std::chrono::milliseconds(500),
        std::chrono::seconds(1),        std::chrono::milliseconds(2'500), std::chrono::seconds(5),
        std::chrono::seconds(10)};
};

/// A listener that counts what StatsLogger does, for each pool it listens to, and how long requests take.
///
/// One serves all pools of a program; pools of one logging_name are one. Name your pools: a pool without a name has one
/// of its keyspace and a number, which is another after the next start. A pool that is renamed counts on under its new
/// name, and what it has in use stays under the old one. To know every connection, it must listen from the start, as
/// one of PoolOptions::listeners.
///
/// A request's duration is from its start on a connection until the answer was there, as RequestDone has it: a try that
/// is repeated is two requests, and waiting for a connection and between tries is not in it.
///
/// Thread safety: may be used from many threads; counting takes no lock. What is read while threads run need not be of
/// one moment.
/// Exceptions: std::bad_alloc alone, but for the constructor.
/// Lifetime: shared with its pools. What collectable() gave and MetricsServers may outlive it.
class CASSIA_API PoolMetrics : public PoolListener {
public:
    /// @throws InvalidRequestError if the buckets do not rise from above 0.
    explicit PoolMetrics(MetricsOptions options = {});
    PoolMetrics(const PoolMetrics&) = delete;
    PoolMetrics& operator=(const PoolMetrics&) = delete;
    ~PoolMetrics() override;

    /// For a prometheus::Exposer or prometheus::Gateway of your own, which hold it weakly: its RegisterCollectable
    /// takes this as it is, and serves it as long as this object or a copy of the pointer lives.
    std::shared_ptr<prometheus::Collectable> collectable() const;
    /// The metrics in Prometheus' text format, for an HTTP server of your own.
    std::string text() const;

    /// What StatsLogger would have counted of the pool; zeros where nothing was heard of it.
    PoolStats stats(std::string_view pool) const;
    /// Sets all counters and histograms to 0, as StatsLogger::reset() does. Connections in use and open stay counted.
    void reset() noexcept;

    void connection_checked_in(const ConnectionCheckedIn& event) override;
    void connection_checked_out(const ConnectionCheckedOut& event) override;
    void connection_created(const ConnectionCreated& event) override;
    void connection_disposed(const ConnectionDisposed& event) override;
    void connection_failed(const ConnectionFailed& event) override;
    void connection_recycled(const ConnectionRecycled& event) override;
    void pool_at_max(const PoolAtMax& event) override;
    void server_list_obtained(const ServerListObtained& event) override;
    void request(const RequestDone& event) override;

private:
    std::shared_ptr<metrics::Collector> collector_;
};

/// Serves metrics over HTTP, at the path /metrics, in two threads of its own. It knows no passwords and no TLS.
///
/// Thread safety: may be used from many threads.
/// Lifetime: serves until it ends, which may take two seconds. The child of a fork does not serve.
class CASSIA_API MetricsServer {
public:
    /// @param address "host:port"; port 0: any that is free. Default: this machine alone can read them. A port without
    /// a
    ///     host: every machine can.
    /// @throws InvalidRequestError if it can't listen there.
    explicit MetricsServer(const PoolMetrics& metrics, std::string_view address = "127.0.0.1:9464");
    MetricsServer(const MetricsServer&) = delete;
    MetricsServer& operator=(const MetricsServer&) = delete;
    ~MetricsServer();

    /// Where it listens; what was free, for port 0.
    std::uint16_t port() const;

private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace cassia
