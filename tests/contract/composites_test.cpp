#include <map>
#include <optional>
#include <sstream>

#include "support/contract.h"

namespace cassia {
namespace {

using namespace support;
using testing::HasSubstr;
using testing::ThrowsMessage;
using Pair = std::tuple<int, std::string>;

// A slice of {(1, a), (1, b), (2, a), (2, b), (2, c), (3, a)}, each name as "1a".
struct Slice {
    std::string name;
    Value start;
    Value finish;
    std::string found;
    std::string found_in_reverse;
};

void PrintTo(const Slice& slice, std::ostream* out) {
    *out << slice.name;
}

// `start` lies before `finish` in the comparator's order; a reversed slice takes them the other way round.
const std::vector<Slice> SLICES = {
    {"whole", {}, {}, "1a 1b 2a 2b 2c 3a", "3a 2c 2b 2a 1b 1a"},
    {"from_a_name", std::tuple(2, "b"), {}, "2b 2c 3a", "3a 2c 2b"},
    {"to_a_name", {}, std::tuple(2, "b"), "1a 1b 2a 2b", "2b 2a 1b 1a"},
    {"between_names", std::tuple(1, "b"), std::tuple(2, "b"), "1b 2a 2b", "2b 2a 1b"},
    // Inclusive unless said otherwise: the manual's changelog, 1.6.0.
    {"from_a_prefix", std::tuple(2), {}, "2a 2b 2c 3a", "3a 2c 2b 2a"},
    {"to_a_prefix", {}, std::tuple(2), "1a 1b 2a 2b 2c", "2c 2b 2a 1b 1a"},
    {"of_one_prefix", std::tuple(2), std::tuple(2), "2a 2b 2c", "2c 2b 2a"},
    {"from_an_excluded_prefix", std::tuple(exclusive(2)), {}, "3a", "3a"},
    {"to_an_excluded_prefix", {}, std::tuple(exclusive(2)), "1a 1b", "1b 1a"},
    {"from_an_excluded_name", std::tuple(2, exclusive("a")), {}, "2b 2c 3a", "3a 2c 2b"},
    {"to_an_excluded_name", {}, std::tuple(2, exclusive("c")), "1a 1b 2a 2b", "2b 2a 1b 1a"},
    {"from_an_excluded_tuple", exclusive(std::tuple(2)), {}, "3a", "3a"},
    {"to_an_excluded_tuple", {}, exclusive(std::tuple(2, "c")), "1a 1b 2a 2b", "2b 2a 1b 1a"},
    {"between_excluded_names", std::tuple(2, exclusive("a")), std::tuple(2, exclusive("c")), "2b", "2b"},
    {"from_a_name_that_is_missing", std::tuple(1, "aa"), std::tuple(2), "1b 2a 2b 2c", "2c 2b 2a 1b"},
};

std::string names(const std::optional<Row>& row) {
    std::string found;
    for (std::size_t i = 0; row && i < row->size(); ++i) {
        const auto [number, letter] = row->at(i).name().as<Pair>();
        found += (found.empty() ? "" : " ") + std::to_string(number) + letter;
    }
    return found;
}

class CompositeSliceContract : public TableContract<Slice> {
protected:
    ColumnFamily pairs(std::string_view name) const {
        const auto written = family(name);
        written.insert(row(), {{std::tuple(2, "c"), ""},
                               {std::tuple(1, "a"), ""},
                               {std::tuple(3, "a"), ""},
                               {std::tuple(2, "a"), ""},
                               {std::tuple(1, "b"), ""},
                               {std::tuple(2, "b"), ""}});
        return written;
    }
};
INSTANTIATE_TEST_SUITE_P(Backends, CompositeSliceContract, every_backend_and(SLICES), name_of_case<Slice>);

TEST_P(CompositeSliceContract, gives_names_between_its_ends) {
    const auto found = pairs("Pairs").find(row(), {.column_start = param().start, .column_finish = param().finish});

    EXPECT_EQ(names(found), param().found);
}

TEST_P(CompositeSliceContract, gives_names_between_its_ends_in_reverse) {
    const auto found = pairs("Pairs").find(
        row(), {.column_start = param().finish, .column_finish = param().start, .column_reversed = true});

    EXPECT_EQ(names(found), param().found_in_reverse);
}

TEST_P(CompositeSliceContract, gives_names_page_by_page) {
    std::string found;
    const auto columns =
        pairs("Pairs").xget(row(), {.column_start = param().start, .column_finish = param().finish, .buffer_size = 2});
    for (const auto& [name, value] : columns) {
        const auto [number, letter] = name.as<Pair>();
        found += (found.empty() ? "" : " ") + std::to_string(number) + letter;
    }

    EXPECT_EQ(found, param().found);
}

TEST_P(CompositeSliceContract, counts_names_between_its_ends) {
    const auto count =
        pairs("Pairs").get_count(row(), {.column_start = param().start, .column_finish = param().finish});

    EXPECT_EQ(count, static_cast<std::int64_t>(param().found.size() + 1) / 3);
}

class CompositesContract : public Contract {};
INSTANTIATE_TEST_SUITE_P(Backends, CompositesContract, every_backend(), name_of_backend);

TEST_P(CompositesContract, are_found_by_name) {
    const auto pairs = family("Pairs");
    pairs.insert(row(), {{std::tuple(1, "a"), "x"}, {std::tuple(1, "b"), "y"}});

    const auto found = pairs.get(row(), {.columns = {std::tuple(1, "b")}});

    EXPECT_EQ(names(found), "1b");
    EXPECT_EQ(found[std::tuple(1, "b")], Value("y"));
}

TEST_P(CompositesContract, take_the_tuples_of_a_vector) {
    const auto pairs = family("Pairs");
    pairs.insert(row(), {{Tuple{1, "a"}, "x"}});

    EXPECT_EQ(names(pairs.get(row())), "1a");
}

// The manual's changelog, 1.4.0.
TEST_P(CompositesContract, may_lack_trailing_components) {
    const auto pairs = family("Pairs");
    pairs.insert(row(), {{std::tuple(1), "short"}, {std::tuple(1, ""), "empty"}, {std::tuple(1, "a"), "long"}});

    const auto found = pairs.get(row());

    ASSERT_EQ(found.size(), 3u);
    EXPECT_EQ(found.at(0).name().as<Tuple>(), Tuple{1});
    EXPECT_EQ(found.at(2).name().as<Tuple>(), (Tuple{1, "a"}));
}

// The manual's changelog, 1.7.2.
TEST_P(CompositesContract, may_have_one_component) {
    const auto singles = family("Singles");
    singles.insert(row(), {{std::tuple(2), "b"}, {std::tuple(1), "a"}});

    const auto found = singles.get(row(), {.column_start = std::tuple(2)});

    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found.at(0).name().as<std::tuple<int>>(), std::tuple(2));
}

TEST_P(CompositesContract, order_a_reversed_component_from_high_to_low) {
    const auto pairs = family("ReversedPairs");
    pairs.insert(
        row(),
        {{std::tuple(1, "a"), ""}, {std::tuple(2, "a"), ""}, {std::tuple(2, "b"), ""}, {std::tuple(3, "a"), ""}});

    EXPECT_EQ(names(pairs.get(row())), "3a 2a 2b 1a");
    EXPECT_EQ(names(pairs.get(row(), {.column_start = std::tuple(2)})), "2a 2b 1a");
    EXPECT_EQ(names(pairs.get(row(), {.column_start = std::tuple(exclusive(3)), .column_finish = std::tuple(2)})),
              "2a 2b");
    EXPECT_EQ(names(pairs.get(row(), {.column_start = std::tuple(2), .column_reversed = true})), "2b 2a 3a");
}

// As the manual's 5.6.3 shows them.
TEST_P(CompositesContract, are_printed_with_their_texts_quoted) {
    const auto pairs = family("Pairs");
    pairs.insert(row(), {{std::tuple(1234, "abc"), "colval"}});

    std::ostringstream printed;
    printed << pairs.get(row());

    EXPECT_EQ(printed.str(), "{(1234, 'abc'): 'colval'}");
}

TEST_P(CompositesContract, are_printed_without_components_too) {
    const auto everywhere = family("CompositeEverywhere");
    everywhere.insert(std::tuple(41, row()), {{"a", Tuple{}}});

    std::ostringstream printed;
    printed << everywhere.get(std::tuple(41, row()));

    EXPECT_EQ(printed.str(), "{'a': ()}");
}

TEST_P(CompositesContract, are_removed_by_name) {
    const auto pairs = family("Pairs");
    pairs.insert(row(), {{std::tuple(1, "a"), ""}, {std::tuple(1, "b"), ""}});
    pairs.remove(row(), {.columns = {std::tuple(1, "a")}});

    EXPECT_EQ(names(pairs.get(row())), "1b");
}

TEST_P(CompositesContract, are_keys_and_values_too) {
    const auto everywhere = family("CompositeEverywhere");
    everywhere.insert(std::tuple(7, row()), {{"a", std::tuple("x", 5)}});

    const auto found = everywhere.get(std::tuple(7, row()));

    EXPECT_EQ(found["a"].as<Tuple>(), (Tuple{"x", 5}));
}

// The manual's changelog, 1.6.0.
TEST_P(CompositesContract, hold_types_of_the_users_own) {
    class Doubled : public CassandraType {
    public:
        std::string pack(const Value& value) const override { return LongType().pack(2 * value.as<std::int64_t>()); }
        Value unpack(std::string_view bytes) const override { return LongType().unpack(bytes).as<std::int64_t>() / 2; }
        std::string class_name() const override { return "LongType"; }
    };
    const auto pairs = family("Pairs", {.column_name_class = CompositeType(Doubled(), UTF8Type())});
    pairs.insert(row(), {{std::tuple(4, "a"), ""}});

    EXPECT_EQ(names(pairs.get(row(), {.column_start = std::tuple(4), .column_finish = std::tuple(4)})), "4a");
    EXPECT_EQ(names(family("Pairs").get(row())), "8a");
}

TEST_P(CompositesContract, leave_out_all_time_uuids_of_an_excluded_time) {
    const auto pairs = family("TimePairs");
    const Time first{std::chrono::hours(1)};
    const Time second{std::chrono::hours(2)};
    const Time third{std::chrono::hours(3)};
    for (const Time time : {first, second, third}) {
        pairs.insert(row(), {{std::tuple("a", lowest_time_uuid(time)), ""},
                             {std::tuple("a", time), ""},
                             {std::tuple("a", highest_time_uuid(time)), ""}});
    }
    const Value after_first = std::tuple("a", exclusive(first));
    const Value before_third = std::tuple("a", exclusive(third));

    const auto found = pairs.get(row(), {.column_start = after_first, .column_finish = before_third});
    const auto in_reverse =
        pairs.get(row(), {.column_start = before_third, .column_finish = after_first, .column_reversed = true});

    ASSERT_EQ(found.size(), 3u);
    EXPECT_EQ(found.at(0).name(), Value(std::tuple("a", lowest_time_uuid(second))));
    EXPECT_EQ(found.at(2).name(), Value(std::tuple("a", highest_time_uuid(second))));
    ASSERT_EQ(in_reverse.size(), 3u);
    EXPECT_EQ(in_reverse.at(0).name(), Value(std::tuple("a", highest_time_uuid(second))));
}

TEST_P(CompositesContract, refuse_exclusive_where_there_is_no_composite) {
    const auto standard = family("Standard");
    const auto refused = ThrowsMessage<TypeError>(HasSubstr("UTF8Type is no composite"));

    EXPECT_THAT([&] { standard.get(row(), {.column_start = exclusive("1")}); }, refused);
    EXPECT_THAT([&] { standard.get(row(), {.column_finish = exclusive("")}); }, refused);
    EXPECT_THAT([&] { standard.insert(row(), {{exclusive("1"), "x"}}); }, refused);
    EXPECT_THAT([&] { standard.insert(row(), {{"1", exclusive("x")}}); }, refused);
    EXPECT_THAT([&] { standard.insert(exclusive(row()), {{"1", "x"}}); }, refused);
}

TEST_P(CompositesContract, refuse_more_components_than_there_are) {
    EXPECT_THROW(family("Pairs").insert(row(), {{std::tuple(1, "a", 2), ""}}), TypeError);
}

TEST_P(CompositesContract, refuse_components_of_a_wrong_type) {
    EXPECT_THROW(family("Pairs").insert(row(), {{std::tuple("a", 1), ""}}), TypeError);
}

// The manual's changelog, 1.8.0.
TEST_P(CompositesContract, may_be_dynamic) {
    const auto dynamics = family("Dynamics");
    const Value text = Tuple{std::tuple("a", "x")};
    const Value number = Tuple{std::tuple("l", 5)};
    dynamics.insert(row(), {{number, "number"}, {text, "text"}});

    using Values = std::map<Value, std::string>;
    EXPECT_EQ(dynamics.get(row()).to<Values>(), (Values{{text, "text"}, {number, "number"}}));
    EXPECT_EQ(dynamics.get_count(row(), {.columns = {text}}), 1);
    EXPECT_EQ(dynamics.get_count(row(), {.column_start = text, .column_finish = text}), 1);
}

}  // namespace
}  // namespace cassia
