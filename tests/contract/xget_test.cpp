#include "support/contract.h"

namespace cassia {
namespace {

using namespace support;
using testing::HasSubstr;
using testing::ThrowsMessage;

// Of the row {0: 'v', 1: 'v', …, 9: 'v'}.
struct Pages {
    std::string name;
    XgetOptions options;
    std::vector<int> found;
};

void PrintTo(const Pages& pages, std::ostream* out) {
    *out << pages.name;
}

const std::vector<Pages> PAGES = {
    {"whole", {}, {0, 1, 2, 3, 4, 5, 6, 7, 8, 9}},
    {"start", {.column_start = 6}, {6, 7, 8, 9}},
    {"finish", {.column_finish = 3}, {0, 1, 2, 3}},
    {"both_ends", {.column_start = 2, .column_finish = 7}, {2, 3, 4, 5, 6, 7}},
    {"reversed", {.column_reversed = true}, {9, 8, 7, 6, 5, 4, 3, 2, 1, 0}},
    {"reversed_both_ends", {.column_start = 7, .column_finish = 2, .column_reversed = true}, {7, 6, 5, 4, 3, 2}},
    {"count", {.column_count = 5}, {0, 1, 2, 3, 4}},
    {"count_of_a_page", {.column_count = 3}, {0, 1, 2}},
    {"count_beyond_the_row", {.column_count = 50}, {0, 1, 2, 3, 4, 5, 6, 7, 8, 9}},
    {"count_of_none", {.column_count = 0}, {}},
    {"reversed_start_and_count",
     {.column_start = 8, .column_reversed = true, .column_count = 7},
     {8, 7, 6, 5, 4, 3, 2}},
    {"nothing_in_between", {.column_start = 20}, {}},
};

class XgetPagesContract : public TableContract<Pages> {
protected:
    void SetUp() override {
        Columns columns;
        for (int i = 0; i < 10; ++i) {
            columns.add(i, "v");
        }
        family("Longs").insert(row(), columns);
    }

