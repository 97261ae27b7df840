#include "support/contract.h"

namespace cassia {
namespace {

using namespace support;

class TruncateContract : public Contract {};
INSTANTIATE_TEST_SUITE_P(Backends, TruncateContract, every_backend(), name_of_backend);

TEST_P(TruncateContract, removes_all_rows) {
    const auto standard = family("ChangingRanges");
    standard.insert(row("1"), {{"a", "1"}});
    standard.insert(row("2"), {{"a", "1"}});
    standard.truncate();

    EXPECT_EQ(show(standard.get_range()), "{}");
    EXPECT_EQ(show(standard.get_range({.filter_empty = false})), "{}");
    EXPECT_EQ(standard.find(row("1")), std::nullopt);
}

TEST_P(TruncateContract, leaves_other_column_families) {
    const auto standard = family("Standard");
    standard.insert(row(), {{"a", "1"}});
    family("ChangingRanges").truncate();

    EXPECT_EQ(show(standard.get(row())), "{'a': '1'}");
}

TEST_P(TruncateContract, lets_rows_be_written_again) {
    const auto standard = family("ChangingRanges");
    standard.insert(row(), {{"a", "1"}});
    standard.truncate();
    standard.insert(row(), {{"b", "2"}});

    EXPECT_EQ(show(standard.get_range()), "{'" + row() + "': {'b': '2'}}");
}

TEST_P(TruncateContract, may_be_done_twice) {
    const auto standard = family("ChangingRanges");
    standard.truncate();
    standard.truncate();

    EXPECT_EQ(show(standard.get_range()), "{}");
}

TEST_P(TruncateContract, removes_what_was_flushed) {
    const auto standard = family("ChangingRanges");
    standard.insert(row(), {{"a", "1"}});
    backend().flush();
    standard.truncate();
    backend().compact();

    EXPECT_EQ(show(standard.get_range()), "{}");
}

TEST_P(TruncateContract, removes_super_columns) {
    const auto super = family("SuperRanges");
    super.insert(row(), {{"s", {{1, "x"}}}});
    super.truncate();

    EXPECT_EQ(super.find(row()), std::nullopt);
}

// What a real Cassandra 3.11 refuses.
TEST_P(TruncateContract, starts_counters_again_from_zero) {
    const auto counters = family("CounterRanges");
    counters.add(row(), "a", 5);
    counters.truncate();
    counters.add(row(), "a", 2);

    EXPECT_EQ(show(counters.get(row())), "{'a': 2}");
}

}  // namespace
}  // namespace cassia
