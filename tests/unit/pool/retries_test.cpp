#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cassia/errors.h>

#include "pool/backoff.h"
#include "pool/pool.h"
#include "support/scripted_connection.h"

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

class Retries : public testing::Test {
protected:
    void execute(PoolOptions options, bool may_retry = true, std::vector<std::string> servers = {"one:9160"}) {
        options.pool_size = 1;
        Pool pool("Keyspace1", std::move(servers), options,
                  {.connect =
                       [this](std::string_view server) {
                           return std::make_unique<support::ScriptedConnection>(script_, std::string(server));
                       },
                   .sleep = [this](std::chrono::microseconds time) { slept_.push_back(time); }});
        backend::Completion completion;
        pool.execute({model::Mutate{}, ConsistencyLevel::ONE, "insert", may_retry}, completion);
    }

    support::Script script_;
    std::vector<std::chrono::microseconds> slept_;
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

    EXPECT_THAT(script_.submitted, ElementsAre("one:9160", "two:9160", "one:9160"));
    EXPECT_EQ(script_.opened, script_.submitted);
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
