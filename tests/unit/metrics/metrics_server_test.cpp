#include <iterator>
#include <memory>
#include <string>

#include <gmock/gmock.h>
#include <prometheus/exposer.h>
#include <boost/asio/ip/tcp.hpp>

#include <sys/wait.h>
#include <unistd.h>

#include <cassia/errors.h>
#include <cassia/metrics.h>

namespace cassia {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::StartsWith;
using testing::ThrowsMessage;

std::string fetched(int port, const std::string& path) {
    boost::asio::ip::tcp::iostream stream("127.0.0.1", std::to_string(port));
    stream << "GET " << path << " HTTP/1.0\r\n\r\n" << std::flush;
    return {std::istreambuf_iterator<char>(stream), {}};
}

class MetricsServing : public testing::Test {
protected:
    MetricsServing() { metrics_->pool_at_max({.pool_id = "users"}); }

    std::shared_ptr<PoolMetrics> metrics_ = std::make_shared<PoolMetrics>();
};

TEST_F(MetricsServing, answers_at_metrics) {
    const MetricsServer server(*metrics_, "127.0.0.1:0");

    EXPECT_THAT(fetched(server.port(), "/metrics"),
                AllOf(StartsWith("HTTP/1.1 200 OK"), HasSubstr("\ncassia_pool_at_max_total{pool=\"users\"} 1\n")));
}

TEST_F(MetricsServing, shows_what_is_counted_later) {
    const MetricsServer server(*metrics_, "127.0.0.1:0");
    metrics_->pool_at_max({.pool_id = "users"});

    EXPECT_THAT(fetched(server.port(), "/metrics"), HasSubstr("\ncassia_pool_at_max_total{pool=\"users\"} 2\n"));
}

TEST_F(MetricsServing, outlives_the_metrics) {
    const MetricsServer server(*metrics_, "127.0.0.1:0");
    metrics_.reset();

    EXPECT_THAT(fetched(server.port(), "/metrics"), HasSubstr("\ncassia_pool_at_max_total{pool=\"users\"} 1\n"));
}

TEST_F(MetricsServing, ends_with_the_server) {
    int port = 0;
    {
        const MetricsServer server(*metrics_, "127.0.0.1:0");
        port = server.port();
    }

    EXPECT_EQ(fetched(port, "/metrics"), "");
}

TEST_F(MetricsServing, is_refused_where_another_serves) {
    const MetricsServer server(*metrics_, "127.0.0.1:0");
    const auto address = "127.0.0.1:" + std::to_string(server.port());

    EXPECT_THAT([&] { MetricsServer(*metrics_, address); },
                ThrowsMessage<InvalidRequestError>(StartsWith("metrics can't be served at '" + address + "'")));
}

TEST_F(MetricsServing, is_refused_at_what_is_no_address) {
    EXPECT_THROW(MetricsServer(*metrics_, "carrier pigeon"), InvalidRequestError);
    EXPECT_THROW(MetricsServer(*metrics_, ""), InvalidRequestError);
}

TEST_F(MetricsServing, is_left_to_the_parent_by_the_child_of_a_fork) {
    auto server = std::make_unique<MetricsServer>(*metrics_, "127.0.0.1:0");
    const auto child = fork();
    if (child == 0) {
        server.reset();
        _exit(0);
    }
    int status = -1;
    waitpid(child, &status, 0);

    EXPECT_EQ(status, 0);
    EXPECT_THAT(fetched(server->port(), "/metrics"), HasSubstr("cassia_pool_at_max_total"));
}

TEST_F(MetricsServing, may_be_an_exposers_of_the_users_own) {
    prometheus::Exposer exposer("127.0.0.1:0");
    exposer.RegisterCollectable(metrics_->collectable());

    EXPECT_THAT(fetched(exposer.GetListeningPorts().at(0), "/metrics"),
                HasSubstr("\ncassia_pool_at_max_total{pool=\"users\"} 1\n"));
}

}  // namespace
}  // namespace cassia