    XgetOptions by(std::size_t page) const {
        auto options = param().options;
        options.buffer_size = page;
        return options;
    }
};
INSTANTIATE_TEST_SUITE_P(Backends, XgetPagesContract, every_backend_and(PAGES), name_of_case<Pages>);

std::vector<int> names(const ColumnRange& columns) {
    std::vector<int> found;
    for (const auto& [name, value] : columns) {
        found.push_back(name.as<int>());
    }
    return found;
}

// Names that are no text: the manual's changelog, 1.7.0.
TEST_P(XgetPagesContract, give_every_column_once_by_two) {
    EXPECT_EQ(names(family("Longs").xget(row(), by(2))), param().found);
}

TEST_P(XgetPagesContract, give_every_column_once_by_three) {
    EXPECT_EQ(names(family("Longs").xget(row(), by(3))), param().found);
}

TEST_P(XgetPagesContract, give_every_column_once_by_the_length_of_the_row) {
    EXPECT_EQ(names(family("Longs").xget(row(), by(10))), param().found);
}

TEST_P(XgetPagesContract, give_every_column_once_where_one_page_holds_all) {
    EXPECT_EQ(names(family("Longs").xget(row(), param().options)), param().found);
}

class XgetContract : public Contract {};
INSTANTIATE_TEST_SUITE_P(Backends, XgetContract, every_backend(), name_of_backend);

TEST_P(XgetContract, yields_nothing_for_a_missing_row) {
    EXPECT_EQ(show(family("Standard").xget(row())), "{}");
}

TEST_P(XgetContract, gives_names_and_values) {
    const auto standard = family("Standard");
    standard.insert(row(), {{"a", "1"}, {"b", "2"}});

    EXPECT_EQ(show(standard.xget(row())), "{'a': '1', 'b': '2'}");
}

TEST_P(XgetContract, begins_anew_each_time) {
    const auto standard = family("Standard");
    standard.insert(row(), {{"a", "1"}});
    const auto columns = standard.xget(row());
    ASSERT_EQ(show(columns), "{'a': '1'}");
    standard.insert(row(), {{"b", "2"}});

    EXPECT_EQ(show(columns), "{'a': '1', 'b': '2'}");
}

TEST_P(XgetContract, tells_timestamps_and_times_to_live_on_request) {
    const auto standard = family("Standard");
    standard.insert(row(), {{"a", "1"}}, {.timestamp = 7, .ttl = std::chrono::seconds(60)});

    const auto columns = standard.xget(row(), {.include_timestamp = true, .include_ttl = true});
    const auto first = columns.begin();

    EXPECT_EQ((*first).timestamp(), 7);
    EXPECT_EQ((*first).ttl(), 60);
}

TEST_P(XgetContract, pages_by_the_families_column_buffer_size) {
    const auto longs = family("Longs", {.column_buffer_size = 2});
    longs.insert(row(), {{1, "v"}, {2, "v"}, {3, "v"}, {4, "v"}, {5, "v"}});

    EXPECT_EQ(names(longs.xget(row())), (std::vector{1, 2, 3, 4, 5}));
}

TEST_P(XgetContract, goes_on_where_the_last_column_read_is_removed) {
    const auto longs = family("Longs");
    longs.insert(row(), {{1, "v"}, {2, "v"}, {3, "v"}, {4, "v"}, {5, "v"}});

    std::vector<int> found;
    for (const auto& [name, value] : longs.xget(row(), {.buffer_size = 2})) {
        found.push_back(name.as<int>());
        longs.remove(row(), {.columns = {found.back()}});
    }

    EXPECT_EQ(found, (std::vector{1, 2, 3, 4, 5}));
}

TEST_P(XgetContract, sees_columns_written_ahead_of_it) {
    const auto longs = family("Longs");
    longs.insert(row(), {{1, "v"}, {2, "v"}, {3, "v"}});

    std::vector<int> found;
    for (const auto& [name, value] : longs.xget(row(), {.buffer_size = 2})) {
        found.push_back(name.as<int>());
        longs.insert(row(), {{10, "v"}});
    }

    EXPECT_EQ(found, (std::vector{1, 2, 3, 10}));
}

// The manual's changelog, 1.7.0.
TEST_P(XgetContract, gives_counters) {
    const auto counters = family("Counters");
    counters.insert(row(), {{"a", 1}, {"b", 2}, {"c", 3}});

    EXPECT_EQ(show(counters.xget(row(), {.buffer_size = 2})), "{'a': 1, 'b': 2, 'c': 3}");
}

// The manual's changelog, 1.7.1.
TEST_P(XgetContract, ends_where_a_composite_finish_says) {
    const auto pairs = family("Pairs");
    pairs.insert(row(), {{std::tuple(1, "a"), ""},
                         {std::tuple(1, "b"), ""},
                         {std::tuple(2, "a"), ""},
                         {std::tuple(2, "b"), ""},
                         {std::tuple(3, "a"), ""}});

    std::vector<std::tuple<int, std::string>> found;
    for (const auto& [name, value] : pairs.xget(row(), {.column_finish = std::tuple(2), .buffer_size = 2})) {
        found.push_back(name.as<std::tuple<int, std::string>>());
    }

    EXPECT_EQ(found, (std::vector<std::tuple<int, std::string>>{{1, "a"}, {1, "b"}, {2, "a"}, {2, "b"}}));
}

TEST_P(XgetContract, pages_over_one_super_column) {
    const auto super = family("Super");
    super.insert(row(), {{"s", {{1, "a"}, {2, "b"}, {3, "c"}}}, {"t", {{4, "d"}}}});

    EXPECT_EQ(show(super.xget(row(), {.super_column = "s", .buffer_size = 2})), "{1: 'a', 2: 'b', 3: 'c'}");
}

TEST_P(XgetContract, gives_a_name_that_is_respelt_meanwhile_once) {
    const auto decimals = family("Decimals");
    decimals.insert(row(), {{Decimal::parse("0.5"), "a"}, {Decimal::parse("1.0"), "b"}, {Decimal::parse("2"), "c"}});

    std::string found;
    for (const auto& [name, value] : decimals.xget(row(), {.buffer_size = 2})) {
        found += value.as<std::string>();
        decimals.insert(row(), {{Decimal::parse("1.00"), "b"}});
    }

    EXPECT_EQ(found, "abc");
}

TEST_P(XgetContract, gives_super_columns_page_by_page) {
    const auto super = family("Super");
    super.insert(row(), {{"a", {{1, "x"}}}, {"b", {{2, "y"}, {3, "z"}}}, {"c", {{4, "w"}}}});

    const auto all = super.xget_super_columns(row(), {.buffer_size = 2});
    const XgetOptions last_two{.column_reversed = true, .column_count = 2, .buffer_size = 2};

    EXPECT_EQ(show(all), "{'a': {1: 'x'}, 'b': {2: 'y', 3: 'z'}, 'c': {4: 'w'}}");
    EXPECT_EQ(show(super.xget_super_columns(row(), last_two)), "{'c': {4: 'w'}, 'b': {2: 'y', 3: 'z'}}");
    EXPECT_EQ(show(super.xget_super_columns(row(), {.column_start = "b", .column_finish = "b"})),
              "{'b': {2: 'y', 3: 'z'}}");
    EXPECT_EQ(show(super.xget_super_columns(row("nowhere"))), "{}");
}

TEST_P(XgetContract, tells_columns_and_super_columns_apart) {
    EXPECT_THAT([&] { family("Super").xget(row()); },
                ThrowsMessage<InvalidRequestError>(HasSubstr("use xget_super_columns")));
    EXPECT_THAT([&] { family("Super").xget_super_columns(row(), {.super_column = "s"}); },
                ThrowsMessage<InvalidRequestError>(HasSubstr("use xget for its columns")));
    EXPECT_THAT([&] { family("Standard").xget_super_columns(row()); },
                ThrowsMessage<InvalidRequestError>(HasSubstr("the column family is standard")));
}

TEST_P(XgetContract, reads_at_the_level_given) {
    const auto columns = family("Standard").xget(row(), {.read_consistency_level = ConsistencyLevel::ANY});

    EXPECT_THROW(columns.begin(), InvalidRequestException);
}

TEST_P(XgetContract, refuses_a_buffer_of_one_column) {
    EXPECT_THAT([&] { family("Standard").xget(row(), {.buffer_size = 1}); },
                ThrowsMessage<InvalidRequestError>(HasSubstr("buffer_size is 1")));
}

TEST_P(XgetContract, refuses_wrong_ends_before_the_loop) {
    EXPECT_THROW(family("Longs").xget(row(), {.column_start = "one"}), TypeError);
}

}  // namespace
}  // namespace cassia
