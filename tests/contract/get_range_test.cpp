#include "support/contract.h"
#include "support/contract_schema.h"
#include "support/golden_tokens.h"

namespace cassia {
namespace {

using namespace support;
using testing::HasSubstr;
using testing::ThrowsMessage;

// In the order of their tokens.
const std::vector<std::string> KEYS = [] {
    std::vector<std::string> keys;
    for (const auto& user : ten_users()) {
        keys.push_back(user.key);
    }
    return keys;
}();

std::vector<std::string> keys_of(const RowRange& rows) {
    std::vector<std::string> keys;
    for (const auto& [key, columns] : rows) {
        keys.push_back(key.as<std::string>());
    }
    return keys;
}

std::vector<std::string> keys_between(std::size_t first, std::size_t last) {
    return {KEYS.begin() + static_cast<std::ptrdiff_t>(first), KEYS.begin() + static_cast<std::ptrdiff_t>(last) + 1};
}

// Ten rows {'a': '1', 'b': '2', 'c': '3'}, which no test changes.
class GetRangeContract : public Contract {
protected:
    void SetUp() override {
        if (keys_of(ranges().get_range()).empty()) {
            for (const auto& key : KEYS) {
                ranges().insert(key, {{"a", "1"}, {"b", "2"}, {"c", "3"}}, {.timestamp = 7});
            }
        }
    }

