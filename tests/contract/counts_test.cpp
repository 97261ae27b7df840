#include "support/contract.h"

namespace cassia {
namespace {

using namespace support;
using testing::HasSubstr;
using testing::ThrowsMessage;

// What is counted of the row {1: 'a', 2: 'b', 3: 'c', 4: 'd', 5: 'e'}.
struct Count {
    std::string name;
    CountOptions options;
    std::int64_t number;
};

void PrintTo(const Count& count, std::ostream* out) {
    *out << count.name;
}

const std::vector<Count> COUNTS = {
    {"all", {}, 5},
    {"named", {.columns = {2, 4, 9}}, 2},
    {"the_empty_list", {.columns = {}}, 0},
    {"from_the_start", {.column_start = 3}, 3},
    {"to_the_finish", {.column_finish = 2}, 2},
    {"between_both", {.column_start = 2, .column_finish = 4}, 3},
    {"nothing_in_between", {.column_start = 9}, 0},
    // The manual's changelog, 1.1.1, brought the last two options.
    {"reversed", {.column_start = 4, .column_reversed = true}, 4},
    {"reversed_between_both", {.column_start = 4, .column_finish = 3, .column_reversed = true}, 2},
    {"at_most", {.max_count = 3}, 3},
    {"at_most_more_than_there_are", {.max_count = 30}, 5},
    {"at_most_none", {.max_count = 0}, 0},
    {"reversed_at_most", {.column_start = 4, .column_reversed = true, .max_count = 2}, 2},
};

class CountContract : public TableContract<Count> {};
INSTANTIATE_TEST_SUITE_P(Backends, CountContract, every_backend_and(COUNTS), name_of_case<Count>);

const Columns FIVE = {{1, "a"}, {2, "b"}, {3, "c"}, {4, "d"}, {5, "e"}};

TEST_P(CountContract, counts_a_row) {
    const auto longs = family("Longs");
    longs.insert(row(), FIVE);

    EXPECT_EQ(longs.get_count(row(), param().options), param().number);
}

TEST_P(CountContract, counts_several_rows) {
    const auto longs = family("Longs");
    longs.insert(row(), FIVE);

    EXPECT_EQ(longs.multiget_count({row(), row("nowhere")}, param().options)[row()], param().number);
}

TEST_P(CountContract, counts_a_super_column) {
    const auto super = family("Super");
    super.insert(row(), {{"s", FIVE}, {"t", {{6, "x"}}}});
    auto options = param().options;
    options.super_column = "s";

    EXPECT_EQ(super.get_count(row(), options), param().number);
}

TEST_P(CountContract, counts_a_super_column_of_several_rows) {
    const auto super = family("Super");
    super.insert(row(), {{"s", FIVE}, {"t", {{6, "x"}}}});
    auto options = param().options;
    options.super_column = "s";

    const auto counts = super.multiget_count({row("nowhere"), row()}, options);

    EXPECT_EQ(counts[row()], param().number);
    EXPECT_EQ(counts[row("nowhere")], 0);
}

class CountsContract : public Contract {};
INSTANTIATE_TEST_SUITE_P(Backends, CountsContract, every_backend(), name_of_backend);

TEST_P(CountsContract, are_zero_for_a_missing_row) {
    EXPECT_EQ(family("Longs").get_count(row()), 0);
}

TEST_P(CountsContract, go_past_a_hundred) {
    const auto longs = family("Longs");
    Columns columns;
    for (int i = 0; i < 250; ++i) {
        columns.add(i, "v");
    }
    longs.insert(row(), columns);

    EXPECT_EQ(longs.get_count(row()), 250);
}

TEST_P(CountsContract, leave_removed_columns_out) {
    const auto longs = family("Longs");
    longs.insert(row(), FIVE);
    longs.remove(row(), {.columns = {2, 3}});

    EXPECT_EQ(longs.get_count(row()), 3);
}

TEST_P(CountsContract, are_of_super_columns_where_none_is_named) {
    const auto super = family("Super");
    super.insert(row(), {{"a", {{1, "x"}, {2, "y"}}}, {"b", {{1, "x"}}}, {"c", {{1, "x"}}}});

    EXPECT_EQ(super.get_count(row()), 3);
    EXPECT_EQ(super.get_count(row(), {.columns = {"a", "c", "d"}}), 2);
    EXPECT_EQ(super.get_count(row(), {.column_start = "b"}), 2);
    EXPECT_EQ(super.get_count(row(), {.max_count = 1}), 1);
}

TEST_P(CountsContract, are_of_counters_too) {
    const auto counters = family("Counters");
    counters.insert(row(), {{"a", 7}, {"b", 8}});

    EXPECT_EQ(counters.get_count(row()), 2);
}

// The manual's changelog, 1.1.0.
TEST_P(CountsContract, stand_in_the_order_of_the_keys_with_zero_for_missing_rows) {
    const auto longs = family("Longs");
    longs.insert(row("a"), {{1, "x"}});
    longs.insert(row("b"), FIVE);

    const auto counts = longs.multiget_count({row("b"), row("nowhere"), row("a")});

    EXPECT_EQ(show(counts), "{'" + row("b") + "': 5, '" + row("nowhere") + "': 0, '" + row("a") + "': 1}");
}

TEST_P(CountsContract, stand_once_for_a_key_given_twice) {
    const auto longs = family("Longs");
    longs.insert(row("a"), {{1, "x"}});

    EXPECT_EQ(show(longs.multiget_count({row("a"), row("b"), row("a")})),
              "{'" + row("a") + "': 1, '" + row("b") + "': 0}");
}

TEST_P(CountsContract, are_found_by_whatever_packs_to_their_key) {
    const auto dated = family("Bytes", {.key_validation_class = DATE_TYPE});
    dated.insert(1'700'000'003, {{"a", "1"}});

    const auto counts = dated.multiget_count({1'700'000'003, std::chrono::system_clock::from_time_t(1'700'000'003)});

    EXPECT_EQ(counts.size(), 1u);
    EXPECT_EQ(counts[1'700'000'003], 1);
    EXPECT_EQ(counts[std::chrono::system_clock::from_time_t(1'700'000'003)], 1);
}

TEST_P(CountsContract, know_no_key_that_was_not_asked_for) {
    const auto counts = family("Longs").multiget_count({row("a")});

    EXPECT_THROW(counts[row("b")], NotFoundException);
}

TEST_P(CountsContract, take_more_keys_than_the_buffer_holds) {
    const auto longs = family("Longs");
    std::vector<std::string> keys;
    for (int i = 0; i < 7; ++i) {
        keys.push_back(row(std::to_string(i)));
        longs.insert(keys.back(), {{1, "x"}, {2, "y"}});
    }

    const auto counts = longs.multiget_count(keys, {.buffer_size = 3});

    ASSERT_EQ(counts.size(), 7u);
    EXPECT_EQ(counts[keys[6]], 2);
}

TEST_P(CountsContract, take_more_keys_than_the_families_buffer_holds) {
    const auto longs = family("Longs", {.buffer_size = 1});
    longs.batch_insert({{row("a"), {{1, "x"}}}, {row("b"), FIVE}});

    EXPECT_EQ(show(longs.multiget_count({row("b"), row("a")})), "{'" + row("b") + "': 5, '" + row("a") + "': 1}");
}

TEST_P(CountsContract, refuse_a_buffer_of_no_rows) {
    EXPECT_THAT([&] { family("Longs").multiget_count({row()}, {.buffer_size = 0}); },
                ThrowsMessage<InvalidRequestError>(HasSubstr("buffer_size is 0")));
}

TEST_P(CountsContract, are_read_at_the_level_given) {
    EXPECT_THROW(family("Longs").get_count(row(), {.read_consistency_level = ConsistencyLevel::ANY}),
                 InvalidRequestException);
    EXPECT_THROW(family("Longs").multiget_count({row()}, {.read_consistency_level = ConsistencyLevel::ANY}),
                 InvalidRequestException);
}

TEST_P(CountsContract, tell_which_operation_failed) {
    try {
        family("Longs").get_count(row(), {.read_consistency_level = ConsistencyLevel::ANY});
        FAIL() << "counted at ANY";
    } catch (const InvalidRequestException& error) {
        EXPECT_EQ(error.operation(), "get_count");
    }
}

}  // namespace
}  // namespace cassia
