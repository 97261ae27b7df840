#include <cassia/errors.h>
#include <cassia/stats.h>

#include "support/scripted_pool.h"

namespace cassia::pool {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;

/// Writes down what it hears.
class Recorder final : public PoolListener {
public:
    void connection_checked_in(const ConnectionCheckedIn& event) override {
        note("checked_in", event, event.connection ? words(*event.connection) : "-");
    }
    void connection_checked_out(const ConnectionCheckedOut& event) override {
        note("checked_out", event, words(event.connection));
    }
    void connection_created(const ConnectionCreated& event) override {
        note("created", event, event.connection ? words(*event.connection) : std::string(event.error->what()));
    }
    void connection_disposed(const ConnectionDisposed& event) override {
        note("disposed", event, words(event.connection) + ' ' + std::string(event.message));
    }
    void connection_failed(const ConnectionFailed& event) override {
        note("failed", event,
             std::string(event.server) + ' ' + event.error->what() +
                 (event.request ? " in " + std::string(event.request->method) : " connecting"));
    }
    void connection_recycled(const ConnectionRecycled& event) override {
        note("recycled", event, words(event.old_conn) + ' ' + words(event.new_conn));
    }
    void pool_at_max(const PoolAtMax& event) override { note("at_max", event, std::to_string(event.pool_max)); }
    void pool_disposed(const PoolDisposed& event) override { note("pool_disposed", event, "-"); }
    void server_list_obtained(const ServerListObtained& event) override {
        note("servers", event, std::to_string(event.server_list.size()));
    }

    std::vector<std::string> heard;

private:
    static std::string words(const ConnectionInfo& connection) {
        return std::to_string(connection.id) + '@' + std::string(connection.server) + '*' +
               std::to_string(connection.operations);
    }
    template <typename Event>
    void note(const std::string& name, const Event& event, const std::string& text) {
        heard.push_back(std::string(to_string(event.level)) + ' ' + std::string(event.pool_id) + ' ' + name + ' ' +
                        text);
    }
};

class PoolEvents : public support::ScriptedPool {
protected:
    std::shared_ptr<Pool> recorded(PoolOptions options, std::vector<std::string> servers = {"one"}) {
        options.logging_name = "p";
        options.listeners = {recorder_};
        return pool_of(std::move(options), std::move(servers));
    }