    ColumnFamily ranges(ColumnFamilyAttributes attributes = {}) const {
        return family("Ranges", std::move(attributes));
    }
};
INSTANTIATE_TEST_SUITE_P(Backends, GetRangeContract, every_backend(), name_of_backend);

TEST_P(GetRangeContract, gives_all_rows_in_the_order_of_their_tokens) {
    EXPECT_EQ(keys_of(ranges().get_range()), KEYS);
}

TEST_P(GetRangeContract, gives_rows_with_their_columns) {
    const auto rows = ranges().get_range({.row_count = 1});
    const auto first = rows.begin();

    EXPECT_EQ(show((*first).columns), "{'a': '1', 'b': '2', 'c': '3'}");
}

TEST_P(GetRangeContract, begins_at_the_start_key) {
    EXPECT_EQ(keys_of(ranges().get_range({.start = KEYS[3]})), keys_between(3, 9));
}

TEST_P(GetRangeContract, ends_with_the_finish_key) {
    EXPECT_EQ(keys_of(ranges().get_range({.finish = KEYS[3]})), keys_between(0, 3));
}

TEST_P(GetRangeContract, begins_and_ends_with_one_key) {
    EXPECT_EQ(keys_of(ranges().get_range({.start = KEYS[3], .finish = KEYS[3]})), keys_between(3, 3));
}

TEST_P(GetRangeContract, takes_empty_text_for_open_ends) {
    EXPECT_EQ(keys_of(ranges().get_range({.start = "", .finish = ""})), KEYS);
}

TEST_P(GetRangeContract, begins_where_a_missing_start_key_would_be) {
    const auto standard = family("ChangingRanges");
    standard.truncate();
    standard.insert(KEYS[1], {{"a", "1"}});
    standard.insert(KEYS[5], {{"a", "1"}});

    EXPECT_EQ(keys_of(standard.get_range({.start = KEYS[3]})), keys_between(5, 5));
}

TEST_P(GetRangeContract, refuses_a_start_whose_token_lies_behind_that_of_the_finish) {
    EXPECT_THAT([&] { ranges().get_range({.start = KEYS[5], .finish = KEYS[2]}).begin(); },
                ThrowsMessage<InvalidRequestException>(server_says(HasSubstr("token of the range's start key"))));
}

TEST_P(GetRangeContract, counts_rows) {
    EXPECT_EQ(keys_of(ranges().get_range({.row_count = 4})), keys_between(0, 3));
}

TEST_P(GetRangeContract, gives_no_rows_for_a_count_of_none) {
    EXPECT_EQ(show(ranges().get_range({.row_count = 0})), "{}");
}

// The manual's changelog, 1.5.0.
TEST_P(GetRangeContract, gives_no_row_too_many_when_the_count_is_below_the_buffer_size) {
    EXPECT_EQ(keys_of(ranges().get_range({.row_count = 3, .buffer_size = 5})), keys_between(0, 2));
}

struct Buffer {
    std::string name;
    std::size_t size;
};

void PrintTo(const Buffer& buffer, std::ostream* out) {
    *out << buffer.size;
}

class GetRangePagesContract : public TableContract<Buffer> {};
INSTANTIATE_TEST_SUITE_P(
    Backends, GetRangePagesContract,
    every_backend_and<Buffer>({{"two", 2}, {"three", 3}, {"nine", 9}, {"ten", 10}, {"eleven", 11}}),
    name_of_case<Buffer>);

TEST_P(GetRangePagesContract, give_every_row_once) {
    EXPECT_EQ(keys_of(family("Ranges").get_range({.buffer_size = param().size})), KEYS);
}

TEST_P(GetRangePagesContract, stop_at_the_row_count) {
    EXPECT_EQ(keys_of(family("Ranges").get_range({.row_count = 7, .buffer_size = param().size})), keys_between(0, 6));
}

TEST_P(GetRangePagesContract, keep_to_both_ends) {
    EXPECT_EQ(keys_of(family("Ranges").get_range({.start = KEYS[2], .finish = KEYS[8], .buffer_size = param().size})),
              keys_between(2, 8));
}

TEST_P(GetRangeContract, pages_by_the_families_buffer_size) {
    EXPECT_EQ(keys_of(ranges({.buffer_size = 2}).get_range()), KEYS);
}

TEST_P(GetRangeContract, refuses_a_buffer_of_one_row) {
    EXPECT_THAT([&] { ranges().get_range({.buffer_size = 1}); },
                ThrowsMessage<InvalidRequestError>(HasSubstr("buffer_size is 1")));
}

TEST_P(GetRangeContract, gives_named_columns) {
    EXPECT_EQ(show(ranges().get_range({.start = KEYS[0], .finish = KEYS[0], .columns = {"c", "a"}})),
              "{'" + KEYS[0] + "': {'a': '1', 'c': '3'}}");
}

TEST_P(GetRangeContract, slices_each_row) {
    EXPECT_EQ(
        show(ranges().get_range(
            {.column_start = "c", .column_finish = "a", .column_reversed = true, .column_count = 2, .row_count = 2})),
        "{'" + KEYS[0] + "': {'c': '3', 'b': '2'}, '" + KEYS[1] + "': {'c': '3', 'b': '2'}}");
}

TEST_P(GetRangeContract, gives_every_row_once_where_columns_are_reversed) {
    std::vector<std::string> found;
    for (const auto& [key, columns] : ranges().get_range({.column_reversed = true})) {
        found.push_back(key.as<std::string>());
        EXPECT_EQ(show(columns), "{'c': '3', 'b': '2', 'a': '1'}");
        ASSERT_LE(found.size(), KEYS.size());
    }

    EXPECT_EQ(found, KEYS);
}

TEST_P(GetRangeContract, gives_every_row_once_where_super_columns_are_reversed) {
    const auto super = family("SuperRanges");
    super.truncate();
    for (std::size_t i = 0; i < 3; ++i) {
        super.insert(KEYS[i], {{"s", {{1, "a"}, {2, "b"}}}, {"t", {{3, "c"}}}});
    }

    EXPECT_EQ(show(super.get_range({.column_reversed = true})),
              "{'" + KEYS[0] + "': {'t': {3: 'c'}, 's': {1: 'a', 2: 'b'}}, '" + KEYS[1] +
                  "': {'t': {3: 'c'}, 's': {1: 'a', 2: 'b'}}, '" + KEYS[2] +
                  "': {'t': {3: 'c'}, 's': {1: 'a', 2: 'b'}}}");
}

TEST_P(GetRangeContract, tells_timestamps_and_times_to_live_on_request) {
    const auto rows = ranges().get_range({.row_count = 1, .include_timestamp = true, .include_ttl = true});
    const auto first = rows.begin();
    const auto row = (*first).columns;

    EXPECT_EQ(row.at(0).timestamp(), 7);
    EXPECT_EQ(row.at(0).ttl(), 0);
}

TEST_P(GetRangeContract, reads_at_the_level_given) {
    EXPECT_THROW(ranges().get_range({.read_consistency_level = ConsistencyLevel::ANY}).begin(),
                 InvalidRequestException);
}

TEST_P(GetRangeContract, reads_super_columns) {
    const auto super = family("SuperRanges");
    super.truncate();
    super.insert(KEYS[0], {{"s", {{1, "a"}, {2, "b"}}}, {"t", {{3, "c"}}}});
    super.insert(KEYS[1], {{"t", {{4, "d"}}}});

    EXPECT_EQ(show(super.get_range()),
              "{'" + KEYS[0] + "': {'s': {1: 'a', 2: 'b'}, 't': {3: 'c'}}, '" + KEYS[1] + "': {'t': {4: 'd'}}}");
    EXPECT_EQ(show(super.get_range({.super_column = "s"})), "{'" + KEYS[0] + "': {1: 'a', 2: 'b'}}");
}

TEST_P(GetRangeContract, reads_part_of_one_super_column_of_each_row) {
    const auto super = family("SuperRanges");
    super.truncate();
    super.insert(KEYS[0], {{"s", {{1, "a"}, {2, "b"}, {3, "c"}}}, {"t", {{2, "x"}}}});
    super.insert(KEYS[1], {{"t", {{4, "d"}}}});

    EXPECT_EQ(show(super.get_range({.columns = {2, 3}, .super_column = "s"})), "{'" + KEYS[0] + "': {2: 'b', 3: 'c'}}");
    EXPECT_EQ(
        show(super.get_range({.column_start = 2, .column_reversed = true, .column_count = 5, .super_column = "s"})),
        "{'" + KEYS[0] + "': {2: 'b', 1: 'a'}}");
}

TEST_P(GetRangeContract, names_and_slices_super_columns) {
    const auto super = family("SuperRanges");
    super.truncate();
    super.insert(KEYS[0], {{"s", {{1, "a"}}}, {"t", {{3, "c"}}}});
    super.insert(KEYS[1], {{"t", {{4, "d"}}}});

    EXPECT_EQ(show(super.get_range({.columns = {"s"}})), "{'" + KEYS[0] + "': {'s': {1: 'a'}}}");
    EXPECT_EQ(show(super.get_range({.column_start = "t", .row_count = 1})), "{'" + KEYS[0] + "': {'t': {3: 'c'}}}");
}

TEST_P(GetRangeContract, reads_counters) {
    // New: 3.11 refuses to truncate counters.
    const auto name = "CounterRanges" + std::to_string(gm_timestamp());
    system().create_column_family(CONTRACT_KEYSPACE, name,
                                  {.comparator_type = UTF8_TYPE,
                                   .default_validation_class = COUNTER_COLUMN_TYPE,
                                   .key_validation_class = UTF8_TYPE});
    const auto counters = family(name);
    counters.add(KEYS[0], "a", 3);

    EXPECT_EQ(show(counters.get_range()), "{'" + KEYS[0] + "': {'a': 3}}");
    system().drop_column_family(CONTRACT_KEYSPACE, name);
}

// ---- rows without columns ----

class GetRangeGhostsContract : public Contract {
protected:
    // The rows KEYS[0] to KEYS[4], of which 1 and 2 are removed, the one whole, the other column by column.
    void SetUp() override {
        changing().truncate();
        for (std::size_t i = 0; i < 5; ++i) {
            changing().insert(KEYS[i], {{"a", "1"}});
        }
        changing().remove(KEYS[1]);
        changing().remove(KEYS[2], {.columns = {"a"}});
    }

