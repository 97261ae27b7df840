#include <limits>
#include <map>

#include "support/contract.h"

namespace cassia {
namespace {

using namespace support;
using testing::HasSubstr;
using testing::ThrowsMessage;

class InsertContract : public Contract {};
INSTANTIATE_TEST_SUITE_P(Backends, InsertContract, every_backend(), name_of_backend);

TEST_P(InsertContract, adds_to_what_the_row_has) {
    const auto standard = family("Standard");
    standard.insert(row(), {{"a", "1"}});
    standard.insert(row(), {{"b", "2"}});

    EXPECT_EQ(show(standard.get(row())), "{'a': '1', 'b': '2'}");
}

TEST_P(InsertContract, takes_a_row_that_was_read) {
    const auto standard = family("Standard");
    standard.insert(row(), {{"a", "1"}, {"b", "2"}});

    standard.insert(row("copy"), standard.get(row()));

    EXPECT_EQ(show(standard.get(row("copy"))), "{'a': '1', 'b': '2'}");
}

TEST_P(InsertContract, takes_super_columns_that_were_read) {
    const auto super = family("Super");
    super.insert(row(), {{"s", {{1, "a"}}}, {"t", {{2, "b"}, {3, "c"}}}});

    super.insert(row("copy"), super.get(row()));

    EXPECT_EQ(show(super.get(row("copy"))), show(super.get(row())));
}

TEST_P(InsertContract, overwrites_columns) {
    const auto standard = family("Standard");
    standard.insert(row(), {{"a", "1"}, {"b", "2"}});
    standard.insert(row(), {{"a", "3"}});

    EXPECT_EQ(show(standard.get(row())), "{'a': '3', 'b': '2'}");
}

TEST_P(InsertContract, takes_a_pair_of_texts_in_braces_for_one_column) {
    const auto standard = family("Standard");
    standard.insert(row(), {{"a", "b"}});

    EXPECT_EQ(show(standard.get(row())), "{'a': 'b'}");
}

TEST_P(InsertContract, takes_any_map) {
    const std::map<std::string, std::string> columns = {{"b", "2"}, {"a", "1"}};
    const auto standard = family("Standard");
    standard.insert(row(), columns);

    EXPECT_EQ(show(standard.get(row())), "{'a': '1', 'b': '2'}");
}

// Two columns of one name, of which the first has the greater value.
TEST_P(InsertContract, keeps_the_later_of_two_columns_of_one_name) {
    const auto standard = family("Standard");
    standard.insert(row(), {{"a", "9"}, {"a", "1"}});

    EXPECT_EQ(show(standard.get(row())), "{'a': '1'}");
}

// 1.0 and 1.00 are one name to the comparator, though their bytes differ.
TEST_P(InsertContract, keeps_the_later_of_two_columns_whose_names_are_spelt_differently) {
    const auto decimals = family("Decimals");
    decimals.insert(row(), {{Decimal::parse("1.0"), "9"}, {Decimal::parse("2"), "x"}, {Decimal::parse("1.00"), "1"}});

    const auto found = decimals.get(row());

    EXPECT_EQ(found.size(), 2u);
    EXPECT_EQ(found[Decimal::parse("1")], Value("1"));
}

TEST_P(InsertContract, keeps_the_later_of_two_subcolumns_of_one_super_column) {
    const auto super = family("Super");
    super.insert(row(), {{"s", {{1, "9"}}}, {"t", {{1, "8"}}}, {"s", {{1, "1"}, {2, "x"}}}});

    EXPECT_EQ(show(super.get(row())), "{'s': {1: '1', 2: 'x'}, 't': {1: '8'}}");
}

// The manual's changelog, 1.0.5 and 1.4.0.
TEST_P(InsertContract, returns_the_timestamp_given) {
    EXPECT_EQ(family("Standard").insert(row(), {{"a", "1"}}, {.timestamp = 42}), 42);
    EXPECT_EQ(family("Standard").insert(row(), {{"a", "1"}, {"b", "2"}}, {.timestamp = 43}), 43);
}

TEST_P(InsertContract, returns_the_timestamp_that_it_made) {
    const auto standard = family("Standard");
    const auto timestamp = standard.insert(row(), {{"a", "1"}});

    const auto found = standard.get(row(), {.include_timestamp = true});

    EXPECT_EQ(found.at(0).timestamp(), timestamp);
}

TEST_P(InsertContract, does_nothing_without_columns_and_returns_a_timestamp) {
    const auto standard = family("Standard");

    EXPECT_GT(standard.insert(row(), {}), 0);
    EXPECT_EQ(standard.find(row()), std::nullopt);
}

TEST_P(InsertContract, loses_to_a_column_with_a_later_timestamp) {
    const auto standard = family("Standard");
    standard.insert(row(), {{"a", "new"}}, {.timestamp = 100});
    standard.insert(row(), {{"a", "old"}}, {.timestamp = 99});

    EXPECT_EQ(show(standard.get(row())), "{'a': 'new'}");
}

TEST_P(InsertContract, takes_negative_timestamps) {
    const auto standard = family("Standard");
    standard.insert(row(), {{"a", "old"}}, {.timestamp = -100});
    standard.insert(row(), {{"a", "new"}}, {.timestamp = -99});

    EXPECT_EQ(show(standard.get(row())), "{'a': 'new'}");
}

TEST_P(InsertContract, stamps_each_column_of_a_row_alike) {
    const auto standard = family("Standard");
    standard.insert(row(), {{"a", "1"}, {"b", "2"}});

    const auto found = standard.get(row(), {.include_timestamp = true});

    EXPECT_EQ(found.at(0).timestamp(), found.at(1).timestamp());
}

TEST_P(InsertContract, follows_each_removal_made_before_it) {
    const auto standard = family("Standard");
    int lost = 0;
    for (int i = 0; i < 2000; ++i) {
        standard.remove(row());
        standard.insert(row(), {{"a", std::to_string(i)}});
        lost += standard.find(row()) ? 0 : 1;
    }

    EXPECT_EQ(lost, 0);
}

// Cassandra marks what was never written by it.
TEST_P(InsertContract, refuses_the_lowest_timestamp) {
    const InsertOptions options{.timestamp = std::numeric_limits<std::int64_t>::min()};

    EXPECT_THAT([&] { family("Standard").insert(row(), {{"a", "1"}}, options); },
                ThrowsMessage<InvalidRequestError>(HasSubstr("-9223372036854775808")));
}

TEST_P(InsertContract, writes_at_the_level_given) {
    EXPECT_THROW(family("Standard").insert(row(), {{"a", "1"}}, {.write_consistency_level = ConsistencyLevel::SERIAL}),
                 InvalidRequestException);
}

TEST_P(InsertContract, refuses_columns_of_columns_in_a_standard_column_family) {
    EXPECT_THAT([&] { family("Standard").insert(row(), {{"a", {{"b", "1"}}}}); },
                ThrowsMessage<TypeError>(HasSubstr("the column family is standard")));
}

TEST_P(InsertContract, writes_nothing_of_a_row_with_a_bad_value) {
    const auto users = family("Users");

    EXPECT_THROW(users.insert(row(), {{"name", "Tyler"}, {"age", "forty"}}), TypeError);
    EXPECT_EQ(users.find(row()), std::nullopt);
}

// ---- batch_insert ----

TEST_P(InsertContract, writes_several_rows_at_once) {
    const auto standard = family("Standard");
    standard.batch_insert({{row("1"), {{"a", "1"}, {"b", "2"}}}, {row("2"), {{"c", "3"}}}});

    EXPECT_EQ(show(standard.get(row("1"))), "{'a': '1', 'b': '2'}");
    EXPECT_EQ(show(standard.get(row("2"))), "{'c': '3'}");
}

TEST_P(InsertContract, stamps_each_row_of_several_alike) {
    const auto standard = family("Standard");
    const auto timestamp = standard.batch_insert({{row("1"), {{"a", "1"}}}, {row("2"), {{"a", "1"}}}},
                                                 {.timestamp = 5, .ttl = std::chrono::seconds(50)});

    const auto found = standard.get(row("2"), {.include_timestamp = true, .include_ttl = true});

    EXPECT_EQ(timestamp, 5);
    EXPECT_EQ(found.at(0).timestamp(), 5);
    EXPECT_EQ(found.at(0).ttl(), 50);
}

TEST_P(InsertContract, does_nothing_without_rows_and_returns_a_timestamp) {
    EXPECT_GT(family("Standard").batch_insert({}), 0);
}

TEST_P(InsertContract, keeps_the_later_of_two_columns_of_a_key_given_twice) {
    const auto standard = family("Standard");
    standard.batch_insert({{row(), {{"a", "9"}, {"b", "2"}}}, {row("other"), {{"a", "5"}}}, {row(), {{"a", "1"}}}});

    EXPECT_EQ(show(standard.get(row())), "{'a': '1', 'b': '2'}");
    EXPECT_EQ(show(standard.get(row("other"))), "{'a': '5'}");
}

TEST_P(InsertContract, skips_rows_without_columns) {
    const auto standard = family("Standard");
    standard.batch_insert({{row("empty"), {}}, {row("full"), {{"a", "1"}}}});

    EXPECT_EQ(standard.find(row("empty")), std::nullopt);
    EXPECT_EQ(show(standard.get(row("full"))), "{'a': '1'}");
}

TEST_P(InsertContract, writes_none_of_several_rows_when_one_is_bad) {
    const auto users = family("Users");

    EXPECT_THROW(users.batch_insert({{row("good"), {{"age", 1}}}, {row("bad"), {{"age", "forty"}}}}), TypeError);
    EXPECT_EQ(users.find(row("good")), std::nullopt);
}

TEST_P(InsertContract, writes_several_rows_at_the_level_given) {
    EXPECT_THROW(
        family("Standard").batch_insert({{row(), {{"a", "1"}}}}, {.write_consistency_level = ConsistencyLevel::SERIAL}),
        InvalidRequestException);
}

TEST_P(InsertContract, packs_values_by_the_validators_of_names_that_are_spelt_differently) {
    const auto decimals = family("Decimals", {.column_validators = {{Decimal::parse("1.0"), LONG_TYPE}}});
    decimals.insert(row(), {{Decimal::parse("1.00"), 600}});

    const auto found = decimals.get(row());

    EXPECT_EQ(found[Decimal::parse("1")], Value(600));
}

// The manual's changelog, 1.4.0: the validator is found where packing changes the column's name.
TEST_P(InsertContract, packs_values_by_the_validators_of_names_that_are_no_text) {
    const auto longs = family("Longs", {.column_validators = {{5, LONG_TYPE}}});
    longs.batch_insert({{row(), {{5, 600}, {6, "text"}}}});

    EXPECT_EQ(show(longs.get(row())), "{5: 600, 6: 'text'}");
}

}  // namespace
}  // namespace cassia
