#include "support/contract.h"

namespace cassia {
namespace {

using namespace support;
using testing::HasSubstr;
using testing::ThrowsMessage;

class CountersContract : public Contract {
protected:
    ColumnFamily counters() const { return family("Counters"); }
};
INSTANTIATE_TEST_SUITE_P(Backends, CountersContract, every_backend(), name_of_backend);

// The manual's changelog, 1.2.1.
TEST_P(CountersContract, are_known_from_the_schema) {
    EXPECT_TRUE(counters().is_counter());
    EXPECT_FALSE(family("Standard").is_counter());
}

// The manual's changelog, 1.2.1: whatever type a handle gives to its values.
TEST_P(CountersContract, are_known_where_default_validation_class_is_set) {
    const auto set = family("Counters", {.default_validation_class = CounterColumnType()});
    const auto other = family("Standard", {.default_validation_class = CounterColumnType()});
    set.add(row(), "a", 2);
    set.insert(row(), {{"a", 3}});

    EXPECT_TRUE(set.is_counter());
    EXPECT_EQ(show(set.get(row())), "{'a': 5}");
    EXPECT_FALSE(other.is_counter());
}

TEST_P(CountersContract, begin_at_zero_and_go_up_by_one) {
    counters().add(row(), "a");

    EXPECT_EQ(show(counters().get(row())), "{'a': 1}");
}

TEST_P(CountersContract, add_up) {
    counters().add(row(), "a", 5);
    counters().add(row(), "a", -7);
    counters().add(row(), "a", 30);

    EXPECT_EQ(show(counters().get(row())), "{'a': 28}");
}

TEST_P(CountersContract, add_up_across_files) {
    counters().add(row(), "a", 5);
    backend().flush();
    counters().add(row(), "a", 6);
    backend().flush();
    backend().compact();
    counters().add(row(), "a", 7);

    EXPECT_EQ(show(counters().get(row())), "{'a': 18}");
}

TEST_P(CountersContract, stay_when_they_reach_zero) {
    counters().add(row(), "a", 5);
    counters().add(row(), "a", -5);

    EXPECT_EQ(show(counters().get(row())), "{'a': 0}");
}

TEST_P(CountersContract, hold_64_bits) {
    counters().add(row(), "a", std::numeric_limits<std::int64_t>::max());
    counters().add(row(), "b", std::numeric_limits<std::int64_t>::min());

    EXPECT_EQ(show(counters().get(row())), "{'a': 9223372036854775807, 'b': -9223372036854775808}");
}

TEST_P(CountersContract, wrap_around) {
    counters().add(row(), "a", std::numeric_limits<std::int64_t>::max());
    counters().add(row(), "a", 1);

    EXPECT_EQ(show(counters().get(row())), "{'a': -9223372036854775808}");
}

// The manual's changelog, 1.7.0: of one column, too.
TEST_P(CountersContract, are_adjusted_by_inserts) {
    counters().insert(row(), {{"a", 3}});
    counters().insert(row(), {{"a", -1}, {"b", 10}});

    EXPECT_EQ(show(counters().get(row())), "{'a': 2, 'b': 10}");
}

// The manual's changelog, 1.1.0.
TEST_P(CountersContract, are_adjusted_by_batch_inserts) {
    counters().batch_insert({{row("1"), {{"a", 1}}}, {row("2"), {{"a", 2}}}});
    counters().batch_insert({{row("1"), {{"a", 1}}}, {row("2"), {{"a", 2}}}});

    EXPECT_EQ(show(counters().get(row("1"))), "{'a': 2}");
    EXPECT_EQ(show(counters().get(row("2"))), "{'a': 4}");
}

TEST_P(CountersContract, are_read_like_other_columns) {
    counters().insert(row(), {{"a", 1}, {"b", 2}, {"c", 3}});

    EXPECT_EQ(show(counters().get(row(), {.columns = {"c", "a"}})), "{'a': 1, 'c': 3}");
    EXPECT_EQ(show(counters().get(row(), {.column_start = "b"})), "{'b': 2, 'c': 3}");
    EXPECT_EQ(show(counters().get(row(), {.column_reversed = true, .column_count = 2})), "{'c': 3, 'b': 2}");
    EXPECT_EQ(show(counters().multiget({row()})), "{'" + row() + "': {'a': 1, 'b': 2, 'c': 3}}");
}

TEST_P(CountersContract, are_gone_when_they_are_removed) {
    counters().insert(row(), {{"a", 1}, {"b", 2}});
    counters().remove_counter(row(), "a");

    EXPECT_EQ(show(counters().get(row())), "{'b': 2}");
}

TEST_P(CountersContract, are_gone_when_their_row_is_removed) {
    counters().insert(row("1"), {{"a", 1}, {"b", 2}});
    counters().insert(row("12"), {{"a", 1}});
    counters().remove(row("1"));

    EXPECT_EQ(counters().find(row("1")), std::nullopt);
    EXPECT_EQ(show(counters().get(row("12"))), "{'a': 1}");
}

TEST_P(CountersContract, are_gone_when_they_are_removed_by_name) {
    counters().insert(row(), {{"a", 1}, {"b", 2}, {"c", 3}});
    counters().remove(row(), {.columns = {"a", "c"}});

    EXPECT_EQ(show(counters().get(row())), "{'b': 2}");
}

TEST_P(CountersContract, may_be_removed_where_there_are_none) {
    counters().remove_counter(row(), "a");

    EXPECT_EQ(counters().find(row()), std::nullopt);
}

TEST_P(CountersContract, are_kept_in_super_columns) {
    const auto super = family("SuperCounters");
    super.add(row(), "a", 2, {.super_column = "s"});
    super.add(row(), "a", 3, {.super_column = "s"});
    super.add(row(), "a", 4, {.super_column = "t"});
    super.insert(row(), {{"s", {{"b", 9}}}});

    EXPECT_EQ(show(super.get(row())), "{'s': {'a': 5, 'b': 9}, 't': {'a': 4}}");
}

TEST_P(CountersContract, are_removed_from_super_columns) {
    const auto super = family("SuperCounters");
    super.insert(row(), {{"s", {{"a", 1}, {"b", 2}}}, {"t", {{"a", 3}}}, {"u", {{"a", 4}}}});
    super.remove_counter(row(), "a", {.super_column = "s"});
    super.remove(row(), {.super_column = "t"});
    super.remove(row(), {.columns = {"u"}});

    EXPECT_EQ(show(super.get(row())), "{'s': {'b': 2}}");
}

TEST_P(CountersContract, need_a_super_column_in_a_super_column_family) {
    EXPECT_THROW(family("SuperCounters").add(row(), "a"), InvalidRequestException);
    EXPECT_THROW(family("SuperCounters").remove_counter(row(), "a"), InvalidRequestException);
}

TEST_P(CountersContract, take_integers_alone) {
    EXPECT_THAT([&] { counters().insert(row(), {{"a", "many"}}); },
                ThrowsMessage<TypeError>(HasSubstr("counter 'a' of 'Counters'")));
}

TEST_P(CountersContract, have_no_time_to_live) {
    EXPECT_THAT([&] { counters().insert(row(), {{"a", 1}}, {.ttl = std::chrono::seconds(10)}); },
                ThrowsMessage<InvalidRequestException>(HasSubstr("counters, which never expire")));
}

TEST_P(CountersContract, are_refused_in_other_column_families) {
    EXPECT_THAT([&] { family("Standard").add(row(), "a"); },
                ThrowsMessage<InvalidRequestException>(server_says(HasSubstr("'Standard' does not hold counters"))));
    EXPECT_THAT([&] { family("Standard").remove_counter(row(), "a"); },
                ThrowsMessage<InvalidRequestException>(server_says(HasSubstr("'Standard' does not hold counters"))));
}

TEST_P(CountersContract, are_refused_at_level_any) {
    EXPECT_THROW(counters().add(row(), "a", 1, {.write_consistency_level = ConsistencyLevel::ANY}),
                 InvalidRequestException);
    EXPECT_THROW(counters().insert(row(), {{"a", 1}}, {.write_consistency_level = ConsistencyLevel::ANY}),
                 InvalidRequestException);
    EXPECT_THROW(counters().remove_counter(row(), "a", {.write_consistency_level = ConsistencyLevel::ANY}),
                 InvalidRequestException);
}

TEST_P(CountersContract, are_changed_at_the_level_given_or_the_families) {
    const auto three = family("Counters", {.write_consistency_level = ConsistencyLevel::THREE});

    EXPECT_THROW(three.add(row(), "a"), UnavailableException);
    EXPECT_THROW(three.remove_counter(row(), "a"), UnavailableException);
    three.add(row(), "a", 1, {.write_consistency_level = ConsistencyLevel::ONE});
    EXPECT_EQ(show(counters().get(row())), "{'a': 1}");
    three.remove_counter(row(), "a", {.write_consistency_level = ConsistencyLevel::ONE});
    EXPECT_EQ(counters().find(row()), std::nullopt);
}

TEST_P(CountersContract, have_a_key_and_a_name) {
    EXPECT_THROW(counters().add(row(), "", 1), InvalidRequestException);
    EXPECT_THROW(counters().add("", "a", 1), InvalidRequestException);
    EXPECT_THROW(counters().remove_counter(row(), ""), InvalidRequestException);
    EXPECT_THROW(counters().remove_counter("", "a"), InvalidRequestException);
}

TEST_P(CountersContract, return_a_timestamp_when_they_are_inserted) {
    EXPECT_GT(counters().insert(row(), {{"a", 1}}), 0);
}

}  // namespace
}  // namespace cassia
