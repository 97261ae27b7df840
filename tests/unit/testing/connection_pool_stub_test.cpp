#include <memory>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cassia/cassia.h>
#include <cassia/testing.h>

namespace cassia {
namespace {

using namespace std::chrono_literals;
using testing::Contains;
using testing::ElementsAre;
using testing::Key;
using testing::Not;
using testing::UnorderedElementsAre;

// A program's own function.
void rename(const ConnectionPool& pool, const char* user, const char* name) {
    ColumnFamily(pool, "Users").insert(user, {{"name", name}});
}

TEST(ConnectionPoolStub, is_a_pool_to_what_takes_one) {
    ConnectionPoolStub pool;
    const ColumnFamilyStub users(pool, "Users", {{"thobbs", {{"name", "Tyler"}}}});

    rename(pool, "thobbs", "T.");

    EXPECT_EQ(pool.keyspace(), "Keyspace1");
    EXPECT_EQ(users.get("thobbs"), Columns({{"name", "T."}}));
}

TEST(ConnectionPoolStub, has_a_store_of_its_own) {
    ConnectionPoolStub one;
    ConnectionPoolStub other;
    const ColumnFamilyStub users(one, "Users");

    EXPECT_THAT(one.column_families(), ElementsAre(Key("Users")));
    EXPECT_TRUE(other.column_families().empty());
    EXPECT_THAT(SystemManager("embedded:").list_keyspaces(), Not(Contains("Keyspace1")));
}

TEST(ConnectionPoolStub, shares_a_store_that_it_is_given) {
    const auto store = EmbeddedStore::memory();
    SystemManager(store.server()).create_keyspace("Blog");
    ConnectionPoolStub writer("Blog", {.store = store});
    ConnectionPoolStub reader("Blog", {.store = store});
    const ColumnFamilyStub posts(writer, "Posts", {{"1", {{"title", "Hello"}}}});

    EXPECT_EQ(ColumnFamily(reader, "Posts").get("1"), Columns({{"title", "Hello"}}));
}

TEST(ConnectionPoolStub, shows_the_column_families_that_were_made) {
    ConnectionPoolStub pool;
    const ColumnFamilyStub users(pool, "Users", {{"thobbs", {{"name", "Tyler"}}}});
    SystemManagerStub(pool).create_column_family("Keyspace1", "Tweets");

    const auto families = pool.column_families();

    EXPECT_THAT(families, UnorderedElementsAre(Key("Users"), Key("Tweets")));
    EXPECT_EQ(families.at("Users").get("thobbs"), Columns({{"name", "Tyler"}}));
}

TEST(ConnectionPoolStub, lets_time_pass_when_it_is_told) {
    SettableClock clock;
    ConnectionPoolStub pool("Keyspace1", {.store = EmbeddedStore::memory({.clock = clock})});
    const ColumnFamilyStub sessions(pool, "Sessions");
    sessions.insert("thobbs", {{"id", "d41d8c"}}, {.ttl = 1h});

    clock.pass(59min);
    EXPECT_TRUE(sessions.contains("thobbs"));
    clock.pass(1min);
    EXPECT_FALSE(sessions.contains("thobbs"));
    clock.set(std::chrono::sys_days(std::chrono::January / 1 / 2026));
    EXPECT_TRUE(sessions.contains("thobbs"));
}

TEST(ConnectionPoolStub, outlives_itself_in_its_copies) {
    auto stub = std::make_unique<ConnectionPoolStub>();
    const ColumnFamilyStub users(*stub, "Users");
    const ConnectionPool copy = *stub;
    stub.reset();

    rename(copy, "thobbs", "Tyler");

    EXPECT_EQ(users.get("thobbs"), Columns({{"name", "Tyler"}}));
}

class FailingPoolStub : public testing::Test {
protected:
    ConnectionPoolStub pool_{"Keyspace1", {.pool = {.max_retries = 2}}};
    ColumnFamilyStub users_{pool_, "Users"};
};

TEST_F(FailingPoolStub, fails_with_what_it_is_told) {
    pool_.faults().fail(1, InvalidRequestException("not today"));

    EXPECT_THROW(users_.insert("thobbs", {{"name", "Tyler"}}), InvalidRequestException);
    EXPECT_FALSE(users_.contains("thobbs"));
}

TEST_F(FailingPoolStub, is_tried_again_as_a_server_is) {
    pool_.faults().fail(2, TimedOutException("slow"));

    users_.insert("thobbs", {{"name", "Tyler"}});

    EXPECT_TRUE(users_.contains("thobbs"));
}

TEST_F(FailingPoolStub, gives_up_after_max_retries_and_names_its_server) {
    pool_.faults().fail(3, UnavailableException("too few replicas"));

    try {
        users_.get("thobbs");
        FAIL() << "nothing was thrown";
    } catch (const MaximumRetryException& error) {
        EXPECT_EQ(error.server(), "stub:9160");
        EXPECT_EQ(error.operation(), "get");
    }
}

TEST_F(FailingPoolStub, fails_after_as_many_successes_as_it_is_told) {
    pool_.faults().succeed(1);
    pool_.faults().fail(1, AuthorizationException("not yours"));

    users_.insert("thobbs", {{"name", "Tyler"}});

    EXPECT_THROW(users_.insert("bob", {{"name", "Bob"}}), AuthorizationException);
    EXPECT_TRUE(users_.contains("thobbs"));
    EXPECT_FALSE(users_.contains("bob"));
}

TEST_F(FailingPoolStub, carries_out_what_loses_its_answer) {
    SystemManagerStub(pool_).create_column_family("Keyspace1", "Hits",
                                                  {.default_validation_class = COUNTER_COLUMN_TYPE});
    const ColumnFamily hits(pool_, "Hits");
    pool_.faults().lose_answer(1, TimedOutException("slow"));

    try {
        hits.add("page", "hits");
        FAIL() << "nothing was thrown";
    } catch (const TimedOutException& error) {
        EXPECT_TRUE(error.may_have_been_applied());
    }
    EXPECT_EQ(hits.get("page"), Columns({{"hits", 1}}));
}

TEST_F(FailingPoolStub, fails_to_truncate) {
    users_.insert("thobbs", {{"name", "Tyler"}});
    pool_.faults().fail(1, InvalidRequestException("not today"));

    EXPECT_THROW(users_.truncate(), InvalidRequestException);
    EXPECT_TRUE(users_.contains("thobbs"));
}

TEST_F(FailingPoolStub, breaks_connections_and_opens_others) {
    pool_.faults().fail(1, TransportException("cut off"));
    pool_.faults().fail_opening(1, TransportException("refused"));

    users_.insert("thobbs", {{"name", "Tyler"}});

    EXPECT_TRUE(users_.contains("thobbs"));
}

TEST_F(FailingPoolStub, is_unavailable_while_it_is_cut_off) {
    pool_.faults().cut_off({"stub:9160"});
    EXPECT_THROW(users_.contains("thobbs"), AllServersUnavailable);
    pool_.faults().cut_off({});

    EXPECT_FALSE(users_.contains("thobbs"));
}

TEST(ConnectionPoolStub, moves_to_the_servers_that_are_not_cut_off) {
    ConnectionPoolStub pool("Keyspace1", {.servers = {"one", "two"}});
    std::vector<std::string> failed;
    pool.add_listener({.connection_failed = [&](const ConnectionFailed& event) { failed.emplace_back(event.server); }});
    const ColumnFamilyStub users(pool, "Users");
    pool.faults().cut_off({"one"});

    for (int i = 0; i < 10; ++i) {
        users.insert("thobbs", {{"name", "Tyler"}});
    }

    EXPECT_TRUE(users.contains("thobbs"));
    EXPECT_THAT(failed, Contains("one"));
    EXPECT_THAT(failed, Not(Contains("two")));
}

}  // namespace
}  // namespace cassia
