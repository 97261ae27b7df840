#include "support/contract.h"

namespace cassia {
namespace {

using namespace support;
using testing::HasSubstr;
using testing::ThrowsMessage;

class GetContract : public Contract {};
INSTANTIATE_TEST_SUITE_P(Backends, GetContract, every_backend(), name_of_backend);

TEST_P(GetContract, gives_columns_in_the_comparators_order) {
    const auto standard = family("Standard");
    standard.insert(row(), {{"c", "3"}, {"a", "1"}, {"b", "2"}});

    EXPECT_EQ(show(standard.get(row())), "{'a': '1', 'b': '2', 'c': '3'}");
}

TEST_P(GetContract, unpacks_each_column_by_its_own_validator) {
    const auto users = family("Users");
    users.insert(row(), {{"name", "Tyler"}, {"age", 24}, {"photo", Bytes("\xff")}});

    const auto user = users.get(row());

    EXPECT_EQ(user["name"], Value("Tyler"));
    EXPECT_EQ(user["age"], Value(24));
    EXPECT_EQ(user["photo"], Value(Bytes("\xff")));
}

TEST_P(GetContract, refuses_to_give_a_value_as_another_type_and_names_the_column) {
    const auto users = family("Users");
    users.insert(row(), {{"name", "Tyler"}});
    const auto user = users.get(row());

    EXPECT_THAT([&] { user["name"].as<int>(); }, ThrowsMessage<TypeError>(HasSubstr("column 'name' of 'Users'")));
}

TEST_P(GetContract, gives_a_hundred_columns_unless_told_otherwise) {
    const auto longs = family("Longs");
    Columns columns;
    for (int i = 0; i < 150; ++i) {
        columns.add(i, "v");
    }
    longs.insert(row(), columns);

    const auto found = longs.get(row());

    EXPECT_EQ(found.size(), 100u);
    EXPECT_EQ(found.at(99).name(), Value(99));
}

TEST_P(GetContract, gives_all_columns_for_a_count_without_limit) {
    const auto longs = family("Longs");
    Columns columns;
    for (int i = 0; i < 150; ++i) {
        columns.add(i, "v");
    }
    longs.insert(row(), columns);

    EXPECT_EQ(longs.get(row(), {.column_count = std::numeric_limits<std::size_t>::max()}).size(), 150u);
}

TEST_P(GetContract, gives_named_columns_in_the_comparators_order_and_leaves_missing_ones_out) {
    const auto standard = family("Standard");
    standard.insert(row(), {{"a", "1"}, {"b", "2"}, {"c", "3"}});

    EXPECT_EQ(show(standard.get(row(), {.columns = {"c", "nowhere", "a"}})), "{'a': '1', 'c': '3'}");
}

TEST_P(GetContract, gives_a_column_named_twice_once) {
    const auto standard = family("Standard");
    standard.insert(row(), {{"a", "1"}, {"b", "2"}});

    EXPECT_EQ(show(standard.get(row(), {.columns = {"a", "a"}})), "{'a': '1'}");
}

TEST_P(GetContract, does_not_count_columns_that_are_named) {
    const auto standard = family("Standard");
    standard.insert(row(), {{"a", "1"}, {"b", "2"}});

    EXPECT_EQ(show(standard.get(row(), {.columns = {"a", "b"}, .column_count = 1})), "{'a': '1', 'b': '2'}");
}

TEST_P(GetContract, reads_two_names_in_braces_as_two_names) {
    const auto standard = family("Standard");
    standard.insert(row(), {{"a", "1"}, {"b", "2"}, {"c", "3"}});

    EXPECT_EQ(show(standard.get(row(), {.columns = {{"a", "b"}}})), "{'a': '1', 'b': '2'}");
}

TEST_P(GetContract, finds_text_by_the_bytes_that_it_is_made_of) {
    const auto standard = family("Standard");
    standard.insert(row(), {{Bytes("a"), Bytes("1")}});

    const auto found = standard.get(Bytes(row()), {.columns = {Bytes("a")}});

    EXPECT_EQ(found["a"], Value("1"));
    EXPECT_EQ(found["a"], Value(Bytes("1")));
}

// The manual's changelog, 0.4.1 and 0.4.2.
TEST_P(GetContract, keeps_utf8_as_it_is) {
    const auto standard = family("Standard");
    standard.insert(row("Zoë"), {{"naïve", "日本語 😀"}});

    EXPECT_EQ(show(standard.get(row("Zoë"))), "{'naïve': '日本語 😀'}");
}

TEST_P(GetContract, finds_an_empty_value) {
    const auto standard = family("Standard");
    standard.insert(row(), {{"a", ""}});

    EXPECT_EQ(show(standard.get(row())), "{'a': ''}");
}

TEST_P(GetContract, converts_to_any_map) {
    const auto longs = family("Longs");
    longs.insert(row(), {{2, "b"}, {1, "a"}});

    const auto map = longs.get(row()).to<std::map<int, std::string>>();

    EXPECT_EQ(map, (std::map<int, std::string>{{1, "a"}, {2, "b"}}));
}

TEST_P(GetContract, gives_a_row_that_outlives_its_pool) {
    std::optional<Row> kept;
    {
        const auto other = pool_of("Contract");
        const ColumnFamily standard(other, "Standard");
        standard.insert(row(), {{"a", "1"}});
        kept = standard.get(row());
    }

    EXPECT_EQ(show(*kept), "{'a': '1'}");
}

// ---- nothing there ----

struct Miss {
    std::string name;
    GetOptions options;
};

void PrintTo(const Miss& miss, std::ostream* out) {
    *out << miss.name;
}

const std::vector<Miss> MISSES = {
    {"named_columns", {.columns = {"b"}}},
    {"no_columns_named", {.columns = {}}},
    {"slice_without_columns", {.column_start = "b"}},
    {"count_of_none", {.column_count = 0}},
    {"names_and_a_count_of_none", {.columns = {"b"}, .column_count = 0}},
};

class GetMissContract : public TableContract<Miss> {
protected:
    void SetUp() override { family("Standard").insert(row(), {{"a", "1"}}); }
};
INSTANTIATE_TEST_SUITE_P(Backends, GetMissContract, every_backend_and(MISSES), name_of_case<Miss>);

TEST_P(GetMissContract, is_not_found) {
    EXPECT_THAT([&] { family("Standard").get(row(), param().options); },
                ThrowsMessage<NotFoundException>(HasSubstr(row() + "' of 'Standard'")));
}

TEST_P(GetMissContract, is_an_empty_optional_for_find) {
    EXPECT_EQ(family("Standard").find(row(), param().options), std::nullopt);
}

TEST_P(GetContract, does_not_find_a_missing_row) {
    EXPECT_THROW(family("Standard").get(row()), NotFoundException);
}

TEST_P(GetContract, reads_at_the_level_given) {
    const auto standard = family("Standard");
    standard.insert(row(), {{"a", "1"}});

    EXPECT_THROW(standard.get(row(), {.read_consistency_level = ConsistencyLevel::THREE}), UnavailableException);
    EXPECT_EQ(show(standard.get(row(), {.read_consistency_level = ConsistencyLevel::QUORUM})), "{'a': '1'}");
}

TEST_P(GetContract, finds_what_is_there_by_find) {
    const auto standard = family("Standard");
    standard.insert(row(), {{"a", "1"}});

    EXPECT_EQ(show(standard.find(row())), "{'a': '1'}");
}

TEST_P(GetContract, says_which_columns_a_row_has_not) {
    const auto standard = family("Standard");
    standard.insert(row(), {{"a", "1"}});
    const auto found = standard.get(row());

    EXPECT_FALSE(found.contains("b"));
    EXPECT_THAT([&] { found["b"]; }, ThrowsMessage<NotFoundException>(HasSubstr("no column 'b'")));
}

// ---- timestamps and times to live ----

TEST_P(GetContract, tells_timestamps_on_request) {
    const auto standard = family("Standard");
    standard.insert(row(), {{"a", "1"}}, {.timestamp = 1234});

    const auto found = standard.get(row(), {.include_timestamp = true});

    EXPECT_EQ(found.at(0).timestamp(), 1234);
}

TEST_P(GetContract, refuses_a_timestamp_that_was_not_asked_for) {
    const auto standard = family("Standard");
    standard.insert(row(), {{"a", "1"}});
    const auto found = standard.get(row());

    EXPECT_THAT([&] { found.at(0).timestamp(); }, ThrowsMessage<InvalidRequestError>(HasSubstr("include_timestamp")));
}

TEST_P(GetContract, tells_times_to_live_on_request) {
    const auto standard = family("Standard");
    standard.insert(row(), {{"a", "1"}}, {.ttl = std::chrono::seconds(500)});
    standard.insert(row(), {{"b", "2"}});

    const auto found = standard.get(row(), {.include_ttl = true});

    EXPECT_EQ(found.at(0).ttl(), 500);
    EXPECT_EQ(found.at(1).ttl(), 0);
}

TEST_P(GetContract, refuses_a_time_to_live_that_was_not_asked_for) {
    const auto standard = family("Standard");
    standard.insert(row(), {{"a", "1"}});
    const auto found = standard.get(row());

    EXPECT_THAT([&] { found.at(0).ttl(); }, ThrowsMessage<InvalidRequestError>(HasSubstr("include_ttl")));
}

}  // namespace
}  // namespace cassia