    std::shared_ptr<Recorder> recorder_ = std::make_shared<Recorder>();
};

TEST_F(PoolEvents, tell_of_servers_connections_and_the_end) {
    auto pool = recorded({.pool_size = 1});
    insert(*pool);
    pool->dispose();

    EXPECT_THAT(recorder_->heard,
                ElementsAre("debug p servers 1", "debug p created 1@one*0", "debug p checked_out 1@one*0",
                            "debug p checked_in 1@one*1", "debug p disposed 1@one*1 the pool was disposed",
                            "info p pool_disposed -"));
}

TEST_F(PoolEvents, tell_of_a_server_that_can_not_be_connected_to) {
    script_.fail_opening(1, TransportException("refused"));
    const auto pool = recorded({.pool_size = 1});

    EXPECT_THAT(recorder_->heard, ElementsAre("debug p servers 1", "warn p created refused",
                                              "info p failed one refused connecting", "debug p created 1@one*0"));
}

TEST_F(PoolEvents, tell_of_an_operation_that_breaks_its_connection) {
    const auto pool = recorded({.pool_size = 1});
    script_.fail(1, TransportException("cut off"));
    recorder_->heard.clear();
    insert(*pool);

    EXPECT_THAT(recorder_->heard, ElementsAre("debug p checked_out 1@one*0", "info p failed one cut off in insert",
                                              "debug p disposed 1@one*1 cut off", "debug p created 2@one*0",
                                              "debug p checked_in 2@one*1"));
}

TEST_F(PoolEvents, tell_of_the_end_of_an_operation_whose_connection_broke) {
    const auto pool = recorded({.pool_size = 1, .max_retries = 0});
    script_.fail(1, TransportException("cut off"));
    recorder_->heard.clear();
    EXPECT_THROW(insert(*pool), TransportException);

    EXPECT_THAT(recorder_->heard, ElementsAre("debug p checked_out 1@one*0", "info p failed one cut off in insert",
                                              "debug p disposed 1@one*1 cut off", "debug p checked_in -"));
}

// The manual's changelog, 1.5.0: logs named the first server for retries on others.
TEST_F(PoolEvents, name_the_server_of_each_try) {
    const auto pool = recorded({.pool_size = 2}, {"one", "two"});
    script_.fail(2, UnavailableException("too few"));
    recorder_->heard.clear();
    insert(*pool);

    const auto& servers = script_.submitted;
    ASSERT_THAT(servers, SizeIs(3));
    ASSERT_NE(servers[0], servers[1]);
    EXPECT_EQ(recorder_->heard.at(1), "info p failed " + servers[0] + " too few in insert");
    EXPECT_EQ(recorder_->heard.at(2), "info p failed " + servers[1] + " too few in insert");
}

TEST_F(PoolEvents, tell_of_recycling) {
    const auto pool = recorded({.pool_size = 1, .recycle = 1});
    recorder_->heard.clear();
    insert(*pool);

    EXPECT_THAT(recorder_->heard,
                ElementsAre("debug p checked_out 1@one*0", "debug p checked_in 1@one*1", "debug p created 2@one*0",
                            "debug p recycled 1@one*1 2@one*0", "debug p disposed 1@one*1 another took its place"));
}

TEST_F(PoolEvents, tell_of_a_pool_that_has_no_more) {
    const auto pool = recorded({.use_threadlocal = false, .pool_size = 1, .pool_timeout = 0ms});
    const auto lease = pool->lease();
    recorder_->heard.clear();
    EXPECT_THROW(pool->lease(), NoConnectionAvailable);

    EXPECT_THAT(recorder_->heard, ElementsAre("info p at_max 1"));
}

TEST_F(PoolEvents, bear_the_name_of_the_pool_of_now) {
    const auto pool = recorded({.pool_size = 1});
    pool->change([](Settings& settings) { settings.logging_name = std::make_shared<const std::string>("q"); });
    pool->dispose();

    EXPECT_EQ(recorder_->heard.back(), "info q pool_disposed -");
}

TEST_F(PoolEvents, tell_of_each_try_of_a_request) {
    std::vector<std::string> heard;
    const auto pool = pool_of({.pool_size = 1});
    pool->add_listener(make_listener({.request = [&](const RequestDone& event) {
        heard.push_back(std::string(event.request.method) + ' ' + std::string(event.request.column_family) + ' ' +
                        std::string(to_string(*event.request.consistency_level)) + ' ' +
                        std::to_string(event.request.keys) + ' ' + std::to_string(event.duration / 1ms) + ' ' +
                        (event.error == nullptr ? "well" : event.error->what()));
    }}));
    script_.meanwhile = [this] { now_ += 7ms; };
    script_.fail(1, TimedOutException("slow"));
    const std::vector<std::string> keys = {"a", "b"};
    backend::Completion completion;
    pool->execute({model::ReadRows{{"Users", {}}, keys, model::SliceRange{}}, ConsistencyLevel::QUORUM, "multiget"},
                  completion);

    EXPECT_THAT(heard, ElementsAre("multiget Users QUORUM 2 7 slow", "multiget Users QUORUM 2 7 well"));
}

TEST_F(PoolEvents, reach_listeners_that_know_the_old_name_of_the_server_list) {
    class Old final : public PoolListener {
    public:
        void obtained_server_list(const ServerListObtained& event) override { servers = event.server_list.size(); }
        std::size_t servers = 0;
    };
    const auto old = std::make_shared<Old>();
    std::size_t called_with = 0;
    const auto callback = make_listener(
        {.obtained_server_list = [&](const ServerListObtained& event) { called_with = event.server_list.size(); }});
    pool_of({.pool_size = 1, .listeners = {old, callback}}, {"one", "two"});

    EXPECT_EQ(old->servers, 2u);
    EXPECT_EQ(called_with, 2u);
}

TEST_F(PoolEvents, reach_listeners_that_use_the_pool) {
    const auto pool = pool_of({.pool_size = 1});
    std::size_t in_use = 0;
    pool->add_listener(
        make_listener({.connection_checked_out = [&](const ConnectionCheckedOut&) { in_use = pool->checkedout(); }}));
    insert(*pool);

    EXPECT_EQ(in_use, 1u);
}

TEST_F(PoolEvents, reach_listeners_that_use_the_lease_whose_connection_broke) {
    const auto pool = pool_of({.pool_size = 1, .max_retries = 0});
    const auto lease = pool->lease();
    bool is_first = true;
    pool->add_listener(make_listener({.connection_failed = [&](const ConnectionFailed&) {
        if (std::exchange(is_first, false)) {
            insert_on(*lease);
        }
    }}));
    script_.fail(1, TransportException("it broke"));

    EXPECT_THROW(insert_on(*lease), TransportException);
    EXPECT_NO_THROW(insert_on(*lease));
    EXPECT_EQ(pool->checkedout(), 1u);
}

TEST_F(PoolEvents, reach_all_listeners_though_one_throws_and_log_that) {
    CassiaLogger log;
    std::vector<std::string> logged;
    log.add_sink([&](const LogRecord& record) {
        logged.push_back(std::string(to_string(record.level)) + ' ' + std::string(record.logger) + ": " +
                         std::string(record.message));
    });
    const auto pool = pool_of({.pool_size = 1, .logging_name = "p"});
    pool->add_listener(make_listener(
        {.connection_checked_in = [](const ConnectionCheckedIn&) { throw std::runtime_error("listener's fault"); }}));
    pool->add_listener(recorder_);
    insert(*pool);
    log.remove_sinks();

    EXPECT_THAT(recorder_->heard, SizeIs(2));
    EXPECT_THAT(logged, ElementsAre("error cassia.pool: a listener of pool p threw listener's fault"));
    EXPECT_EQ(pool->checkedin(), 1u);
}

// ---- the log ----

class PoolLog : public support::ScriptedPool {
protected:
    PoolLog() {
        log_.set_logger_level(LogLevel::debug);
        log_.add_sink([this](const LogRecord& record) {
            lines_.push_back(std::string(to_string(record.level)) + ' ' + std::string(record.logger) + ": " +
                             std::string(record.message));
        });
    }
    ~PoolLog() override {
        log_.remove_sinks();
        log_.set_logger_level(LogLevel::info);
    }

