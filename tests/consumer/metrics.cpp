#include <iostream>

#include <cassia/metrics.h>

int main() {
    cassia::PoolMetrics metrics;
    metrics.pool_at_max({.pool_id = "users"});
    const cassia::MetricsServer server(metrics, "127.0.0.1:0");

    const auto text = metrics.text();
    std::cout << "at port " << server.port() << ":\n" << text;
    return text.find("cassia_pool_at_max_total{pool=\"users\"} 1\n") != std::string::npos ? 0 : 1;
}
