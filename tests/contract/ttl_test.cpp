#include "support/contract.h"

namespace cassia {
namespace {

using namespace support;
using namespace std::chrono_literals;
using testing::HasSubstr;
using testing::ThrowsMessage;

class TtlContract : public Contract {};
INSTANTIATE_TEST_SUITE_P(Backends, TtlContract, every_backend(), name_of_backend);

TEST_P(TtlContract, ends_at_its_second) {
    const auto standard = family("Standard");
    standard.insert(row(), {{"a", "1"}}, {.ttl = 10s});

    backend().pass(9s);
    EXPECT_EQ(show(standard.find(row())), "{'a': '1'}");

    backend().pass(1s);
    EXPECT_EQ(show(standard.find(row())), "{}");
}

TEST_P(TtlContract, ends_each_column_by_itself) {
    const auto standard = family("Standard");
    standard.insert(row(), {{"a", "1"}}, {.ttl = 10s});
    standard.insert(row(), {{"b", "2"}}, {.ttl = 20s});
    standard.insert(row(), {{"c", "3"}});
    backend().pass(10s);

    EXPECT_EQ(show(standard.get(row())), "{'b': '2', 'c': '3'}");
}

TEST_P(TtlContract, is_zero_for_columns_that_stay) {
    const auto standard = family("Standard");
    standard.insert(row(), {{"a", "1"}}, {.ttl = 0s});
    backend().pass(1000s);

    EXPECT_EQ(show(standard.get(row())), "{'a': '1'}");
}

TEST_P(TtlContract, is_told_as_it_was_given) {
    const auto standard = family("Standard");
    standard.insert(row(), {{"a", "1"}}, {.ttl = 10s});
    backend().pass(4s);

    const auto found = standard.get(row(), {.include_ttl = true});

    EXPECT_EQ(found.at(0).ttl(), 10);
}

TEST_P(TtlContract, ends_several_rows) {
    const auto standard = family("Standard");
    standard.batch_insert({{row("1"), {{"a", "1"}}}, {row("2"), {{"a", "1"}}}}, {.ttl = 10s});
    backend().pass(10s);

    EXPECT_EQ(show(standard.multiget({row("1"), row("2")})), "{}");
}

TEST_P(TtlContract, leaves_ended_columns_out_of_counts_and_slices) {
    const auto standard = family("Standard");
    standard.insert(row(), {{"a", "1"}, {"c", "3"}}, {.ttl = 10s});
    standard.insert(row(), {{"b", "2"}, {"d", "4"}});
    backend().pass(10s);

    EXPECT_EQ(standard.get_count(row()), 2);
    EXPECT_EQ(show(standard.get(row(), {.column_count = 2})), "{'b': '2', 'd': '4'}");
    EXPECT_EQ(show(standard.find(row(), {.columns = {"a", "b"}})), "{'b': '2'}");
    EXPECT_EQ(show(standard.xget(row(), {.buffer_size = 2})), "{'b': '2', 'd': '4'}");
}

TEST_P(TtlContract, is_lifted_by_writing_without_one) {
    const auto standard = family("Standard");
    standard.insert(row(), {{"a", "1"}}, {.ttl = 10s});
    standard.insert(row(), {{"a", "2"}});
    backend().pass(10s);

    EXPECT_EQ(show(standard.find(row())), "{'a': '2'}");
}

TEST_P(TtlContract, begins_again_by_writing_with_one) {
    const auto standard = family("Standard");
    standard.insert(row(), {{"a", "1"}}, {.ttl = 10s});
    backend().pass(5s);
    standard.insert(row(), {{"a", "2"}}, {.ttl = 10s});

    backend().pass(9s);
    EXPECT_EQ(show(standard.find(row())), "{'a': '2'}");

    backend().pass(1s);
    EXPECT_EQ(show(standard.find(row())), "{}");
}

TEST_P(TtlContract, ends_a_column_and_does_not_bring_an_older_one_back) {
    const auto standard = family("Standard");
    standard.insert(row(), {{"a", "old"}});
    standard.insert(row(), {{"a", "new"}}, {.ttl = 10s});
    backend().pass(10s);

    EXPECT_EQ(show(standard.find(row())), "{}");
}

TEST_P(TtlContract, brings_no_older_column_back_when_files_are_merged) {
    const auto standard = family("Standard");
    standard.insert(row(), {{"a", "old"}});
    backend().flush();
    standard.insert(row(), {{"a", "new"}}, {.ttl = 10s});
    backend().flush();
    backend().pass(10s);
    backend().compact();

    EXPECT_EQ(show(standard.find(row())), "{}");
}

TEST_P(TtlContract, brings_no_older_column_back_that_arrives_after_its_end) {
    const auto standard = family("Standard");
    standard.insert(row(), {{"a", "new"}}, {.timestamp = 20, .ttl = 10s});
    backend().pass(11s);
    backend().flush();
    backend().compact();
    standard.insert(row(), {{"a", "old"}}, {.timestamp = 10});

    EXPECT_EQ(show(standard.find(row())), "{}");
}

TEST_P(TtlContract, lets_a_newer_column_be_written_after_its_end) {
    const auto standard = family("Standard");
    standard.insert(row(), {{"a", "1"}}, {.ttl = 10s});
    backend().pass(10s);
    standard.insert(row(), {{"a", "2"}});

    EXPECT_EQ(show(standard.find(row())), "{'a': '2'}");
}

TEST_P(TtlContract, does_not_outlive_a_removal) {
    const auto standard = family("Standard");
    standard.insert(row(), {{"a", "1"}}, {.ttl = 10s});
    standard.remove(row(), {.columns = {"a"}});

    EXPECT_EQ(show(standard.find(row())), "{}");
}

// ---- the schema's ----

TEST_P(TtlContract, is_the_schemas_where_none_is_given) {
    const auto expiring = family("Expiring");
    expiring.insert(row(), {{"a", "1"}});

    const auto found = expiring.get(row(), {.include_ttl = true});
    EXPECT_EQ(found.at(0).ttl(), 100);

    backend().pass(100s);
    EXPECT_EQ(show(expiring.find(row())), "{}");
}

TEST_P(TtlContract, goes_before_the_schemas) {
    const auto expiring = family("Expiring");
    expiring.insert(row(), {{"a", "1"}}, {.ttl = 300s});
    backend().pass(200s);

    EXPECT_EQ(show(expiring.find(row())), "{'a': '1'}");
}

// ---- its limits ----

TEST_P(TtlContract, must_not_be_negative) {
    const auto standard = family("Standard");

    EXPECT_THAT([&] { standard.insert(row(), {{"a", "1"}}, {.ttl = -1s}); },
                ThrowsMessage<InvalidRequestException>(HasSubstr("is -1 s; it must be from 0 (none) to 630720000")));
    EXPECT_EQ(standard.find(row()), std::nullopt);
}

TEST_P(TtlContract, must_not_be_above_twenty_years) {
    EXPECT_THAT([&] { family("Standard").insert(row(), {{"a", "1"}}, {.ttl = 630'720'001s}); },
                ThrowsMessage<InvalidRequestException>(HasSubstr("it must be from 0 (none) to 630720000")));
}

TEST_P(TtlContract, must_not_end_after_2038) {
    const auto standard = family("Standard");

    EXPECT_THAT([&] { standard.insert(row(), {{"a", "1"}}, {.ttl = 630'720'000s}); },
                ThrowsMessage<InvalidRequestException>(HasSubstr("2038-01-19")));
    EXPECT_EQ(standard.find(row()), std::nullopt);
}

TEST_P(TtlContract, may_end_before_2038) {
    const auto standard = family("Standard");
    standard.insert(row(), {{"a", "1"}}, {.ttl = 10 * 365 * 24h});

    EXPECT_EQ(show(standard.find(row())), "{'a': '1'}");
}

TEST_P(TtlContract, must_fit_in_several_rows_too) {
    EXPECT_THROW(family("Standard").batch_insert({{row(), {{"a", "1"}}}}, {.ttl = -1s}), InvalidRequestException);
}

}  // namespace
}  // namespace cassia
