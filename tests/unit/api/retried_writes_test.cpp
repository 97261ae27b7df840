#include <gtest/gtest.h>

#include <cassia/errors.h>

#include "api/mutation_queue.h"
#include "support/scripted_connection.h"

namespace cassia::detail {
namespace {

/// Which writes the pool may send twice, seen by how often one that times out is sent.
class RetriedWrites : public testing::Test {
protected:
    std::shared_ptr<const FamilyState> family(bool is_counter, bool retry_counter_mutations) {
        auto types = std::make_shared<FamilyTypes>();
        types->family = "Family";
        auto state = std::make_shared<FamilyState>();
        state->pool = pool_;
        state->types = std::move(types);
        state->is_counter = is_counter;
        state->attributes.retry_counter_mutations = retry_counter_mutations;
        return state;
    }

    static PackedRow add_one(const FamilyState& family) {
        PackedRow row(family, Bytes("row"), PackFor::Storing);
        row.add(family, {}, Bytes("counter"), 1);
        return row;
    }

    static PackedRow insert_one(const FamilyState& family) {
        PackedRow row(family, Bytes("row"), PackFor::Storing);
        row.insert(family, {{Bytes("a"), Bytes("1")}}, 1, std::chrono::seconds(0));
        return row;
    }

    // How often a batch of these is sent when the first time fails.
    std::size_t sends(BatchOptions options, std::vector<PackedRow> rows) {
        script_.fail(1, TimedOutException("slow"));
        MutationQueue queue(pool_, options);
        for (auto& row : rows) {
            queue.push(std::move(row));
        }
        try {
            queue.send({});
        } catch (const TimedOutException&) {
            EXPECT_EQ(queue.size(), rows.size());
        }
        return script_.submitted.size();
    }

    support::Script script_;
    std::shared_ptr<pool::Pool> pool_ = std::make_shared<pool::Pool>(
        "Keyspace1", std::vector<std::string>{"one:9160"}, PoolOptions{.pool_size = 1},
        pool::Surroundings{.connect =
                               [this](std::string_view server, const backend::ConnectOptions&) {
                                   return std::make_unique<support::ScriptedConnection>(script_, std::string(server));
                               },
                           .check_server = [](std::string_view) {},
                           .sleep = [](std::chrono::microseconds) {}});
};

TEST_F(RetriedWrites, are_those_of_a_batch) {
    std::vector<PackedRow> rows;
    rows.push_back(insert_one(*family(false, false)));

    EXPECT_EQ(sends({}, std::move(rows)), 2u);
}

TEST_F(RetriedWrites, are_not_those_of_a_batch_without_allow_retries) {
    std::vector<PackedRow> rows;
    rows.push_back(insert_one(*family(false, false)));

    EXPECT_EQ(sends({.allow_retries = false}, std::move(rows)), 1u);
}

TEST_F(RetriedWrites, are_not_those_of_a_batch_with_a_counter_in_it) {
    std::vector<PackedRow> rows;
    rows.push_back(insert_one(*family(false, false)));
    rows.push_back(add_one(*family(true, false)));

    EXPECT_EQ(sends({.allow_retries = true}, std::move(rows)), 1u);
}

TEST_F(RetriedWrites, are_those_of_a_batch_with_counters_that_may_be_retried) {
    std::vector<PackedRow> rows;
    rows.push_back(add_one(*family(true, true)));

    EXPECT_EQ(sends({}, std::move(rows)), 2u);
}

TEST_F(RetriedWrites, are_not_those_of_a_counter_family) {
    script_.fail(1, TimedOutException("slow"));
    const auto counters = family(true, false);
    const auto row = add_one(*counters);

    EXPECT_THROW(send_rows(*counters, {&row}, ConsistencyLevel::ONE, "add"), TimedOutException);
    EXPECT_EQ(script_.submitted.size(), 1u);
}

TEST_F(RetriedWrites, are_those_of_a_counter_family_with_retry_counter_mutations) {
    script_.fail(1, TimedOutException("slow"));
    const auto counters = family(true, true);
    const auto row = add_one(*counters);
    send_rows(*counters, {&row}, ConsistencyLevel::ONE, "add");

    EXPECT_EQ(script_.submitted.size(), 2u);
}

}  // namespace
}  // namespace cassia::detail
