#include <thread>

#include <cassia/connection_lease.h>
#include <cassia/errors.h>

#include "support/scripted_pool.h"

namespace cassia::pool {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Property;
using testing::SizeIs;
using testing::Throws;
using testing::ThrowsMessage;

class CheckingOut : public support::ScriptedPool {
protected:
    // Connections that one thread may have several of.
    static PoolOptions several(PoolOptions options) {
        options.use_threadlocal = false;
        options.pool_timeout = 0ms;
        return options;
    }

    static std::vector<std::size_t> numbers(const Pool& pool) {
        return {pool.checkedin(), pool.checkedout(), pool.overflow()};
    }
};

TEST_F(CheckingOut, moves_a_connection_from_those_that_wait_to_those_in_use) {
    const auto pool = pool_of(several({.pool_size = 2}));
    const auto lease = pool->lease();

    EXPECT_THAT(numbers(*pool), ElementsAre(1, 1, 0));
}

TEST_F(CheckingOut, takes_the_connection_that_waits_longest) {
    const auto pool = pool_of({.pool_size = 3}, {"one", "two", "three"});
    insert(*pool, 6);

    const auto& submitted = script_.submitted;
    EXPECT_THAT(std::set(submitted.begin(), submitted.begin() + 3), SizeIs(3));
    EXPECT_EQ(std::vector(submitted.begin(), submitted.begin() + 3),
              std::vector(submitted.begin() + 3, submitted.end()));
}

TEST_F(CheckingOut, ends_where_all_are_in_use) {
    const auto pool = pool_of(several({.pool_size = 1}));
    const auto lease = pool->lease();

    EXPECT_THAT([&] { pool->lease(); }, ThrowsMessage<NoConnectionAvailable>(HasSubstr("all 1 connections")));
    EXPECT_THAT(numbers(*pool), ElementsAre(0, 1, 0));
}

TEST_F(CheckingOut, names_the_operation_that_found_all_in_use) {
    const auto pool = pool_of(several({.pool_size = 1}));
    const auto lease = pool->lease();

    EXPECT_THAT([&] { insert(*pool); },
                Throws<NoConnectionAvailable>(Property(&Error::operation, std::string("insert"))));
}

TEST_F(CheckingOut, waits_no_longer_than_the_deadline) {
    auto options = several({.pool_size = 1, .deadline = 1ms});
    options.pool_timeout = -1s;
    const auto pool = pool_of(options);
    const auto lease = pool->lease();

    EXPECT_THROW(pool->lease(), NoConnectionAvailable);
}

TEST_F(CheckingOut, waits_for_a_connection_that_comes_back) {
    auto options = several({.pool_size = 1});
    options.pool_timeout = -1s;
    const auto pool = pool_of(options);
    auto lease = pool->lease();
    std::jthread thread([&] { lease.reset(); });

    EXPECT_NE(pool->lease(), nullptr);
}

TEST_F(CheckingOut, opens_as_many_more_as_max_overflow_says) {
    const auto pool = pool_of(several({.pool_size = 1, .max_overflow = 1}));
    const auto first = pool->lease();
    const auto second = pool->lease();

    EXPECT_THAT(numbers(*pool), ElementsAre(0, 2, 1));
    EXPECT_THROW(pool->lease(), NoConnectionAvailable);
}

// The manual's changelog, 1.1.0: -1 disabled overflow.
TEST_F(CheckingOut, opens_any_number_more_where_max_overflow_is_below_0) {
    const auto pool = pool_of(several({.pool_size = 1, .max_overflow = -1}));
    std::vector<std::shared_ptr<SharedLease>> leases(10);
    for (auto& lease : leases) {
        lease = pool->lease();
    }

    EXPECT_THAT(numbers(*pool), ElementsAre(0, 10, 9));
}

TEST_F(CheckingOut, closes_what_comes_back_beyond_the_pools_size) {
    const auto pool = pool_of(several({.pool_size = 1, .max_overflow = 2}));
    {
        const auto first = pool->lease();
        const auto second = pool->lease();
        const auto third = pool->lease();
    }

    EXPECT_THAT(numbers(*pool), ElementsAre(1, 0, 0));
    EXPECT_THAT(script_.closed, SizeIs(2));
}

// The manual's changelog, 1.1.0: failures in a state of overflow were never counted back.
TEST_F(CheckingOut, counts_right_after_an_overflow_that_fails_to_open) {
    const auto pool = pool_of(several({.pool_size = 1, .max_overflow = 1}));
    const auto first = pool->lease();
    script_.fail_opening(2, TransportException("refused"));
    EXPECT_THROW(pool->lease(), AllServersUnavailable);
    ASSERT_THAT(numbers(*pool), ElementsAre(0, 1, 0));

    const auto second = pool->lease();

    EXPECT_THAT(numbers(*pool), ElementsAre(0, 2, 1));
}

// The manual's changelog, 1.1.0: without prefill the limit was higher by pool_size.
TEST_F(CheckingOut, has_the_same_limit_without_prefill) {
    const auto pool = pool_of(several({.pool_size = 1, .prefill = false, .max_overflow = 1}));
    const auto first = pool->lease();
    const auto second = pool->lease();

    EXPECT_THROW(pool->lease(), NoConnectionAvailable);
}

TEST_F(CheckingOut, has_a_limit_that_may_change) {
    const auto pool = pool_of(several({.pool_size = 1}));
    const auto first = pool->lease();
    pool->change([](Settings& settings) { settings.max_overflow = 1; });

    EXPECT_NE(pool->lease(), nullptr);
}

TEST_F(CheckingOut, lets_those_that_wait_go_on_when_the_limit_rises) {
    auto options = several({.pool_size = 1});
    options.pool_timeout = -1s;
    const auto pool = pool_of(options);
    const auto first = pool->lease();
    std::jthread thread([&] { pool->change([](Settings& settings) { settings.max_overflow = 1; }); });

    EXPECT_NE(pool->lease(), nullptr);
}

TEST_F(CheckingOut, waits_as_long_as_the_changed_pool_timeout_says) {
    auto options = several({.pool_size = 1});
    options.pool_timeout = -1s;
    const auto pool = pool_of(options);
    const auto lease = pool->lease();
    pool->change([](Settings& settings) { settings.pool_timeout = 1ms; });

    EXPECT_THAT([&] { pool->lease(); }, ThrowsMessage<NoConnectionAvailable>(HasSubstr("within 1 ms")));
}

TEST_F(CheckingOut, replaces_a_connection_by_the_changed_recycle) {
    const auto pool = pool_of({.pool_size = 1});
    insert(*pool);
    pool->change([](Settings& settings) { settings.recycle = 2; });
    insert(*pool);

    EXPECT_THAT(script_.opened, SizeIs(2));
}

TEST_F(CheckingOut, replaces_a_connection_after_recycle_operations) {
    const auto pool = pool_of({.pool_size = 1, .recycle = 3});
    insert(*pool, 2);
    ASSERT_THAT(script_.opened, SizeIs(1));
    insert(*pool);

    EXPECT_THAT(script_.opened, SizeIs(2));
    EXPECT_THAT(script_.closed, SizeIs(1));
    EXPECT_THAT(numbers(*pool), ElementsAre(1, 0, 0));
}

TEST_F(CheckingOut, never_replaces_a_connection_where_recycle_is_below_0) {
    const auto pool = pool_of({.pool_size = 1, .recycle = -1});
    insert(*pool, 20'000);

    EXPECT_THAT(script_.opened, SizeIs(1));
}

TEST_F(CheckingOut, keeps_a_connection_that_can_not_be_replaced) {
    const auto pool = pool_of({.pool_size = 1, .recycle = 1});
    script_.fail_opening(1, TransportException("refused"));
    insert(*pool);

    EXPECT_THAT(numbers(*pool), ElementsAre(1, 0, 0));
    EXPECT_THAT(script_.closed, SizeIs(0));
}

// The manual's changelog, 1.8.0: closed connections came back to the pool.
TEST_F(CheckingOut, sends_nothing_on_a_connection_that_its_server_has_ended) {
    const auto pool = pool_of({.pool_size = 1, .max_retries = 0});
    script_.ended = {"one:9160"};
    insert(*pool, false);

    EXPECT_THAT(script_.closed, ElementsAre("one:9160"));
    EXPECT_THAT(script_.opened, SizeIs(2));
    EXPECT_THAT(script_.submitted, ElementsAre("one:9160"));
}

TEST_F(CheckingOut, never_takes_back_a_broken_connection) {
    const auto pool = pool_of({.pool_size = 2, .max_retries = 0});
    script_.fail(1, TransportException("cut off"));
    EXPECT_THROW(insert(*pool), TransportException);
    EXPECT_THAT(numbers(*pool), ElementsAre(1, 0, 0));

    script_.fail(1, ProtocolException("garbage"));
    EXPECT_THROW(insert(*pool), ProtocolException);
    EXPECT_THAT(numbers(*pool), ElementsAre(0, 0, 0));
    EXPECT_THAT(script_.closed, SizeIs(2));
}

TEST_F(CheckingOut, never_takes_back_a_connection_whose_socket_threw_what_is_no_exception) {
    const auto pool = pool_of({.pool_size = 1});
    script_.fail(1, 42);
    EXPECT_THROW(insert(*pool), int);
    EXPECT_THAT(numbers(*pool), ElementsAre(0, 0, 0));

    script_.fail_opening(1, 42);
    EXPECT_THROW(insert(*pool), int);
    insert(*pool);

    EXPECT_THAT(numbers(*pool), ElementsAre(1, 0, 0));
    EXPECT_THAT(script_.closed, SizeIs(1));
}

TEST_F(CheckingOut, never_takes_back_a_connection_that_was_left_without_an_answer) {
    const auto pool = pool_of({.pool_size = 1});
    script_.fail(1, std::bad_alloc());

    EXPECT_THROW(insert(*pool), std::bad_alloc);
    EXPECT_THAT(numbers(*pool), ElementsAre(0, 0, 0));
}

// The manual's changelog, 1.8.0 and 1.0.7: after the last retry, and when no server was left.
TEST_F(CheckingOut, counts_right_after_retries_that_end) {
    const auto pool = pool_of({.pool_size = 2, .max_retries = 2});
    script_.fail(3, TransportException("cut off"));
    EXPECT_THROW(insert(*pool), MaximumRetryException);
    EXPECT_THAT(numbers(*pool), ElementsAre(1, 0, 0));

    script_.cut_off({"one:9160"});
    EXPECT_THROW(insert(*pool), AllServersUnavailable);
    EXPECT_THAT(numbers(*pool), ElementsAre(0, 0, 0));
    EXPECT_EQ(script_.opened.size(), script_.closed.size());
}

TEST_F(CheckingOut, takes_back_a_connection_that_was_answered_with_an_error) {
    const auto pool = pool_of({.pool_size = 1});
    script_.fail(1, InvalidRequestException("no such column family"));

    EXPECT_THROW(insert(*pool), InvalidRequestException);
    EXPECT_THAT(numbers(*pool), ElementsAre(1, 0, 0));
}

TEST_F(CheckingOut, works_on_after_dispose_and_closes_what_comes_back) {
    const auto pool = pool_of(several({.pool_size = 2}));
    auto lease = pool->lease();
    pool->dispose();
    ASSERT_THAT(script_.closed, SizeIs(1));
    insert_on(*lease);
    lease.reset();

    EXPECT_THAT(script_.closed, SizeIs(2));
    EXPECT_THAT(numbers(*pool), ElementsAre(0, 0, 0));
}

TEST_F(CheckingOut, opens_what_the_pool_lost) {
    const auto pool = pool_of({.pool_size = 2, .max_retries = 0});
    script_.fail(1, TransportException("cut off"));
    EXPECT_THROW(insert(*pool), TransportException);
    now_ += 1s;
    insert(*pool);

    EXPECT_THAT(numbers(*pool), ElementsAre(2, 0, 0));
}

TEST_F(CheckingOut, takes_a_connection_that_waits_where_none_can_be_opened) {
    const auto pool = pool_of({.pool_size = 2, .max_retries = 0});
    script_.fail(1, TransportException("cut off"));
    EXPECT_THROW(insert(*pool), TransportException);
    now_ += 1s;
    script_.fail_opening(2, TransportException("refused"));
    insert(*pool);

    EXPECT_THAT(numbers(*pool), ElementsAre(1, 0, 0));
}

// ---- leases ----

class Leases : public CheckingOut {};

TEST_F(Leases, of_one_thread_are_one_connection) {
    const auto pool = pool_of({.pool_size = 2});
    auto first = pool->lease();
    auto second = pool->lease();
    EXPECT_EQ(first, second);
    EXPECT_THAT(numbers(*pool), ElementsAre(1, 1, 0));

    first.reset();
    EXPECT_THAT(numbers(*pool), ElementsAre(1, 1, 0));
    second.reset();
    EXPECT_THAT(numbers(*pool), ElementsAre(2, 0, 0));
}

TEST_F(Leases, of_several_threads_are_several_connections) {
    const auto pool = pool_of({.pool_size = 2});
    const auto mine = pool->lease();
    std::shared_ptr<SharedLease> other;
    std::jthread([&] { other = pool->lease(); }).join();

    EXPECT_NE(mine, other);
}

// Its thread has ended, and another may have got its id.
TEST_F(Leases, are_not_given_to_a_later_thread) {
    const auto pool = pool_of({.pool_size = 2});
    std::shared_ptr<SharedLease> first;
    std::jthread([&] { first = pool->lease(); }).join();
    std::shared_ptr<SharedLease> second;
    std::jthread([&] { second = pool->lease(); }).join();

    EXPECT_NE(first, second);
}

TEST_F(Leases, are_used_by_the_operations_of_their_thread) {
    const auto pool = pool_of({.pool_size = 1, .pool_timeout = 0s});
    const auto lease = pool->lease();
    insert(*pool, 2);

    EXPECT_EQ(lease->slot().connection->operations, 2u);
}

TEST_F(Leases, are_not_used_by_operations_without_use_threadlocal) {
    const auto pool = pool_of(several({.pool_size = 1}));
    const auto lease = pool->lease();

    EXPECT_THROW(insert(*pool), NoConnectionAvailable);
}

TEST_F(Leases, get_another_connection_when_theirs_breaks) {
    const auto pool = pool_of({.pool_size = 1});
    const auto lease = pool->lease();
    script_.fail(1, TransportException("cut off"));
    insert_on(*lease);

    EXPECT_THAT(script_.opened, SizeIs(2));
    EXPECT_THAT(numbers(*pool), ElementsAre(0, 1, 0));
}

TEST_F(Leases, go_on_after_an_operation_that_left_them_without_a_connection) {
    const auto pool = pool_of({.pool_size = 1, .max_retries = 0});
    const auto lease = pool->lease();
    script_.fail(1, TransportException("cut off"));
    EXPECT_THROW(insert_on(*lease), TransportException);
    insert_on(*lease);

    EXPECT_THAT(script_.submitted, SizeIs(2));
}

TEST_F(Leases, outlive_their_pool) {
    auto pool = pool_of({.pool_size = 1});
    const auto lease = pool->lease();
    pool.reset();
    insert_on(*lease);

    EXPECT_THAT(script_.submitted, SizeIs(1));
}

TEST_F(Leases, describe_a_keyspace) {
    script_.keyspace.cf_defs.emplace_back().name = "Users";
    const auto pool = pool_of({.pool_size = 1});
    ConnectionLease lease(pool->lease());

    EXPECT_THAT(lease.get_keyspace_description(), SizeIs(1));
    EXPECT_EQ(lease.get_keyspace_description("Keyspace1").begin()->first, "Users");
}

TEST_F(Leases, are_given_back_once) {
    const auto pool = pool_of({.pool_size = 1});
    ConnectionLease lease(pool->lease());
    lease.return_to_pool();

    EXPECT_EQ(pool->checkedin(), 1u);
    EXPECT_THAT([&] { lease.return_to_pool(); }, ThrowsMessage<InvalidRequestError>(HasSubstr("given back")));
    EXPECT_THROW(lease.server(), InvalidRequestError);
}

}  // namespace
}  // namespace cassia::pool
