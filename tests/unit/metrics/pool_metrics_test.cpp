#include <cassia/metrics.h>

#include <sstream>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include <gmock/gmock.h>

#include <cassia/cassia.h>

namespace cassia {
namespace {

using namespace std::chrono_literals;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::ThrowsMessage;

const ConnectionInfo CONNECTION{.id = 1, .server = "10.0.0.4:9160"};
const std::runtime_error REFUSED("refused");

RequestDone done(std::string_view pool, std::string_view operation, std::chrono::nanoseconds duration,
                 const std::exception* error = nullptr) {
    return {.pool_id = pool,
            .request = {.method = operation},
            .connection = CONNECTION,
            .duration = duration,
            .error = error};
}

// The lines of the text that are not comments and begin so.
std::string lines_of(const PoolMetrics& metrics, std::string_view beginning) {
    std::string lines;
    std::istringstream text(metrics.text());
    for (std::string line; std::getline(text, line);) {
        if (line.starts_with(beginning)) {
            lines += line + '\n';
        }
    }
    return lines;
}

TEST(PoolMetrics, are_served_in_the_text_format) {
    PoolMetrics metrics({.latency_buckets = {1ms, 2'500us}});
    metrics.server_list_obtained({.pool_id = "users"});
    metrics.connection_created({.pool_id = "users", .connection = CONNECTION, .server = CONNECTION.server});
    metrics.connection_created({.level = LogLevel::warn, .pool_id = "users", .server = "x", .error = &REFUSED});
    metrics.connection_checked_out({.pool_id = "users", .connection = CONNECTION});
    metrics.pool_at_max({.pool_id = "users", .pool_max = 1});
    metrics.connection_failed({.pool_id = "users", .error = &REFUSED});
    metrics.connection_recycled({.pool_id = "users"});
    metrics.request(done("users", "get", 2ms));

    EXPECT_EQ(metrics.text(), R"(# HELP cassia_pool_connections_checked_out_total Leases of a connection
# TYPE cassia_pool_connections_checked_out_total counter
cassia_pool_connections_checked_out_total{pool="users"} 1
# HELP cassia_pool_connections_checked_in_total Connections that came back
# TYPE cassia_pool_connections_checked_in_total counter
cassia_pool_connections_checked_in_total{pool="users"} 0
# HELP cassia_pool_connections_created_total Connections opened
# TYPE cassia_pool_connections_created_total counter
cassia_pool_connections_created_total{pool="users",outcome="success"} 1
cassia_pool_connections_created_total{pool="users",outcome="failure"} 1
# HELP cassia_pool_connections_disposed_total Connections closed
# TYPE cassia_pool_connections_disposed_total counter
cassia_pool_connections_disposed_total{pool="users",outcome="success"} 0
cassia_pool_connections_disposed_total{pool="users",outcome="failure"} 0
# HELP cassia_pool_connections_failed_total Operations that failed as they may not elsewhere, and failed openings
# TYPE cassia_pool_connections_failed_total counter
cassia_pool_connections_failed_total{pool="users"} 1
# HELP cassia_pool_connections_recycled_total Connections replaced
# TYPE cassia_pool_connections_recycled_total counter
cassia_pool_connections_recycled_total{pool="users"} 1
# HELP cassia_pool_at_max_total Requests for a connection while all were in use
# TYPE cassia_pool_at_max_total counter
cassia_pool_at_max_total{pool="users"} 1
# HELP cassia_pool_server_lists_total Server lists obtained
# TYPE cassia_pool_server_lists_total counter
cassia_pool_server_lists_total{pool="users"} 1
# HELP cassia_pool_connections_in_use Connections in use
# TYPE cassia_pool_connections_in_use gauge
cassia_pool_connections_in_use{pool="users"} 1
# HELP cassia_pool_connections_in_use_max The most connections that were in use
# TYPE cassia_pool_connections_in_use_max gauge
cassia_pool_connections_in_use_max{pool="users"} 1
# HELP cassia_pool_connections_open Connections open, in use or not
# TYPE cassia_pool_connections_open gauge
cassia_pool_connections_open{pool="users"} 1
# HELP cassia_request_duration_seconds Time from the start of a request on a connection to its answer
# TYPE cassia_request_duration_seconds histogram
cassia_request_duration_seconds_count{pool="users",operation="get",outcome="success"} 1
cassia_request_duration_seconds_sum{pool="users",operation="get",outcome="success"} 0.002
cassia_request_duration_seconds_bucket{pool="users",operation="get",outcome="success",le="0.001"} 0
cassia_request_duration_seconds_bucket{pool="users",operation="get",outcome="success",le="0.0025"} 1
cassia_request_duration_seconds_bucket{pool="users",operation="get",outcome="success",le="+Inf"} 1
)");
}

TEST(PoolMetrics, tell_pools_apart) {
    PoolMetrics metrics;
    metrics.connection_checked_out({.pool_id = "users", .connection = CONNECTION});
    metrics.connection_checked_out({.pool_id = "users", .connection = CONNECTION});
    metrics.connection_checked_out({.pool_id = "tweets", .connection = CONNECTION});

    EXPECT_EQ(lines_of(metrics, "cassia_pool_connections_checked_out_total"),
              "cassia_pool_connections_checked_out_total{pool=\"users\"} 2\n"
              "cassia_pool_connections_checked_out_total{pool=\"tweets\"} 1\n");
    EXPECT_EQ(metrics.stats("users").checked_out, 2u);
    EXPECT_EQ(metrics.stats("nobody"), PoolStats());
}

TEST(PoolMetrics, escape_what_a_pool_is_named) {
    PoolMetrics metrics;
    metrics.pool_at_max({.pool_id = "a\"b\\c\nd"});

    EXPECT_EQ(lines_of(metrics, "cassia_pool_at_max_total"), "cassia_pool_at_max_total{pool=\"a\\\"b\\\\c\\nd\"} 1\n");
}

// ---- latency ----

TEST(RequestLatencies, fall_into_the_first_bucket_whose_bound_they_do_not_exceed) {
    PoolMetrics metrics({.latency_buckets = {1ms, 10ms}});
    for (const auto duration : std::vector<std::chrono::nanoseconds>{0ns, 1ms, 1ms + 1ns, 10ms, 11ms, 1h}) {
        metrics.request(done("p", "get", duration));
    }

    EXPECT_THAT(lines_of(metrics, "cassia_request"),
                AllOf(HasSubstr("le=\"0.001\"} 2\n"), HasSubstr("le=\"0.01\"} 4\n"), HasSubstr("le=\"+Inf\"} 6\n"),
                      HasSubstr("_count{pool=\"p\",operation=\"get\",outcome=\"success\"} 6\n")));
}

TEST(RequestLatencies, are_kept_for_each_operation_and_outcome) {
    PoolMetrics metrics({.latency_buckets = {}});
    metrics.request(done("p", "get", 1ms));
    metrics.request(done("p", "insert", 2ms));
    metrics.request(done("p", "get", 3ms, &REFUSED));
    metrics.request(done("p", "get", 5ms));

    EXPECT_EQ(lines_of(metrics, "cassia_request_duration_seconds_sum"),
              "cassia_request_duration_seconds_sum{pool=\"p\",operation=\"get\",outcome=\"success\"} 0.006\n"
              "cassia_request_duration_seconds_sum{pool=\"p\",operation=\"insert\",outcome=\"success\"} 0.002\n"
              "cassia_request_duration_seconds_sum{pool=\"p\",operation=\"get\",outcome=\"failure\"} 0.003\n");
}

TEST(RequestLatencies, are_in_buckets_from_a_tenth_of_a_millisecond_to_ten_seconds) {
    PoolMetrics metrics;
    metrics.request(done("p", "get", 1ms));

    EXPECT_THAT(lines_of(metrics, "cassia_request_duration_seconds_bucket"),
                AllOf(HasSubstr("le=\"0.0001\"} 0\n"), HasSubstr("le=\"10\"} 1\n")));
}

TEST(RequestLatencies, need_bounds_that_rise_from_above_0) {
    EXPECT_THAT([] { PoolMetrics({.latency_buckets = {0ms}}); },
                ThrowsMessage<InvalidRequestError>(HasSubstr("latency_buckets has 0 ns after 0 ns")));
    EXPECT_THAT([] { PoolMetrics({.latency_buckets = {2us, 1us}}); },
                ThrowsMessage<InvalidRequestError>(HasSubstr("latency_buckets has 1000 ns after 2000 ns")));
}

// ---- gauges ----

TEST(PoolMetrics, count_what_is_open_and_in_use) {
    PoolMetrics metrics;
    for (int i = 0; i < 3; ++i) {
        metrics.connection_created({.pool_id = "p", .connection = CONNECTION});
        metrics.connection_checked_out({.pool_id = "p", .connection = CONNECTION});
    }
    metrics.connection_checked_in({.pool_id = "p", .connection = CONNECTION});
    metrics.connection_disposed({.pool_id = "p", .connection = CONNECTION});

    EXPECT_EQ(lines_of(metrics, "cassia_pool_connections_open"), "cassia_pool_connections_open{pool=\"p\"} 2\n");
    EXPECT_EQ(lines_of(metrics, "cassia_pool_connections_in_use"),
              "cassia_pool_connections_in_use{pool=\"p\"} 2\n"
              "cassia_pool_connections_in_use_max{pool=\"p\"} 3\n");
}

TEST(PoolMetrics, count_nothing_open_below_zero) {
    PoolMetrics metrics;
    metrics.connection_disposed({.pool_id = "p", .connection = CONNECTION});

    EXPECT_EQ(lines_of(metrics, "cassia_pool_connections_open"), "cassia_pool_connections_open{pool=\"p\"} 0\n");
}

TEST(PoolMetrics, begin_anew_when_they_are_reset_but_for_the_connections_there_are) {
    PoolMetrics metrics({.latency_buckets = {1ms}});
    metrics.connection_created({.pool_id = "p", .connection = CONNECTION});
    metrics.connection_checked_out({.pool_id = "p", .connection = CONNECTION});
    metrics.request(done("p", "get", 1ms));
    metrics.reset();

    EXPECT_EQ(metrics.stats("p"), (PoolStats{.opened = {.current = 1, .max = 1}}));
    EXPECT_EQ(lines_of(metrics, "cassia_pool_connections_open"), "cassia_pool_connections_open{pool=\"p\"} 1\n");
    EXPECT_EQ(
        lines_of(metrics, "cassia_request"),
        "cassia_request_duration_seconds_count{pool=\"p\",operation=\"get\",outcome=\"success\"} 0\n"
        "cassia_request_duration_seconds_sum{pool=\"p\",operation=\"get\",outcome=\"success\"} 0\n"
        "cassia_request_duration_seconds_bucket{pool=\"p\",operation=\"get\",outcome=\"success\",le=\"0.001\"} 0\n"
        "cassia_request_duration_seconds_bucket{pool=\"p\",operation=\"get\",outcome=\"success\",le=\"+Inf\"} 0\n");
}

// ---- threads ----

TEST(PoolMetrics, are_counted_right_by_threads_while_they_are_read) {
    constexpr int THREADS = 4;
    constexpr int REQUESTS = 20'000;
    PoolMetrics metrics({.latency_buckets = {1ms}});
    {
        std::vector<std::jthread> threads;
        for (int thread = 0; thread < THREADS; ++thread) {
            threads.emplace_back([&metrics] {
                for (int i = 0; i < REQUESTS; ++i) {
                    metrics.connection_checked_out({.pool_id = "p", .connection = CONNECTION});
                    // All threads meet the same new operations at the same time.
                    metrics.request(done("p", std::to_string(i % 50), 1us));
                    metrics.connection_checked_in({.pool_id = "p", .connection = CONNECTION});
                }
            });
        }
        for (int i = 0; i < 20; ++i) {
            EXPECT_LE(metrics.stats("p").opened.current, static_cast<std::uint64_t>(THREADS));
            EXPECT_THAT(metrics.text(), HasSubstr("# TYPE cassia_request_duration_seconds histogram"));
        }
    }

    EXPECT_EQ(metrics.stats("p").checked_in, static_cast<std::uint64_t>(THREADS * REQUESTS));
    EXPECT_THAT(lines_of(metrics, "cassia_request_duration_seconds_count"),
                AllOf(HasSubstr("{pool=\"p\",operation=\"0\",outcome=\"success\"} 1600\n"),
                      HasSubstr("{pool=\"p\",operation=\"49\",outcome=\"success\"} 1600\n")));
}

// ---- a pool ----

TEST(PoolMetrics, hear_of_a_pools_operations) {
    SystemManager system("embedded:");
    system.create_keyspace("Metrics");
    system.create_column_family("Metrics", "Users", {.comparator_type = UTF8_TYPE});
    const auto metrics = std::make_shared<PoolMetrics>();
    const ConnectionPool pool("Metrics", {"embedded:"},
                              {.pool_size = 2, .logging_name = "users", .listeners = {metrics}});
    const ColumnFamily users(pool, "Users");
    users.insert("a", {{"name", "x"}});
    users.get("a");
    EXPECT_THROW(users.get(""), InvalidRequestException);
    system.drop_keyspace("Metrics");

    EXPECT_THAT(metrics->text(), AllOf(HasSubstr("cassia_pool_connections_open{pool=\"users\"} 2\n"),
                                       HasSubstr("cassia_pool_connections_in_use{pool=\"users\"} 0\n"),
                                       HasSubstr("_count{pool=\"users\",operation=\"insert\",outcome=\"success\"} 1\n"),
                                       HasSubstr("_count{pool=\"users\",operation=\"get\",outcome=\"success\"} 1\n"),
                                       HasSubstr("_count{pool=\"users\",operation=\"get\",outcome=\"failure\"} 1\n"),
                                       Not(HasSubstr("operation=\"insert\",outcome=\"failure\""))));
}

}  // namespace
}  // namespace cassia
