#include <thread>

#include "support/contract.h"

namespace cassia {
namespace {

using namespace support;
using namespace std::chrono_literals;

class BatchContract : public Contract {};
INSTANTIATE_TEST_SUITE_P(Backends, BatchContract, every_backend(), name_of_backend);

TEST_P(BatchContract, writes_nothing_before_it_is_sent) {
    const auto standard = family("Standard");
    auto batch = standard.batch();
    batch.insert(row(), {{"a", "1"}});

    EXPECT_EQ(batch.size(), 1u);
    EXPECT_EQ(standard.find(row()), std::nullopt);
}

TEST_P(BatchContract, sends_inserts_and_removals_of_several_rows) {
    const auto standard = family("Standard");
    standard.insert(row("gone"), {{"a", "1"}});
    auto batch = standard.batch();
    batch.insert(row("one"), {{"a", "1"}, {"b", "2"}});
    batch.insert(row("two"), {{"c", "3"}});
    batch.remove(row("one"), {.columns = {"b"}});
    batch.remove(row("gone"));

    batch.send();

    EXPECT_EQ(batch.size(), 0u);
    EXPECT_EQ(show(standard.get(row("one"))), "{'a': '1'}");
    EXPECT_EQ(show(standard.get(row("two"))), "{'c': '3'}");
    EXPECT_EQ(standard.find(row("gone")), std::nullopt);
}

TEST_P(BatchContract, can_be_sent_again_with_new_operations) {
    const auto standard = family("Standard");
    auto batch = standard.batch();
    batch.insert(row(), {{"a", "1"}}).send();
    batch.insert(row(), {{"b", "2"}}).send();

    EXPECT_EQ(show(standard.get(row())), "{'a': '1', 'b': '2'}");
}

TEST_P(BatchContract, sends_nothing_when_nothing_is_queued) {
    auto batch = Mutator(pool());

    EXPECT_NO_THROW(batch.send());
    EXPECT_EQ(batch.size(), 0u);
}

TEST_P(BatchContract, chains) {
    const auto standard = family("Standard");
    standard.insert(row("foo"), {{"a", "1"}});
    standard.insert(row("bar"), {{"a", "1"}});

    standard.batch().remove(row("foo")).remove(row("bar")).send();

    EXPECT_EQ(standard.find(row("foo")), std::nullopt);
    EXPECT_EQ(standard.find(row("bar")), std::nullopt);
}

TEST_P(BatchContract, takes_several_column_families) {
    const auto standard = family("Standard");
    const auto super = family("Super");
    const auto counters = family("Counters");

    Mutator(pool())
        .insert(standard, row(), {{"a", "1"}})
        .insert(super, row(), {{"x", {{1, "one"}}}})
        .insert(counters, row(), {{"n", 3}})
        .send();

    EXPECT_EQ(show(standard.get(row())), "{'a': '1'}");
    EXPECT_EQ(show(super.get(row())), "{'x': {1: 'one'}}");
    EXPECT_EQ(show(counters.get(row())), "{'n': 3}");
}

TEST_P(BatchContract, removes_from_several_column_families) {
    const auto standard = family("Standard");
    const auto users = family("Users");
    standard.insert(row(), {{"a", "1"}, {"b", "2"}});
    users.insert(row(), {{"name", "Tyler"}});

    Mutator(pool()).remove(standard, row(), {.columns = {"a"}}).remove(users, row()).send();

    EXPECT_EQ(show(standard.get(row())), "{'b': '2'}");
    EXPECT_EQ(users.find(row()), std::nullopt);
}

TEST_P(BatchContract, removes_super_columns_and_subcolumns) {
    const auto super = family("Super");
    super.insert(row(), {{"x", {{1, "one"}, {2, "two"}}}, {"y", {{3, "three"}}}, {"z", {{4, "four"}}}});

    super.batch()
        .remove(row(), {.columns = {1}, .super_column = "x"})
        .remove(row(), {.super_column = "y"})
        .remove(row(), {.columns = {"z"}})
        .send();

    EXPECT_EQ(show(super.get(row())), "{'x': {2: 'two'}}");
}

// The manual's changelog, 1.5.0.
TEST_P(BatchContract, removes_from_a_super_column_named_zero) {
    const auto super = family("LongSuper");
    super.insert(row(), {{0, {{"a", "x"}, {"b", "y"}}}, {1, {{"a", "z"}}}});

    super.batch().remove(row(), {.columns = {"a"}, .super_column = 0}).send();

    EXPECT_EQ(show(super.get(row())), "{0: {'b': 'y'}, 1: {'a': 'z'}}");
}

// The later operation prevails, though both may be queued in one microsecond.
TEST_P(BatchContract, keeps_the_order_of_operations_on_one_column) {
    const auto standard = family("Standard");

    standard.batch()
        .insert(row("kept"), {{"a", "9"}})
        .insert(row("kept"), {{"a", "1"}})
        .remove(row("back"))
        .insert(row("back"), {{"a", "1"}})
        .insert(row("gone"), {{"a", "1"}})
        .remove(row("gone"))
        .send();

    EXPECT_EQ(show(standard.get(row("kept"))), "{'a': '1'}");
    EXPECT_EQ(show(standard.get(row("back"))), "{'a': '1'}");
    EXPECT_EQ(standard.find(row("gone")), std::nullopt);
}

TEST_P(BatchContract, takes_timestamps) {
    const auto standard = family("Standard");
    auto batch = standard.batch();
    batch.insert(row(), {{"a", "1"}, {"b", "1"}}, {.timestamp = 10});
    batch.remove(row(), {.columns = {"a"}, .timestamp = 9});
    batch.remove(row(), {.columns = {"b"}, .timestamp = 11});
    batch.send();

    const auto found = standard.get(row(), {.include_timestamp = true});

    EXPECT_EQ(show(found), "{'a': '1'}");
    EXPECT_EQ(found.at(0).timestamp(), 10);
}

TEST_P(BatchContract, takes_times_to_live) {
    const auto standard = family("Standard");
    auto batch = standard.batch();
    batch.insert(row(), {{"a", "1"}}, {.ttl = 5s});
    batch.insert(row(), {{"b", "2"}});
    batch.send();

    backend().pass(4s);
    EXPECT_EQ(show(standard.get(row())), "{'a': '1', 'b': '2'}");
    backend().pass(1s);
    EXPECT_EQ(show(standard.get(row())), "{'b': '2'}");
}

TEST_P(BatchContract, takes_counter_adjustments) {
    const auto counters = family("Counters");
    counters.add(row(), "a", 1);

    counters.batch().insert(row(), {{"a", 5}, {"b", -2}}).insert(row(), {{"a", 10}}).send();

    EXPECT_EQ(show(counters.get(row())), "{'a': 16, 'b': -2}");
}

TEST_P(BatchContract, queues_nothing_for_an_insert_without_columns) {
    auto batch = family("Standard").batch();
    batch.insert(row(), {});

    EXPECT_EQ(batch.size(), 0u);
}

// The manual's changelog tells of rows removed by an empty list.
TEST_P(BatchContract, removes_nothing_for_an_empty_list_of_columns) {
    const auto standard = family("Standard");
    standard.insert(row(), {{"a", "1"}});
    auto batch = standard.batch();
    batch.remove(row(), {.columns = {}});

    EXPECT_EQ(batch.size(), 0u);
    batch.send();
    EXPECT_EQ(show(standard.get(row())), "{'a': '1'}");
}

TEST_P(BatchContract, sends_by_itself_when_the_queue_is_full) {
    const auto standard = family("Standard");
    auto batch = standard.batch({.queue_size = 3});
    batch.insert(row("1"), {{"a", "1"}, {"b", "2"}, {"c", "3"}, {"d", "4"}});
    batch.insert(row("2"), {{"a", "1"}});
    EXPECT_EQ(standard.find(row("1")), std::nullopt);

    batch.remove(row("2"));

    EXPECT_EQ(batch.size(), 0u);
    EXPECT_EQ(standard.get(row("1")).size(), 4u);
    EXPECT_EQ(standard.find(row("2")), std::nullopt);
}

TEST_P(BatchContract, holds_100_operations_by_default) {
    auto batch = family("Standard").batch();
    for (int i = 0; i < 99; ++i) {
        batch.insert(row(), {{"a", "1"}});
    }
    EXPECT_EQ(batch.size(), 99u);

    batch.insert(row(), {{"a", "1"}});

    EXPECT_EQ(batch.size(), 0u);
}

struct UnlimitedCase {
    std::string name;
    std::optional<std::size_t> queue_size;
};
void PrintTo(const UnlimitedCase& unlimited, std::ostream* out) {
    *out << unlimited.name;
}

class UnlimitedBatchContract : public TableContract<UnlimitedCase> {};
INSTANTIATE_TEST_SUITE_P(Backends, UnlimitedBatchContract,
                         every_backend_and<UnlimitedCase>({{"zero", 0}, {"none", std::nullopt}}),
                         name_of_case<UnlimitedCase>);

TEST_P(UnlimitedBatchContract, never_sends_by_itself) {
    const auto standard = family("Standard");
    auto batch = standard.batch({.queue_size = param().queue_size});
    for (int i = 0; i < 1000; ++i) {
        batch.insert(row(), {{std::to_string(i), "1"}});
    }

    EXPECT_EQ(batch.size(), 1000u);
    EXPECT_EQ(standard.find(row()), std::nullopt);
}

TEST_P(BatchContract, writes_several_rows_atomically) {
    const auto standard = family("Standard");

    standard.batch({.atomic = true}).insert(row("1"), {{"a", "1"}}).insert(row("2"), {{"a", "2"}}).send();

    EXPECT_EQ(show(standard.multiget({row("1"), row("2")})),
              "{'" + row("1") + "': {'a': '1'}, '" + row("2") + "': {'a': '2'}}");
}

TEST_P(BatchContract, refuses_counters_in_an_atomic_send) {
    const auto counters = family("Counters");
    auto batch = counters.batch();
    batch.insert(row(), {{"a", 1}});

    EXPECT_THROW(batch.send({.atomic = true}), InvalidRequestException);

    batch.send();
    EXPECT_EQ(show(counters.get(row())), "{'a': 1}");
}

TEST_P(BatchContract, outlives_its_pool_and_its_column_family) {
    auto batch = [&] { return ColumnFamily(pool_of("Contract"), "Standard").batch(); }();
    batch.insert(row(), {{"a", "1"}});
    batch.send();

    EXPECT_EQ(show(family("Standard").get(row())), "{'a': '1'}");
}

TEST_P(BatchContract, loses_nothing_that_many_threads_queue) {
    constexpr int THREADS = 8;
    constexpr int INSERTS = 500;
    const auto standard = family("Standard");
    auto batch = standard.batch({.queue_size = 7});
    const auto insert = [&](int thread) {
        for (int i = 0; i < INSERTS; ++i) {
            batch.insert(row(), {{std::to_string(thread) + '/' + std::to_string(i), "1"}});
        }
    };
    {
        std::vector<std::jthread> threads;
        for (int thread = 0; thread < THREADS; ++thread) {
            threads.emplace_back(insert, thread);
        }
    }
    batch.send();

    EXPECT_EQ(batch.size(), 0u);
    EXPECT_EQ(standard.get_count(row()), THREADS * INSERTS);
}

TEST_P(BatchContract, counts_once_what_many_threads_add_and_send) {
    constexpr int THREADS = 8;
    constexpr int ADDITIONS = 200;
    const auto counters = family("Counters");
    auto batch = counters.batch({.queue_size = 0});
    const auto add = [&] {
        for (int i = 0; i < ADDITIONS; ++i) {
            batch.insert(row(), {{"n", 1}});
            batch.send();
        }
    };
    {
        std::vector<std::jthread> threads;
        for (int thread = 0; thread < THREADS; ++thread) {
            threads.emplace_back(add);
        }
    }

    EXPECT_EQ(show(counters.get(row())), "{'n': 1600}");
}

}  // namespace
}  // namespace cassia
