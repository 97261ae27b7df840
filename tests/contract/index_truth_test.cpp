#include <thread>

#include "contract/indexed_family.h"

namespace cassia {
namespace {

using namespace support;
using namespace std::chrono_literals;

// An index never gives a row that no longer matches, and never misses one that does.
class IndexTruthContract : public OnIndexedFamily {};
INSTANTIATE_TEST_SUITE_P(Backends, IndexTruthContract, every_backend(), name_of_backend);

TEST_P(IndexTruthContract, follows_an_overwritten_value) {
    users().insert("key", {{"state", "Utah"}});
    users().insert("key", {{"state", "Ohio"}});

    EXPECT_EQ(keys(users().get_indexed_slices(in_state("Utah"))), Keys());
    EXPECT_EQ(keys(users().get_indexed_slices(in_state("Ohio"))), (Keys{"key"}));
}

TEST_P(IndexTruthContract, finds_a_value_written_again_after_its_entry_was_found_stale) {
    users().insert("key", {{"state", "Utah"}});
    users().insert("key", {{"state", "Ohio"}});
    EXPECT_EQ(keys(users().get_indexed_slices(in_state("Utah"))), Keys());

    users().insert("key", {{"state", "Utah"}});

    EXPECT_EQ(keys(users().get_indexed_slices(in_state("Utah"))), (Keys{"key"}));
    EXPECT_EQ(keys(users().get_indexed_slices(in_state("Ohio"))), Keys());
}

TEST_P(IndexTruthContract, ignores_an_older_value_that_arrives_late) {
    users().insert("key", {{"state", "Utah"}}, {.timestamp = 20});
    users().insert("key", {{"state", "Ohio"}}, {.timestamp = 10});

    EXPECT_EQ(keys(users().get_indexed_slices(in_state("Utah"))), (Keys{"key"}));
    EXPECT_EQ(keys(users().get_indexed_slices(in_state("Ohio"))), Keys());
}

TEST_P(IndexTruthContract, finds_a_newer_value_after_an_older_one_was_found_stale) {
    users().insert("key", {{"state", "Utah"}}, {.timestamp = 20});
    users().insert("key", {{"state", "Ohio"}}, {.timestamp = 10});
    EXPECT_EQ(keys(users().get_indexed_slices(in_state("Ohio"))), Keys());

    users().insert("key", {{"state", "Ohio"}}, {.timestamp = 30});

    EXPECT_EQ(keys(users().get_indexed_slices(in_state("Ohio"))), (Keys{"key"}));
    EXPECT_EQ(keys(users().get_indexed_slices(in_state("Utah"))), Keys());
}

TEST_P(IndexTruthContract, forgets_a_removed_column) {
    users().insert("key", {{"state", "Utah"}, {"name", "N"}});
    users().remove("key", {.columns = {"state"}});

    EXPECT_EQ(keys(users().get_indexed_slices(in_state("Utah"))), Keys());
}

TEST_P(IndexTruthContract, forgets_a_removed_row) {
    users().insert("key", {{"state", "Utah"}});
    users().remove("key");

    EXPECT_EQ(keys(users().get_indexed_slices(in_state("Utah"))), Keys());
}

TEST_P(IndexTruthContract, keeps_a_value_that_is_newer_than_a_late_removal) {
    users().insert("key", {{"state", "Utah"}}, {.timestamp = 20});
    users().remove("key", {.timestamp = 10});

    EXPECT_EQ(keys(users().get_indexed_slices(in_state("Utah"))), (Keys{"key"}));
}

TEST_P(IndexTruthContract, does_not_find_a_value_older_than_a_removal) {
    users().remove("key", {.timestamp = 20});
    users().insert("key", {{"state", "Utah"}}, {.timestamp = 10});

    EXPECT_EQ(keys(users().get_indexed_slices(in_state("Utah"))), Keys());
}

TEST_P(IndexTruthContract, finds_a_row_written_again_after_its_removal) {
    users().insert("key", {{"state", "Utah"}});
    users().remove("key");
    EXPECT_EQ(keys(users().get_indexed_slices(in_state("Utah"))), Keys());

    users().insert("key", {{"state", "Utah"}});

    EXPECT_EQ(keys(users().get_indexed_slices(in_state("Utah"))), (Keys{"key"}));
}

TEST_P(IndexTruthContract, forgets_an_expired_value_at_its_second) {
    users().insert("key", {{"state", "Utah"}}, {.ttl = 5s});

    backend().pass(4s);
    EXPECT_EQ(keys(users().get_indexed_slices(in_state("Utah"))), (Keys{"key"}));
    backend().pass(1s);
    EXPECT_EQ(keys(users().get_indexed_slices(in_state("Utah"))), Keys());
}

TEST_P(IndexTruthContract, keeps_a_value_written_again_without_a_time_to_live) {
    users().insert("key", {{"state", "Utah"}}, {.ttl = 5s});
    users().insert("key", {{"state", "Utah"}});

    backend().pass(10s);

    EXPECT_EQ(keys(users().get_indexed_slices(in_state("Utah"))), (Keys{"key"}));
}

TEST_P(IndexTruthContract, does_not_bring_back_a_value_when_the_one_above_it_expires) {
    users().insert("key", {{"state", "Utah"}});
    users().insert("key", {{"state", "Ohio"}}, {.ttl = 5s});

    backend().pass(5s);

    EXPECT_EQ(keys(users().get_indexed_slices(in_state("Ohio"))), Keys());
    EXPECT_EQ(keys(users().get_indexed_slices(in_state("Utah"))), Keys());
}

TEST_P(IndexTruthContract, gives_the_same_after_flushes_and_compactions) {
    users().insert("stays", {{"state", "Utah"}});
    users().insert("moves", {{"state", "Utah"}});
    backend().flush();
    users().insert("moves", {{"state", "Ohio"}});
    users().insert("back", {{"state", "Ohio"}});
    backend().compact();
    EXPECT_EQ(keys(users().get_indexed_slices(in_state("Utah"))), (Keys{"stays"}));
    users().insert("back", {{"state", "Utah"}});
    backend().compact();

    EXPECT_EQ(keys(users().get_indexed_slices(in_state("Utah"))), (Keys{"back", "stays"}));
    EXPECT_EQ(keys(users().get_indexed_slices(in_state("Ohio"))), (Keys{"moves"}));
}

TEST_P(IndexTruthContract, is_built_from_the_rows_there_are) {
    const auto before = users();
    before.insert("key", {{"city", "Provo"}});
    before.insert("overwritten", {{"city", "Provo"}});
    before.insert("overwritten", {{"city", "Dayton"}});
    before.insert("removed", {{"city", "Provo"}});
    before.remove("removed");
    before.insert("expiring", {{"city", "Provo"}}, {.ttl = 5s});

    create_index("city", UTF8_TYPE);
    const auto clause = create_index_clause({create_index_expression("city", "Provo")});

    EXPECT_EQ(keys(users().get_indexed_slices(clause)), (Keys{"expiring", "key"}));
    backend().pass(5s);
    EXPECT_EQ(keys(users().get_indexed_slices(clause)), (Keys{"key"}));
}

TEST_P(IndexTruthContract, is_built_of_a_column_that_was_not_declared_before) {
    users().insert("key", {{"street", "Center Street"}});

    create_index("street", UTF8_TYPE);

    EXPECT_EQ(
        keys(users().get_indexed_slices(create_index_clause({create_index_expression("street", "Center Street")}))),
        (Keys{"key"}));
}

TEST_P(IndexTruthContract, misses_nothing_that_is_written_while_it_is_built) {
    constexpr int ROWS = 2000;
    const auto written = users();
    {
        const std::jthread writer([&] {
            for (int i = 0; i < ROWS; ++i) {
                written.insert(std::to_string(i), {{"city", "Provo"}});
            }
        });
        create_index("city", UTF8_TYPE);
    }
    const auto clause = create_index_clause({create_index_expression("city", "Provo")}, "", std::size_t{2} * ROWS);

    EXPECT_EQ(keys(users().get_indexed_slices(clause)).size(), static_cast<std::size_t>(ROWS));
}

TEST_P(IndexTruthContract, is_not_used_when_it_is_dropped) {
    users().insert("key", {{"state", "Utah"}, {"birthdate", 1970}});
    drop_index("state");

    EXPECT_THROW(users().get_indexed_slices(in_state("Utah")).begin(), InvalidRequestException);
    EXPECT_EQ(keys(users().get_indexed_slices(create_index_clause({create_index_expression("birthdate", 1970)}))),
              (Keys{"key"}));
}

TEST_P(IndexTruthContract, knows_what_was_written_while_it_was_dropped) {
    users().insert("stays", {{"state", "Utah"}});
    users().insert("moves", {{"state", "Utah"}});
    drop_index("state");
    users().insert("moves", {{"state", "Ohio"}});
    users().insert("comes", {{"state", "Utah"}});

    create_index("state", UTF8_TYPE);

    EXPECT_EQ(keys(users().get_indexed_slices(in_state("Utah"))), (Keys{"comes", "stays"}));
}

TEST_P(IndexTruthContract, is_empty_after_a_truncation) {
    users().insert("key", {{"state", "Utah"}});

    users().truncate();

    EXPECT_EQ(keys(users().get_indexed_slices(in_state("Utah"))), Keys());
}

TEST_P(IndexTruthContract, follows_batches) {
    users().insert("gone", {{"state", "Utah"}});

    users().batch().insert("key", {{"state", "Utah"}}).remove("gone").send();

    EXPECT_EQ(keys(users().get_indexed_slices(in_state("Utah"))), (Keys{"key"}));
}

}  // namespace
}  // namespace cassia
