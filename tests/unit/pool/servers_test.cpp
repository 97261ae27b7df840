#include <algorithm>
#include <map>
#include <set>

#include <cassia/errors.h>

#include "support/scripted_pool.h"

namespace cassia::pool {
namespace {

using namespace std::chrono_literals;
using testing::AllOf;
using testing::Each;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Pair;
using testing::SizeIs;
using testing::ThrowsMessage;
using testing::UnorderedElementsAre;

class PoolServers : public support::ScriptedPool {
protected:
    // How many connections are open to each server.
    std::map<std::string, int> connections() const {
        std::map<std::string, int> open;
        for (const auto& server : script_.opened) {
            ++open[server];
        }
        for (const auto& server : script_.closed) {
            if (--open[server] == 0) {
                open.erase(server);
            }
        }
        return open;
    }
    // Operations, each of which takes a tenth of a second.
    void use_for(Pool& pool, std::chrono::seconds time) {
        for (const auto end = now_ + time; now_ < end; now_ += 100ms) {
            insert(pool);
        }
    }
};

TEST_F(PoolServers, are_drawn_in_turn) {
    const auto pool = pool_of({.pool_size = 6}, {"one", "two", "three"});

    EXPECT_THAT(connections(), UnorderedElementsAre(Pair("one", 2), Pair("two", 2), Pair("three", 2)));
    EXPECT_TRUE(std::equal(script_.opened.begin(), script_.opened.begin() + 3, script_.opened.begin() + 3));
}

TEST_F(PoolServers, are_shuffled) {
    std::set<std::string> first;
    for (std::uint32_t seed = 0; seed < 20; ++seed) {
        auto around = surroundings();
        around.seed = [seed] { return seed; };
        const Pool pool("Keyspace1", {"one", "two", "three"}, {.pool_size = 1}, around);
        first.insert(script_.opened.back());
    }

    EXPECT_THAT(first, SizeIs(3));
}

TEST_F(PoolServers, may_come_from_a_function) {
    const Pool pool("Keyspace1", [] { return std::vector<std::string>{"listed"}; }, {.pool_size = 1}, surroundings());

    EXPECT_THAT(script_.opened, ElementsAre("listed"));
}

TEST_F(PoolServers, are_connected_to_with_what_the_pool_was_given) {
    const auto pool = pool_of({.credentials = Credentials{"jsmith", "secret"}, .timeout = 70ms, .pool_size = 1});

    ASSERT_THAT(script_.opened_with, SizeIs(1));
    EXPECT_EQ(script_.opened_with[0].keyspace, "Keyspace1");
    EXPECT_EQ(script_.opened_with[0].credentials->username, "jsmith");
    EXPECT_EQ(script_.opened_with[0].deadline, now_ + 70ms);
}

TEST_F(PoolServers, are_connected_to_by_the_sockets_of_the_pool) {
    const auto pool = pool_of({.pool_size = 1,
                               .framed_transport = false,
                               .tls = TlsOptions{.ca_file = "cluster.pem"},
                               .socket_factory = [](const std::string&, std::uint16_t, Socket::Deadline) {
                                   return std::unique_ptr<Socket>();
                               }});

    ASSERT_THAT(script_.opened_with, SizeIs(1));
    EXPECT_FALSE(script_.opened_with[0].framed_transport);
    EXPECT_EQ(script_.opened_with[0].tls->ca_file, "cluster.pem");
    EXPECT_TRUE(script_.opened_with[0].socket_factory);
    EXPECT_FALSE(script_.opened_with[0].transport_factory);
}

TEST_F(PoolServers, are_connected_to_without_a_deadline_where_the_timeout_is_0) {
    const auto pool = pool_of({.timeout = 0ms, .pool_size = 1});

    EXPECT_EQ(script_.opened_with.at(0).deadline, std::nullopt);
}

TEST_F(PoolServers, are_opened_within_the_deadline) {
    const auto pool = pool_of({.timeout = 70ms, .pool_size = 1, .prefill = false, .deadline = 50ms});
    insert(*pool);

    EXPECT_EQ(script_.opened_with.at(0).deadline, now_ + 50ms);
}

TEST_F(PoolServers, are_opened_within_the_deadline_when_the_pool_is_filled) {
    const auto pool = pool_of({.timeout = 70ms, .pool_size = 1, .deadline = 50ms});

    EXPECT_EQ(script_.opened_with.at(0).deadline, now_ + 50ms);
}

TEST_F(PoolServers, are_checked_where_they_are_given) {
    auto around = surroundings();
    around.check_server = [](std::string_view server) {
        if (server == "bad") {
            throw InvalidRequestError("no server string");
        }
    };
    EXPECT_THROW(Pool("Keyspace1", {"one", "bad"}, {.prefill = false}, around), InvalidRequestError);

    Pool pool("Keyspace1", {"one"}, {.pool_size = 1}, around);
    EXPECT_THROW(pool.set_server_list({"two", "bad"}), InvalidRequestError);
    insert(pool);
    EXPECT_THAT(script_.submitted, ElementsAre("one"));
}

TEST_F(PoolServers, are_not_tried_past_the_deadline) {
    auto around = surroundings();
    around.connect = [this](std::string_view server,
                            const backend::ConnectOptions& options) -> std::unique_ptr<backend::Connection> {
        script_.connected.emplace_back(server);
        now_ = options.deadline.value();
        throw TransportException("no answer in time");
    };
    Pool pool("Keyspace1", {"one", "two", "three"}, {.timeout = 40ms, .prefill = false, .deadline = 100ms}, around);
    const auto start = now_;

    EXPECT_THROW(insert(pool), AllServersUnavailable);
    EXPECT_THAT(script_.connected, SizeIs(3));
    EXPECT_EQ(now_ - start, 100ms);
}

TEST_F(PoolServers, are_each_tried_twice_before_all_are_unavailable) {
    script_.cut_off({"one", "two"});

    try {
        pool_of({}, {"one", "two"});
        FAIL() << "nothing was thrown";
    } catch (const AllServersUnavailable& error) {
        EXPECT_THAT(error.what(), AllOf(HasSubstr("4 tries"), HasSubstr("refused")));
        EXPECT_THROW(std::rethrow_if_nested(error), TransportException);
    }
    EXPECT_EQ(std::count(script_.connected.begin(), script_.connected.end(), "one"), 2);
    EXPECT_EQ(std::count(script_.connected.begin(), script_.connected.end(), "two"), 2);
}

TEST_F(PoolServers, are_not_tried_again_where_they_refuse_the_credentials) {
    script_.fail_opening(1, AuthenticationException("wrong password"));

    EXPECT_THROW(pool_of({}, {"one", "two"}), AuthenticationException);
    EXPECT_THAT(script_.connected, SizeIs(1));
}

TEST_F(PoolServers, that_are_dead_leave_their_share_to_the_others) {
    script_.cut_off({"two"});
    const auto pool = pool_of({.pool_size = 4}, {"one", "two", "three"});

    EXPECT_THAT(connections(), UnorderedElementsAre(Pair("one", 2), Pair("three", 2)));
}

TEST_F(PoolServers, that_come_back_are_used_again_within_ten_seconds) {
    const auto pool = pool_of({.pool_size = 6}, {"one", "two", "three"});
    script_.cut_off({"two"});
    use_for(*pool, 60s);
    ASSERT_THAT(connections(), UnorderedElementsAre(Pair("one", 3), Pair("three", 3)));
    script_.cut_off({});
    use_for(*pool, 10s);

    EXPECT_THAT(connections(), UnorderedElementsAre(Pair("one", 2), Pair("two", 2), Pair("three", 2)));
    EXPECT_EQ(pool->checkedin(), 6u);
}

TEST_F(PoolServers, that_stay_dead_are_tried_once_in_four_seconds) {
    const auto pool = pool_of({.pool_size = 4}, {"one", "two"});
    script_.cut_off({"two"});
    use_for(*pool, 60s);
    script_.connected.clear();
    use_for(*pool, 40s);

    EXPECT_THAT(script_.connected, AllOf(SizeIs(10), Each(std::string("two"))));
}

TEST_F(PoolServers, that_failed_are_tried_when_no_other_is_left) {
    const auto pool = pool_of({.pool_size = 1, .max_retries = 0});
    script_.fail(1, TransportException("cut off"));
    EXPECT_THROW(insert(*pool), TransportException);
    insert(*pool);

    EXPECT_THAT(script_.opened, SizeIs(2));
}

TEST_F(PoolServers, may_be_replaced) {
    const auto pool = pool_of({.pool_size = 2, .prefill = false}, {"one"});
    insert(*pool);
    pool->set_server_list({"two", "three"});
    EXPECT_THAT(script_.closed, ElementsAre("one"));
    insert(*pool, 2);

    EXPECT_THAT(connections(), UnorderedElementsAre(Pair("two", 1), Pair("three", 1)));
}

TEST_F(PoolServers, that_were_replaced_lose_their_connections_when_these_come_back) {
    const auto pool = pool_of({.pool_size = 1}, {"one"});
    auto lease = pool->lease();
    pool->set_server_list({"two"});
    lease.reset();

    EXPECT_THAT(connections(), IsEmpty());
    EXPECT_EQ(pool->checkedin(), 0u);
}

TEST_F(PoolServers, stay_as_they_were_when_their_replacement_is_refused) {
    const auto pool = pool_of({.pool_size = 1, .prefill = false}, {"one"});
    EXPECT_THROW(pool->set_server_list(std::vector<std::string>()), AllServersUnavailable);
    EXPECT_THAT([&] { pool->set_server_list({"one", "embedded:"}); },
                ThrowsMessage<InvalidRequestError>(HasSubstr("only server of a pool")));
    insert(*pool);

    EXPECT_THAT(script_.opened, ElementsAre("one"));
}

TEST(HostHealth, doubles_the_pause_after_each_failure_up_to_four_seconds) {
    HostHealth health;
    HostHealth::Time now;
    std::vector<std::chrono::milliseconds> pauses;
    for (int i = 0; i < 8; ++i) {
        health.failed(now);
        auto end = now;
        while (health.is_paused(end)) {
            end += 10ms;
        }
        pauses.push_back(std::chrono::duration_cast<std::chrono::milliseconds>(end - now));
        now = end;
    }

    EXPECT_THAT(pauses, ElementsAre(100ms, 200ms, 400ms, 800ms, 1600ms, 3200ms, 4000ms, 4000ms));
}

TEST(HostHealth, is_good_again_after_a_success) {
    HostHealth health;
    const HostHealth::Time now;
    health.failed(now);
    health.succeeded();

    EXPECT_FALSE(health.is_paused(now));
    EXPECT_FALSE(health.is_failing());
}

}  // namespace
}  // namespace cassia::pool
