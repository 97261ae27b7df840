#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "backend/embedded/store.h"
#include "server/call_listener.h"

namespace cassia::server {

/// Counts what a server does, and serves it to Prometheus over HTTP, at the path /metrics:
///
///     cassia_server_call_duration_seconds    histogram: calls answered, by call ("get_slice", …) and outcome
///     cassia_server_connections              gauge: clients that are connected
///     cassia_server_connections_total        clients that have connected
///     cassia_server_connections_refused_total    of those, the ones closed for what they have sent
///     cassia_store_disk_bytes                gauge: the store's files
///     cassia_store_memtable_bytes            gauge: writes that are in memory
///     cassia_store_cache_bytes               gauge: the block cache in use
///     cassia_store_entries                   gauge: storage keys, dead ones included, as estimated
///
/// Thread safety: may be used from many threads.
class Metrics final : public CallListener {
public:
    /// @param address "host:port"
    /// @throws InvalidRequestError if it can't listen there.
    Metrics(const std::string& address, std::shared_ptr<embedded::Store> store);
    ~Metrics() override;

    std::uint16_t port() const;

    void answered(std::string_view call, std::string_view outcome, std::chrono::nanoseconds duration) override;
    void refused() override;
    void connections_changed(std::int64_t change) noexcept;

private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace cassia::server
