#include "support/contract.h"

namespace cassia {
namespace {

using namespace support;
using testing::HasSubstr;
using testing::ThrowsMessage;

// A slice of the row {1: 'a', 2: 'b', …, 6: 'f'}, and the names in it.
struct Slice {
    std::string name;
    GetOptions options;
    std::vector<int> found;
};

void PrintTo(const Slice& slice, std::ostream* out) {
    *out << slice.name;
}

const std::vector<Slice> SLICES = {
    {"whole", {}, {1, 2, 3, 4, 5, 6}},
    {"start_is_inclusive", {.column_start = 4}, {4, 5, 6}},
    {"finish_is_inclusive", {.column_finish = 3}, {1, 2, 3}},
    {"both_ends", {.column_start = 2, .column_finish = 4}, {2, 3, 4}},
    {"one_column", {.column_start = 3, .column_finish = 3}, {3}},
    {"ends_outside_of_the_row", {.column_start = -5, .column_finish = 99}, {1, 2, 3, 4, 5, 6}},
    {"empty_text_is_an_open_end", {.column_start = "", .column_finish = ""}, {1, 2, 3, 4, 5, 6}},
    {"count", {.column_count = 2}, {1, 2}},
    {"start_and_count", {.column_start = 4, .column_count = 2}, {4, 5}},
    {"count_stops_before_the_finish", {.column_start = 2, .column_finish = 5, .column_count = 3}, {2, 3, 4}},
    {"reversed", {.column_reversed = true}, {6, 5, 4, 3, 2, 1}},
    {"reversed_start_is_the_high_end", {.column_start = 3, .column_reversed = true}, {3, 2, 1}},
    {"reversed_finish_is_the_low_end", {.column_finish = 5, .column_reversed = true}, {6, 5}},
    {"reversed_both_ends", {.column_start = 5, .column_finish = 3, .column_reversed = true}, {5, 4, 3}},
    {"reversed_count", {.column_reversed = true, .column_count = 3}, {6, 5, 4}},
    {"reversed_start_and_count", {.column_start = 4, .column_reversed = true, .column_count = 2}, {4, 3}},
    {"named_columns_may_not_be_reversed", {.columns = {5, 2}, .column_reversed = true}, {2, 5}},
};

std::vector<int> names(const Row& row) {
    std::vector<int> found;
    for (const auto& [name, value] : row) {
        found.push_back(name.as<int>());
    }
    return found;
}

class SliceContract : public TableContract<Slice> {};
INSTANTIATE_TEST_SUITE_P(Backends, SliceContract, every_backend_and(SLICES), name_of_case<Slice>);

TEST_P(SliceContract, gives_the_columns_between_its_ends) {
    const auto longs = family("Longs");
    longs.insert(row(), {{1, "a"}, {2, "b"}, {3, "c"}, {4, "d"}, {5, "e"}, {6, "f"}});

    EXPECT_EQ(names(longs.get(row(), param().options)), param().found);
}

TEST_P(SliceContract, sees_no_removed_columns_and_does_not_count_them) {
    const auto longs = family("Longs");
    longs.insert(row(), {{1, "a"}, {2, "b"}, {3, "c"}, {4, "d"}, {5, "e"}, {6, "f"}});
    longs.insert(row(), {{-1, "gone"}, {0, "gone"}, {7, "gone"}});
    longs.remove(row(), {.columns = {-1, 0, 7}});

    EXPECT_EQ(names(longs.get(row(), param().options)), param().found);
}

TEST_P(SliceContract, is_the_same_of_a_super_columns_columns) {
    const auto super = family("Super");
    super.insert(row(), {{"before", {{3, "x"}}},
                         {"s", {{1, "a"}, {2, "b"}, {3, "c"}, {4, "d"}, {5, "e"}, {6, "f"}}},
                         {"t", {{3, "x"}}}});
    auto options = param().options;
    options.super_column = "s";

    EXPECT_EQ(names(super.get(row(), options)), param().found);
}

class SlicesContract : public Contract {};
INSTANTIATE_TEST_SUITE_P(Backends, SlicesContract, every_backend(), name_of_backend);

TEST_P(SlicesContract, lie_in_the_order_of_a_reversed_comparator) {
    const auto longs = family("ReversedLongs");
    longs.insert(row(), {{1, "a"}, {2, "b"}, {3, "c"}, {4, "d"}});

    EXPECT_EQ(names(longs.get(row())), (std::vector{4, 3, 2, 1}));
    EXPECT_EQ(names(longs.get(row(), {.column_start = 3, .column_finish = 2})), (std::vector{3, 2}));
    EXPECT_EQ(names(longs.get(row(), {.column_start = 2, .column_finish = 4, .column_reversed = true})),
              (std::vector{2, 3, 4}));
}

TEST_P(SlicesContract, order_negative_numbers_before_positive_ones) {
    const auto longs = family("Longs");
    longs.insert(row(), {{0, ""}, {-1, ""}, {1, ""}, {std::numeric_limits<int>::min(), ""}, {256, ""}, {255, ""}});

    EXPECT_EQ(names(longs.get(row())), (std::vector{std::numeric_limits<int>::min(), -1, 0, 1, 255, 256}));
}

TEST_P(SlicesContract, order_integers_of_any_size_by_their_number) {
    const auto integers = family("Integers");
    const auto huge = BigInteger::parse("170141183460469231731687303715884105728");
    const auto low = BigInteger::parse("-170141183460469231731687303715884105729");
    integers.insert(row(), {{huge, ""}, {0, ""}, {low, ""}, {-1, ""}, {128, ""}});

    EXPECT_EQ(show(integers.get(row())),
              "{" + low.to_string() + ": '', -1: '', 0: '', 128: '', " + huge.to_string() + ": ''}");
    EXPECT_EQ(show(integers.get(row(), {.column_start = 1})), "{128: '', " + huge.to_string() + ": ''}");
}

TEST_P(SlicesContract, have_declared_columns_among_the_others) {
    const auto users = family("Users");
    users.insert(row(), {{"a", Bytes("x")}, {"age", 24}, {"name", "Tyler"}, {"z", Bytes("x")}});

    EXPECT_EQ(show(users.get(row())), "{'a': 0x78, 'age': 24, 'name': 'Tyler', 'z': 0x78}");
    EXPECT_EQ(show(users.get(row(), {.column_start = "age", .column_count = 2})), "{'age': 24, 'name': 'Tyler'}");
    EXPECT_EQ(users.get_count(row(), {.column_finish = "name"}), 3);
}

TEST_P(SlicesContract, reverse_declared_columns_too) {
    const auto users = family("Users");
    users.insert(row(), {{"a", Bytes("x")}, {"age", 24}, {"name", "Tyler"}, {"z", Bytes("x")}});

    EXPECT_EQ(show(users.get(row(), {.column_reversed = true, .column_count = 2})), "{'z': 0x78, 'name': 'Tyler'}");
}

TEST_P(SlicesContract, take_names_that_compare_equal_for_one_column) {
    const auto decimals = family("Decimals");
    decimals.insert(row(), {{Decimal::parse("1.0"), "first"}});
    decimals.insert(row(), {{Decimal::parse("1.00"), "second"}});

    const auto found = decimals.get(row(), {.columns = {Decimal::parse("1")}});

    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found.at(0).value(), Value("second"));
}

TEST_P(SlicesContract, find_a_column_by_any_name_that_compares_equal) {
    const auto decimals = family("Decimals");
    decimals.insert(row(), {{Decimal::parse("1.0"), "value"}});

    const auto found = decimals.get(row());

    EXPECT_EQ(found[Decimal::parse("1.00")], Value("value"));
    EXPECT_FALSE(found.contains(Decimal::parse("1.01")));
}

TEST_P(SlicesContract, refuse_a_start_behind_the_finish) {
    const auto longs = family("Longs");
    longs.insert(row(), {{1, "a"}});

    EXPECT_THAT([&] { longs.get(row(), {.column_start = 2, .column_finish = 1}); },
                ThrowsMessage<InvalidRequestException>(server_says(HasSubstr("starts behind its finish"))));
}

TEST_P(SlicesContract, refuse_a_reversed_start_before_the_finish) {
    const auto longs = family("Longs");
    longs.insert(row(), {{1, "a"}});

    EXPECT_THAT([&] { longs.get(row(), {.column_start = 1, .column_finish = 2, .column_reversed = true}); },
                ThrowsMessage<InvalidRequestException>(server_says(HasSubstr("starts behind its finish"))));
}

TEST_P(SlicesContract, refuse_ends_of_a_wrong_type) {
    EXPECT_THROW(family("Longs").get(row(), {.column_start = "one"}), TypeError);
}

// The order of names and of their prefixes must hold where bytes are escaped.
TEST_P(SlicesContract, tell_names_with_zero_bytes_apart) {
    const auto bytes = family("Bytes");
    const auto name = [](std::string_view text) { return Bytes(std::string(text)); };
    using namespace std::string_view_literals;
    bytes.insert(row(), {{name("a"sv), "1"},
                         {name("a\0"sv), "2"},
                         {name("a\0\0"sv), "3"},
                         {name("a\0\1"sv), "4"},
                         {name("a\1"sv), "5"},
                         {name("a\xff"sv), "6"},
                         {name("\0"sv), "0"}});

    EXPECT_EQ(show(bytes.get(row())),
              "{0x00: 0x30, 0x61: 0x31, 0x6100: 0x32, 0x610000: 0x33, 0x610001: 0x34, "
              "0x6101: 0x35, 0x61ff: 0x36}");
    EXPECT_EQ(show(bytes.get(row(), {.column_start = name("a\0"sv), .column_finish = name("a\0\0"sv)})),
              "{0x6100: 0x32, 0x610000: 0x33}");
}

}  // namespace
}  // namespace cassia