    CassiaLogger log_;
    std::vector<std::string> lines_;
};

TEST_F(PoolLog, names_connection_server_pool_reason_and_operations) {
    auto pool = pool_of({.pool_size = 1, .logging_name = "p"}, {"one"});
    script_.fail(1, TransportException("cut off"));
    insert(*pool);

    EXPECT_THAT(lines_,
                ElementsAre("debug cassia.pool: pool p has the servers one",
                            "debug cassia.pool: connection 1 (one, 0 operations) of pool p was opened",
                            "debug cassia.pool: connection 1 (one, 0 operations) of pool p was checked out",
                            "info cassia.pool: connection 1 (one, 1 operation) of pool p failed in insert: cut off",
                            "debug cassia.pool: connection 1 (one, 1 operation) of pool p was closed: cut off",
                            "debug cassia.pool: connection 2 (one, 0 operations) of pool p was opened",
                            "debug cassia.pool: connection 2 (one, 1 operation) of pool p was checked in"));
}

TEST_F(PoolLog, tells_of_the_rest) {
    script_.fail_opening(1, TransportException("refused"));
    log_.set_logger_level(LogLevel::info);
    auto pool = pool_of({.use_threadlocal = false, .pool_size = 1, .pool_timeout = 0ms, .logging_name = "p"}, {"one"});
    {
        const auto lease = pool->lease();
        EXPECT_THROW(pool->lease(), NoConnectionAvailable);
    }
    pool->dispose();

    EXPECT_THAT(lines_,
                ElementsAre("warn cassia.pool: a connection to one of pool p could not be opened: refused",
                            "info cassia.pool: server one of pool p failed: refused",
                            "info cassia.pool: pool p had all of its 1 connections in use when one was asked for",
                            "info cassia.pool: pool p was disposed"));
}

TEST_F(PoolLog, never_tells_a_password) {
    script_.fail_opening(1, AuthenticationException("wrong password"));
    EXPECT_THROW(pool_of({.credentials = Credentials{"jsmith", "secret"}}), AuthenticationException);

    for (const auto& line : lines_) {
        EXPECT_THAT(line, testing::Not(HasSubstr("secret")));
    }
    EXPECT_THAT(lines_, SizeIs(3));
}

TEST_F(PoolLog, gives_pools_without_a_name_one_of_their_own) {
    const auto first = pool_of({.pool_size = 1});
    const auto second = pool_of({.pool_size = 1});

    EXPECT_THAT(*first->settings().logging_name, HasSubstr("Keyspace1#"));
    EXPECT_NE(*first->settings().logging_name, *second->settings().logging_name);
}

// ---- statistics ----

class Stats : public support::ScriptedPool {
protected:
    std::shared_ptr<StatsLogger> stats_ = std::make_shared<StatsLogger>();
};

TEST_F(Stats, count_what_happens) {
    script_.fail_opening(1, TransportException("refused"));
    const auto pool =
        pool_of({.use_threadlocal = false, .pool_size = 2, .pool_timeout = 0ms, .recycle = 4, .listeners = {stats_}});
    insert(*pool, 2);
    script_.fail(1, TransportException("cut off"));
    insert(*pool);
    {
        const auto first = pool->lease();
        const auto second = pool->lease();
        EXPECT_THROW(pool->lease(), NoConnectionAvailable);
    }
    pool->dispose();

    EXPECT_EQ(stats_->stats(), (PoolStats{.at_max = 1,
                                          .checked_in = 5,
                                          .checked_out = 5,
                                          .created = {.success = 3, .failure = 1},
                                          .disposed = {.success = 3, .failure = 0},
                                          .failed = 2,
                                          .list = 1,
                                          .opened = {.current = 0, .max = 2},
                                          .recycled = 0}));
}

TEST_F(Stats, count_no_connection_as_in_use_when_all_that_used_them_failed) {
    const auto pool = pool_of({.pool_size = 2, .max_retries = 1, .listeners = {stats_}});
    script_.fail(2, TransportException("cut off"));
    EXPECT_THROW(insert(*pool), MaximumRetryException);
    script_.cut_off({"one:9160"});
    EXPECT_THROW(insert(*pool), AllServersUnavailable);
    EXPECT_THROW(pool->lease(), AllServersUnavailable);
    {
        script_.cut_off({});
        const auto lease = pool->lease();
        script_.fail(2, TransportException("cut off"));
        EXPECT_THROW(insert_on(*lease), MaximumRetryException);
    }

    EXPECT_EQ(stats_->stats().opened.current, 0u);
    EXPECT_EQ(stats_->stats().checked_in, stats_->stats().checked_out);
}

TEST_F(Stats, count_connections_that_are_recycled) {
    const auto pool = pool_of({.pool_size = 1, .recycle = 1, .listeners = {stats_}});
    insert(*pool, 3);

    EXPECT_EQ(stats_->stats().recycled, 3u);
}

TEST_F(Stats, are_reset_but_for_the_connections_in_use) {
    const auto pool = pool_of({.use_threadlocal = false, .pool_size = 3, .listeners = {stats_}});
    insert(*pool, 3);
    const auto lease = pool->lease();
    {
        const auto other = pool->lease();
    }
    stats_->reset();

    EXPECT_EQ(stats_->stats(), (PoolStats{.opened = {.current = 1, .max = 1}}));
}

}  // namespace
}  // namespace cassia::pool
