#include <map>

#include "support/contract.h"

namespace cassia {
namespace {

using namespace support;
using testing::HasSubstr;
using testing::ThrowsMessage;

class SuperColumnsContract : public Contract {
protected:
    // {a: {1: 'x', 2: 'y'}, b: {3: 'z'}, c: {1: 'u'}}
    ColumnFamily super() const {
        const auto written = family("Super");
        written.insert(row(), {{"b", {{3, "z"}}}, {"a", {{2, "y"}, {1, "x"}}}, {"c", {{1, "u"}}}});
        return written;
    }
};
INSTANTIATE_TEST_SUITE_P(Backends, SuperColumnsContract, every_backend(), name_of_backend);

// The manual's changelog, 0.5.1.
TEST_P(SuperColumnsContract, are_known_from_the_schema) {
    EXPECT_TRUE(family("Super").is_super());
    EXPECT_FALSE(family("Standard").is_super());
}

TEST_P(SuperColumnsContract, come_in_order_with_their_columns_in_order) {
    EXPECT_EQ(show(super().get(row())), "{'a': {1: 'x', 2: 'y'}, 'b': {3: 'z'}, 'c': {1: 'u'}}");
}

TEST_P(SuperColumnsContract, are_sliced_by_a_reversed_subcomparator) {
    const auto reversed = family("ReversedSuper");
    reversed.insert(row(), {{"s", {{1, "x"}, {2, "y"}, {3, "z"}}}});

    EXPECT_EQ(show(reversed.get(row(), {.column_start = 3, .column_finish = 2, .super_column = "s"})),
              "{3: 'z', 2: 'y'}");
}

TEST_P(SuperColumnsContract, come_reversed_with_their_columns_as_ever) {
    EXPECT_EQ(show(super().get(row(), {.column_reversed = true})),
              "{'c': {1: 'u'}, 'b': {3: 'z'}, 'a': {1: 'x', 2: 'y'}}");
}

// The manual's changelog, 1.0.3.
TEST_P(SuperColumnsContract, are_sliced_where_none_is_named) {
    EXPECT_EQ(show(super().get(row(), {.column_start = "a", .column_finish = "b"})),
              "{'a': {1: 'x', 2: 'y'}, 'b': {3: 'z'}}");
    EXPECT_EQ(show(super().get(row(), {.column_start = "b"})), "{'b': {3: 'z'}, 'c': {1: 'u'}}");
    EXPECT_EQ(show(super().get(row(), {.column_start = "b", .column_reversed = true, .column_count = 1})),
              "{'b': {3: 'z'}}");
}

TEST_P(SuperColumnsContract, are_counted_and_not_their_columns) {
    EXPECT_EQ(show(super().get(row(), {.column_count = 1})), "{'a': {1: 'x', 2: 'y'}}");
}

TEST_P(SuperColumnsContract, are_found_by_name) {
    EXPECT_EQ(show(super().get(row(), {.columns = {"c", "nowhere", "a"}})), "{'a': {1: 'x', 2: 'y'}, 'c': {1: 'u'}}");
}

TEST_P(SuperColumnsContract, are_left_out_of_the_answer_when_one_is_named) {
    EXPECT_EQ(show(super().get(row(), {.super_column = "a"})), "{1: 'x', 2: 'y'}");
    EXPECT_EQ(show(super().get(row(), {.columns = {2}, .super_column = "a"})), "{2: 'y'}");
}

// The manual's changelog, 1.0.8: the ends of such a slice are packed by the subcolumns' type.
TEST_P(SuperColumnsContract, are_sliced_inside_when_one_is_named) {
    EXPECT_EQ(show(super().get(row(), {.column_start = 2, .super_column = "a"})), "{2: 'y'}");
    EXPECT_EQ(show(super().get(row(), {.column_reversed = true, .super_column = "a"})), "{2: 'y', 1: 'x'}");
}

TEST_P(SuperColumnsContract, are_not_found_where_there_is_none) {
    EXPECT_THROW(super().get(row(), {.super_column = "nowhere"}), NotFoundException);
    EXPECT_THROW(super().get(row(), {.column_start = 9, .super_column = "a"}), NotFoundException);
    EXPECT_THROW(super().get(row(), {.columns = {}}), NotFoundException);
}

TEST_P(SuperColumnsContract, are_rows_of_their_own) {
    const auto found = super().get(row());

    EXPECT_TRUE(found.of_super_columns());
    EXPECT_EQ(show(found.super_column("a")), "{1: 'x', 2: 'y'}");
    EXPECT_TRUE(found.contains("b"));
    EXPECT_THROW(found.super_column("nowhere"), NotFoundException);
}

TEST_P(SuperColumnsContract, convert_to_a_map_of_maps) {
    using Map = std::map<std::string, std::map<int, std::string>>;

    const auto map = super().get(row()).to<Map>();

    EXPECT_EQ(map, (Map{{"a", {{1, "x"}, {2, "y"}}}, {"b", {{3, "z"}}}, {"c", {{1, "u"}}}}));
}

TEST_P(SuperColumnsContract, tell_their_columns_timestamps) {
    const auto written = family("Super");
    written.insert(row(), {{"a", {{1, "x"}}}}, {.timestamp = 7, .ttl = std::chrono::seconds(70)});

    const auto found = written.get(row(), {.include_timestamp = true, .include_ttl = true}).super_column("a");

    EXPECT_EQ(found.at(0).timestamp(), 7);
    EXPECT_EQ(found.at(0).ttl(), 70);
}

TEST_P(SuperColumnsContract, expire_with_their_last_column) {
    const auto written = family("Super");
    written.insert(row(), {{"a", {{1, "x"}}}}, {.ttl = std::chrono::seconds(10)});
    written.insert(row(), {{"b", {{1, "x"}}}});
    backend().pass(std::chrono::seconds(10));

    EXPECT_EQ(show(written.get(row())), "{'b': {1: 'x'}}");
}

TEST_P(SuperColumnsContract, are_written_in_several_rows_at_once) {
    const auto written = family("Super");
    written.batch_insert({{row("1"), {{"a", {{1, "x"}}}}}, {row("2"), {{"b", {{2, "y"}}}}}});

    EXPECT_EQ(show(written.get(row("1"))), "{'a': {1: 'x'}}");
    EXPECT_EQ(show(written.get(row("2"))), "{'b': {2: 'y'}}");
}

TEST_P(SuperColumnsContract, named_twice_are_one_whose_later_columns_win) {
    const auto written = family("Super");
    written.insert(row(), {{"a", {{1, "z"}, {2, "y"}}}, {"a", {{1, "x"}}}});

    EXPECT_EQ(show(written.get(row())), "{'a': {1: 'x', 2: 'y'}}");
}

TEST_P(SuperColumnsContract, are_nothing_without_columns) {
    const auto written = family("Super");
    written.insert(row(), {{"a", Columns()}});

    EXPECT_EQ(written.find(row()), std::nullopt);
}

TEST_P(SuperColumnsContract, need_columns_and_not_a_value) {
    EXPECT_THAT([&] { family("Super").insert(row(), {{"a", "x"}}); },
                ThrowsMessage<TypeError>(HasSubstr("column 'a' of 'Super' is given a value")));
}

TEST_P(SuperColumnsContract, hold_no_super_columns) {
    EXPECT_THAT([&] { family("Super").insert(row(), {{"a", {{"b", {{1, "x"}}}}}}); },
                ThrowsMessage<TypeError>(HasSubstr("nested too deep")));
}

TEST_P(SuperColumnsContract, are_refused_in_a_standard_column_family) {
    EXPECT_THAT([&] { family("Standard").get(row(), {.super_column = "a"}); },
                ThrowsMessage<InvalidRequestError>(HasSubstr("column family 'Standard' is standard")));
}

TEST_P(SuperColumnsContract, of_which_one_is_named_after_another_do_not_mix) {
    const auto written = family("Super");
    written.insert(row(), {{"a", {{1, "x"}}}, {"ab", {{1, "y"}}}, {std::string("a\0", 2), {{1, "z"}}}});

    EXPECT_EQ(show(written.get(row(), {.super_column = "a"})), "{1: 'x'}");
    EXPECT_EQ(written.get_count(row()), 3);
}

}  // namespace
}  // namespace cassia
