#include "support/contract.h"

namespace cassia {
namespace {

using namespace support;
using testing::HasSubstr;
using testing::ThrowsMessage;

class MultigetContract : public Contract {
protected:
    // {a: {1: 'x', 2: 'y', 3: 'z'}, b: {1: 'x'}, c: {1: 'x', 2: 'y'}}, each key beginning with the test's own.
    ColumnFamily three_rows() const {
        const auto longs = family("Longs");
        longs.batch_insert(
            {{row("a"), {{1, "x"}, {2, "y"}, {3, "z"}}}, {row("b"), {{1, "x"}}}, {row("c"), {{1, "x"}, {2, "y"}}}});
        return longs;
    }
};
INSTANTIATE_TEST_SUITE_P(Backends, MultigetContract, every_backend(), name_of_backend);

std::string keys_of(const Rows& rows) {
    std::string keys;
    for (const auto& [key, columns] : rows) {
        keys += key.as<std::string>().back();
    }
    return keys;
}

TEST_P(MultigetContract, gives_rows_in_the_order_of_the_keys) {
    EXPECT_EQ(keys_of(three_rows().multiget({row("c"), row("a"), row("b")})), "cab");
}

TEST_P(MultigetContract, gives_each_row_its_columns) {
    const auto rows = three_rows().multiget({row("a"), row("b")});

    EXPECT_EQ(show(rows[row("a")]), "{1: 'x', 2: 'y', 3: 'z'}");
    EXPECT_EQ(show(rows[row("b")]), "{1: 'x'}");
}

TEST_P(MultigetContract, leaves_missing_rows_out) {
    const auto rows = three_rows().multiget({row("a"), row("nowhere"), row("b")});

    EXPECT_EQ(keys_of(rows), "ab");
    EXPECT_FALSE(rows.contains(row("nowhere")));
    EXPECT_THROW(rows[row("nowhere")], NotFoundException);
}

TEST_P(MultigetContract, gives_a_row_asked_for_twice_once_at_its_first_place) {
    EXPECT_EQ(keys_of(three_rows().multiget({row("b"), row("a"), row("b")})), "ba");
}

// Seconds given for a DateType key pack to the time that the row's key unpacks to.
TEST_P(MultigetContract, finds_a_row_by_whatever_packs_to_its_key) {
    const auto dated = family("Bytes", {.key_validation_class = DATE_TYPE});
    dated.insert(1'700'000'001, {{"a", "1"}});

    const auto rows = dated.multiget({1'700'000'001});

    EXPECT_EQ(show(rows[1'700'000'001]), "{0x61: 0x31}");
    EXPECT_TRUE(rows.contains(std::chrono::system_clock::from_time_t(1'700'000'001)));
    EXPECT_FALSE(rows.contains(1'700'000'002));
}

TEST_P(MultigetContract, refuses_to_look_for_what_can_be_no_key) {
    const auto numbered = family("LongKeys");
    numbered.insert(8'001, {{"a", "1"}});
    const auto rows = numbered.multiget({8'001});

    EXPECT_THROW(rows["eight"], TypeError);
    EXPECT_THROW(rows.contains("eight"), TypeError);
}

// The manual's changelog, 1.0.7.
TEST_P(MultigetContract, bears_a_missing_row_asked_for_twice) {
    EXPECT_EQ(keys_of(three_rows().multiget({row("nowhere"), row("a"), row("nowhere"), row("nowhere")})), "a");
}

TEST_P(MultigetContract, gives_nothing_for_no_keys) {
    EXPECT_TRUE(family("Longs").multiget({}).empty());
}

TEST_P(MultigetContract, leaves_rows_without_the_named_columns_out) {
    EXPECT_EQ(keys_of(three_rows().multiget({row("a"), row("b"), row("c")}, {.columns = {2}})), "ac");
}

TEST_P(MultigetContract, gives_nothing_for_the_empty_list_of_columns) {
    EXPECT_TRUE(three_rows().multiget({row("a"), row("b")}, {.columns = {}}).empty());
}

TEST_P(MultigetContract, gives_nothing_for_a_count_of_none) {
    EXPECT_TRUE(three_rows().multiget({row("a"), row("b")}, {.column_count = 0}).empty());
}

TEST_P(MultigetContract, slices_each_row) {
    const auto rows = three_rows().multiget({row("a"), row("b"), row("c")}, {.column_start = 2, .column_finish = 3});

    EXPECT_EQ(keys_of(rows), "ac");
    EXPECT_EQ(show(rows[row("a")]), "{2: 'y', 3: 'z'}");
}

TEST_P(MultigetContract, counts_columns_in_each_row) {
    const auto rows = three_rows().multiget({row("a"), row("b")}, {.column_reversed = true, .column_count = 2});

    EXPECT_EQ(show(rows[row("a")]), "{3: 'z', 2: 'y'}");
    EXPECT_EQ(show(rows[row("b")]), "{1: 'x'}");
}

TEST_P(MultigetContract, fetches_more_keys_than_its_buffer_holds) {
    const auto longs = family("Longs");
    std::vector<std::string> keys;
    for (int i = 0; i < 25; ++i) {
        keys.push_back(row(std::to_string(i)));
        longs.insert(keys.back(), {{i, "v"}});
    }

    const auto rows = longs.multiget(keys, {.buffer_size = 4});

    ASSERT_EQ(rows.size(), 25u);
    EXPECT_EQ(show(rows[keys[24]]), "{24: 'v'}");
    EXPECT_EQ(rows.begin()->key, Value(keys[0]));
}

TEST_P(MultigetContract, tells_timestamps_and_times_to_live_on_request) {
    const auto longs = family("Longs");
    longs.insert(row(), {{1, "x"}}, {.timestamp = 7, .ttl = std::chrono::seconds(60)});

    const auto rows = longs.multiget({row()}, {.include_timestamp = true, .include_ttl = true});

    EXPECT_EQ(rows[row()].at(0).timestamp(), 7);
    EXPECT_EQ(rows[row()].at(0).ttl(), 60);
}

TEST_P(MultigetContract, reads_one_super_column_of_each_row) {
    const auto super = family("Super");
    super.insert(row("a"), {{"s", {{1, "x"}}}, {"t", {{2, "y"}}}});
    super.insert(row("b"), {{"t", {{3, "z"}}}});

    const auto rows = super.multiget({row("a"), row("b")}, {.super_column = "s"});

    EXPECT_EQ(keys_of(rows), "a");
    EXPECT_EQ(show(rows[row("a")]), "{1: 'x'}");
}

TEST_P(MultigetContract, reads_part_of_one_super_column_of_each_row) {
    const auto super = family("Super");
    super.insert(row("a"), {{"s", {{1, "x"}, {2, "y"}, {3, "z"}}}});
    super.insert(row("b"), {{"s", {{2, "w"}}}, {"t", {{2, "v"}}}});
    const ValueList keys = {row("a"), row("b")};

    EXPECT_EQ(show(super.multiget(keys, {.columns = {1, 2}, .super_column = "s"})),
              "{'" + row("a") + "': {1: 'x', 2: 'y'}, '" + row("b") + "': {2: 'w'}}");
    EXPECT_EQ(show(super.multiget(
                  keys, {.column_start = 3, .column_reversed = true, .column_count = 2, .super_column = "s"})),
              "{'" + row("a") + "': {3: 'z', 2: 'y'}, '" + row("b") + "': {2: 'w'}}");
}

TEST_P(MultigetContract, reads_super_columns_where_none_is_named) {
    const auto super = family("Super");
    super.insert(row("a"), {{"s", {{1, "x"}}}, {"t", {{2, "y"}}}});
    super.insert(row("b"), {{"t", {{3, "z"}}}});
    const ValueList keys = {row("a"), row("b")};

    EXPECT_EQ(show(super.multiget(keys, {.columns = {"t"}})),
              "{'" + row("a") + "': {'t': {2: 'y'}}, '" + row("b") + "': {'t': {3: 'z'}}}");
    EXPECT_EQ(show(super.multiget(keys, {.column_finish = "s"})), "{'" + row("a") + "': {'s': {1: 'x'}}}");
}

TEST_P(MultigetContract, fetches_by_the_families_buffer_size) {
    const auto longs = family("Longs", {.buffer_size = 1});
    longs.batch_insert({{row("a"), {{1, "x"}}}, {row("b"), {{1, "x"}}}, {row("c"), {{1, "x"}}}});

    EXPECT_EQ(keys_of(longs.multiget({row("c"), row("a"), row("b")})), "cab");
}

TEST_P(MultigetContract, reads_at_the_level_given) {
    EXPECT_THROW(family("Longs").multiget({row()}, {.read_consistency_level = ConsistencyLevel::ANY}),
                 InvalidRequestException);
}

TEST_P(MultigetContract, refuses_a_buffer_of_no_rows) {
    EXPECT_THAT([&] { family("Longs").multiget({row()}, {.buffer_size = 0}); },
                ThrowsMessage<InvalidRequestError>(HasSubstr("buffer_size is 0")));
}

}  // namespace
}  // namespace cassia
