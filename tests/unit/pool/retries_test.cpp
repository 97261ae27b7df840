#include <algorithm>
#include <optional>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cassia/errors.h>

#include "pool/backoff.h"
#include "support/scripted_pool.h"

namespace cassia::pool {
namespace {

using namespace std::chrono_literals;
using testing::AllOf;
using testing::ElementsAre;
using testing::Ge;
using testing::HasSubstr;
using testing::Le;
using testing::SizeIs;
using testing::ThrowsMessage;

class Retries : public support::ScriptedPool {
protected:
    void execute(PoolOptions options, bool may_retry = true, std::vector<std::string> servers = {"one:9160"}) {
        options.pool_size = 1;
        insert(*pool_of(std::move(options), std::move(servers)), may_retry);
    }
};

TEST_F(Retries, go_on_until_the_operation_succeeds) {
    script_.fail(3, TimedOutException("slow"));
    execute({});

    EXPECT_THAT(script_.submitted, SizeIs(4));
}

TEST_F(Retries, end_after_five_with_the_last_cause_nested) {
    script_.fail(10, UnavailableException("too few replicas"));

    try {
        execute({});
        FAIL() << "nothing was thrown";
    } catch (const MaximumRetryException& error) {
        EXPECT_THAT(error.what(), AllOf(HasSubstr("insert failed 6 times"), HasSubstr("too few replicas")));
        EXPECT_EQ(error.server(), "one:9160");
        EXPECT_EQ(error.operation(), "insert");
        EXPECT_THROW(std::rethrow_if_nested(error), UnavailableException);
    }
    EXPECT_THAT(script_.submitted, SizeIs(6));
}

TEST_F(Retries, are_as_many_as_max_retries_says) {
    script_.fail(10, TimedOutException("slow"));

    EXPECT_THROW(execute({.max_retries = 2}), MaximumRetryException);
    EXPECT_THAT(script_.submitted, SizeIs(3));
}

TEST_F(Retries, are_none_where_max_retries_is_0) {
    script_.fail(1, TimedOutException("slow"));

    EXPECT_THROW(execute({.max_retries = 0}), TimedOutException);
    EXPECT_THAT(script_.submitted, SizeIs(1));
}

TEST_F(Retries, are_as_many_as_the_changed_max_retries_says) {
    const auto pool = pool_of({.pool_size = 1});
    pool->change([](Settings& settings) { settings.max_retries = 1; });
    script_.fail(10, TimedOutException("slow"));

    EXPECT_THROW(insert(*pool), MaximumRetryException);
    EXPECT_THAT(script_.submitted, SizeIs(2));
}

TEST_F(Retries, have_no_end_where_max_retries_is_below_0) {
    script_.fail(100, TimedOutException("slow"));
    execute({.max_retries = -1});

    EXPECT_THAT(script_.submitted, SizeIs(101));
}

TEST_F(Retries, are_not_made_of_operations_that_must_not_be_repeated) {
    script_.fail(1, TimedOutException("slow"));

    EXPECT_THROW(execute({}, false), TimedOutException);
    EXPECT_THAT(script_.submitted, SizeIs(1));
}

TEST_F(Retries, are_not_made_after_an_answer_that_would_be_the_same) {
    script_.fail(1, InvalidRequestException("no such column family"));

    EXPECT_THROW(execute({}), InvalidRequestException);
    EXPECT_THAT(script_.submitted, SizeIs(1));
}

TEST_F(Retries, go_to_the_next_server_on_a_connection_of_their_own) {
    script_.fail(2, TimedOutException("slow"));
    execute({}, true, {"one:9160", "two:9160"});

    ASSERT_THAT(script_.submitted, SizeIs(3));
    EXPECT_NE(script_.submitted[1], script_.submitted[0]);
    EXPECT_EQ(script_.submitted[2], script_.submitted[0]);
    EXPECT_EQ(script_.opened, script_.submitted);
}

TEST_F(Retries, take_a_connection_that_waits_in_the_pool_before_they_open_one) {
    const auto pool = pool_of({.pool_size = 3}, {"one", "two", "three"});
    script_.fail(2, UnavailableException("too few replicas"));
    insert(*pool);

    EXPECT_THAT(std::set(script_.submitted.begin(), script_.submitted.end()), SizeIs(3));
    EXPECT_THAT(script_.opened, SizeIs(3));
    EXPECT_EQ(pool->checkedin(), 3u);
}

TEST_F(Retries, stay_on_a_whole_connection_where_there_is_no_other_server) {
    script_.fail(2, TimedOutException("slow"));
    execute({});

    EXPECT_THAT(script_.opened, SizeIs(1));
}

TEST_F(Retries, follow_a_connection_that_breaks) {
    script_.fail(1, TransportException("the connection was cut off"));
    execute({});

    EXPECT_THAT(script_.submitted, SizeIs(2));
    EXPECT_THAT(script_.opened, SizeIs(2));
}

TEST_F(Retries, do_not_follow_an_answer_that_is_not_of_the_protocol) {
    script_.fail(1, ProtocolException("garbage"));

    EXPECT_THROW(execute({}), ProtocolException);
    EXPECT_THAT(script_.submitted, SizeIs(1));
}

TEST_F(Retries, leave_servers_that_failed_alone) {
    const auto pool = pool_of({.pool_size = 4}, {"one", "two"});
    script_.cut_off({"one"});
    insert(*pool, 8);

    EXPECT_EQ(std::count(script_.submitted.begin(), script_.submitted.end(), "one"), 1);
    EXPECT_EQ(std::count(script_.submitted.begin(), script_.submitted.end(), "two"), 8);
}

// The manual's changelog, 1.0.0.
TEST_F(Retries, are_counted_anew_for_each_operation) {
    const auto pool = pool_of({.pool_size = 1, .max_retries = 2});
    script_.fail(2, TimedOutException("slow"));
    insert(*pool);
    script_.fail(2, TimedOutException("slow"));

    EXPECT_NO_THROW(insert(*pool));
}

TEST_F(Retries, say_that_an_earlier_try_may_have_been_applied) {
    script_.fail(1, TimedOutException("slow"));
    script_.fail(1, InvalidRequestException("no such column family"));

    try {
        execute({});
        FAIL() << "nothing was thrown";
    } catch (const InvalidRequestException& error) {
        EXPECT_TRUE(error.may_have_been_applied());
    }
}

TEST_F(Retries, say_at_their_end_whether_a_try_may_have_been_applied) {
    const auto applied = [this] {
        try {
            execute({.max_retries = 1});
            return std::optional<bool>();
        } catch (const MaximumRetryException& error) {
            return std::optional(error.may_have_been_applied());
        }
    };
    script_.fail(2, UnavailableException("too few replicas"));

    EXPECT_EQ(applied(), false);

    script_.fail(1, TimedOutException("slow"));
    script_.fail(1, UnavailableException("too few replicas"));

    EXPECT_EQ(applied(), true);
}

TEST_F(Retries, that_find_no_server_say_that_a_try_may_have_been_applied) {
    const auto pool = pool_of({.pool_size = 1});
    script_.fail(1, TransportException("cut off", {}, true));
    script_.fail_opening(2, TransportException("refused"));

    try {
        insert(*pool);
        FAIL() << "nothing was thrown";
    } catch (const AllServersUnavailable& error) {
        EXPECT_TRUE(error.may_have_been_applied());
        EXPECT_EQ(error.operation(), "connect");
    }
}

TEST_F(Retries, end_at_the_deadline) {
    script_.meanwhile = [this] { now_ += 40ms; };
    script_.fail(100, TimedOutException("slow"));
    const auto start = now_;

    EXPECT_THAT([&] { execute({.max_retries = -1, .deadline = 200ms}); },
                ThrowsMessage<MaximumRetryException>(HasSubstr("as often as the deadline allows")));
    EXPECT_LE(now_ - start, 240ms);
    EXPECT_GE(script_.submitted.size(), 2u);
}

TEST_F(Retries, give_each_try_the_timeout) {
    const auto start = now_;
    execute({.timeout = 70ms});

    EXPECT_THAT(script_.deadlines, ElementsAre(start + 70ms));
}

TEST_F(Retries, give_no_try_more_than_the_deadline_leaves) {
    const auto start = now_;
    execute({.timeout = 70ms, .deadline = 50ms});
    execute({.timeout = 0ms});

    EXPECT_THAT(script_.deadlines, ElementsAre(start + 50ms, std::nullopt));
}

TEST_F(Retries, are_made_of_what_is_no_operation_too) {
    const auto pool = pool_of({.pool_size = 1});
    script_.fail(1, TransportException("cut off"));
    pool->call("truncate", [](backend::Connection& connection, backend::Deadline) { connection.truncate("Users"); });

    EXPECT_THAT(script_.submitted, SizeIs(2));
}

TEST_F(Retries, wait_twice_as_long_each_time) {
    script_.fail(3, TimedOutException("slow"));
    execute({});

    EXPECT_THAT(slept_, ElementsAre(AllOf(Ge(5ms), Le(10ms)), AllOf(Ge(10ms), Le(20ms)), AllOf(Ge(20ms), Le(40ms))));
}

TEST_F(Retries, are_set_within_a_range) {
    EXPECT_THAT([this] { execute({.max_retries = -2}); },
                ThrowsMessage<InvalidRequestError>(HasSubstr("max_retries is -2")));
}

TEST(Backoff, stops_doubling_at_ten_seconds) {
    EXPECT_EQ(backoff(1, 1.0), 10ms);
    EXPECT_EQ(backoff(1, 0.0), 5ms);
    EXPECT_EQ(backoff(11, 1.0), 10'240ms);
    EXPECT_EQ(backoff(1'000'000, 1.0), 10'240ms);
}

}  // namespace
}  // namespace cassia::pool