    ColumnFamily changing() const { return family("ChangingRanges"); }
};
INSTANTIATE_TEST_SUITE_P(Backends, GetRangeGhostsContract, every_backend(), name_of_backend);

// The manual's changelog, 1.2.0, as are the two below.
TEST_P(GetRangeGhostsContract, are_left_out) {
    EXPECT_EQ(keys_of(changing().get_range()), (std::vector{KEYS[0], KEYS[3], KEYS[4]}));
}

TEST_P(GetRangeGhostsContract, are_not_counted) {
    EXPECT_EQ(keys_of(changing().get_range({.row_count = 2})), (std::vector{KEYS[0], KEYS[3]}));
}

TEST_P(GetRangeGhostsContract, fill_no_page) {
    EXPECT_EQ(keys_of(changing().get_range({.buffer_size = 2})), (std::vector{KEYS[0], KEYS[3], KEYS[4]}));
}

// The manual's changelog, 1.3.0.
TEST_P(GetRangeGhostsContract, are_shown_on_request) {
    EXPECT_EQ(keys_of(changing().get_range({.filter_empty = false})), keys_between(0, 4));
}

TEST_P(GetRangeGhostsContract, are_counted_when_they_are_shown) {
    EXPECT_EQ(keys_of(changing().get_range({.row_count = 2, .filter_empty = false})), keys_between(0, 1));
}

TEST_P(GetRangeGhostsContract, are_rows_without_the_columns_asked_for) {
    changing().insert(KEYS[3], {{"b", "2"}});

    EXPECT_EQ(keys_of(changing().get_range({.columns = {"b"}})), keys_between(3, 3));
}

TEST_P(GetRangeGhostsContract, are_all_rows_where_no_columns_are_named) {
    EXPECT_EQ(show(changing().get_range({.columns = {}})), "{}");
}

TEST_P(GetRangeGhostsContract, are_all_rows_where_no_columns_are_counted) {
    EXPECT_EQ(show(changing().get_range({.column_count = 0})), "{}");
}

// ---- while the rows change ----

TEST_P(GetRangeGhostsContract, may_be_made_inside_the_loop) {
    std::vector<std::string> seen;
    for (const auto& [key, columns] : changing().get_range({.buffer_size = 2})) {
        seen.push_back(key.as<std::string>());
        changing().remove(key);
    }

    EXPECT_EQ(seen, (std::vector{KEYS[0], KEYS[3], KEYS[4]}));
    EXPECT_EQ(show(changing().get_range()), "{}");
}

TEST_P(GetRangeGhostsContract, leave_a_copied_row_as_it_was) {
    std::vector<Row> kept;
    for (const auto& [key, columns] : changing().get_range({.buffer_size = 2})) {
        kept.push_back(columns);
        changing().remove(key);
    }

    EXPECT_EQ(show(kept.front()), "{'a': '1'}");
}

}  // namespace
}  // namespace cassia
