#include "contract/indexed_family.h"

namespace cassia {
namespace {

using namespace support;
using namespace std::chrono_literals;
using testing::HasSubstr;
using testing::ThrowsMessage;

class IndexContract : public OnIndexedFamily {};
INSTANTIATE_TEST_SUITE_P(Backends, IndexContract, every_backend(), name_of_backend);

void insert_the_manuals_users(const ColumnFamily& users) {
    users.insert("john", {{"name", "John Smith"}, {"state", "Utah"}, {"birthdate", 1971}});
    users.insert("mike", {{"name", "Mike Scott"}, {"state", "Utah"}, {"birthdate", 1980}});
    users.insert("jeff", {{"name", "Jeff Bird"}, {"state", "Utah"}, {"birthdate", 1973}});
    users.insert("old", {{"name", "Old"}, {"state", "Utah"}, {"birthdate", 1970}});
    users.insert("far", {{"name", "Far"}, {"state", "Ohio"}, {"birthdate", 1980}});
    users.insert("ageless", {{"name", "Ageless"}, {"state", "Utah"}});
}

// The manual's example (lines 2141–2148).
TEST_P(IndexContract, gives_the_rows_that_satisfy_all_expressions) {
    insert_the_manuals_users(users());
    const auto state = create_index_expression("state", "Utah");
    const auto birthdate = create_index_expression("birthdate", 1970, GT);
    const auto clause = create_index_clause({state, birthdate}, "", 20);

    EXPECT_EQ(keys(users().get_indexed_slices(clause)), (Keys{"jeff", "john", "mike"}));
}

TEST_P(IndexContract, gives_whole_rows_with_their_types) {
    insert_the_manuals_users(users());
    const auto clause = create_index_clause({create_index_expression("birthdate", 1971)});

    EXPECT_EQ(show(users().get_indexed_slices(clause)),
              "{'john': {'birthdate': 1971, 'name': 'John Smith', 'state': 'Utah'}}");
}

TEST_P(IndexContract, satisfies_every_operator) {
    insert_the_manuals_users(users());
    const auto compared_with_1973 = [&](IndexOperator op) {
        return keys(users().get_indexed_slices(create_index_clause(
            {create_index_expression("state", "Utah"), create_index_expression("birthdate", 1973, op)})));
    };

    EXPECT_EQ(compared_with_1973(EQ), (Keys{"jeff"}));
    EXPECT_EQ(compared_with_1973(GT), (Keys{"mike"}));
    EXPECT_EQ(compared_with_1973(GTE), (Keys{"jeff", "mike"}));
    EXPECT_EQ(compared_with_1973(LT), (Keys{"john", "old"}));
    EXPECT_EQ(compared_with_1973(LTE), (Keys{"jeff", "john", "old"}));
}

TEST_P(IndexContract, takes_expressions_on_columns_without_an_index) {
    insert_the_manuals_users(users());
    const auto clause =
        create_index_clause({create_index_expression("name", "K", GT), create_index_expression("state", "Utah")});

    EXPECT_EQ(keys(users().get_indexed_slices(clause)), (Keys{"mike", "old"}));
}

TEST_P(IndexContract, needs_an_eq_on_an_indexed_column) {
    const auto without_index = create_index_clause({create_index_expression("name", "Far")});
    const auto without_eq = create_index_clause({create_index_expression("birthdate", 1970, GT)});

    EXPECT_THROW(users().get_indexed_slices(without_index).begin(), InvalidRequestException);
    EXPECT_THROW(users().get_indexed_slices(without_eq).begin(), InvalidRequestException);
}

TEST_P(IndexContract, refuses_an_operator_that_is_none) {
    const IndexClause clause{{{"state", "Utah"}, {"state", "Utah", static_cast<IndexOperator>(5)}}};

    EXPECT_THAT([&] { users().get_indexed_slices(clause); },
                ThrowsMessage<InvalidRequestError>(
                    HasSubstr("the operator of an index expression is 5; it must be EQ, GTE, GT, LTE or LT")));
}

TEST_P(IndexContract, packs_values_by_the_columns_validator) {
    const auto clause = create_index_clause({create_index_expression("birthdate", "long ago")});

    EXPECT_THAT([&] { users().get_indexed_slices(clause); },
                ThrowsMessage<TypeError>(HasSubstr("column 'birthdate' of 'Indexed")));
}

TEST_P(IndexContract, is_refused_on_a_super_column_family) {
    const auto clause = in_state("Utah");

    EXPECT_THAT([&] { family("Super").get_indexed_slices(clause); },
                ThrowsMessage<InvalidRequestException>(HasSubstr("column family 'Super' is super")));
}

TEST_P(IndexContract, refuses_a_clause_without_expressions) {
    EXPECT_THROW(create_index_clause({}), InvalidRequestError);
}

TEST_P(IndexContract, gives_the_columns_asked_for) {
    insert_the_manuals_users(users());
    const auto clause = create_index_clause({create_index_expression("birthdate", 1971)});

    EXPECT_EQ(show(users().get_indexed_slices(clause, {.columns = {"name"}})), "{'john': {'name': 'John Smith'}}");
    EXPECT_EQ(show(users().get_indexed_slices(clause, {.column_start = "c", .column_finish = "o"})),
              "{'john': {'name': 'John Smith'}}");
}

TEST_P(IndexContract, gives_columns_in_reverse) {
    insert_the_manuals_users(users());
    const auto clause = create_index_clause({create_index_expression("birthdate", 1971)});

    EXPECT_EQ(show(users().get_indexed_slices(clause, {.column_reversed = true, .column_count = 1})),
              "{'john': {'state': 'Utah'}}");
}

TEST_P(IndexContract, gives_a_row_that_has_none_of_the_columns_asked_for_without_columns) {
    insert_the_manuals_users(users());

    EXPECT_EQ(show(users().get_indexed_slices(in_state("Ohio"), {.columns = {"nothing"}})), "{'far': {}}");
}

TEST_P(IndexContract, includes_timestamps_and_times_to_live) {
    users().insert("key", {{"state", "Utah"}}, {.timestamp = 42, .ttl = 100s});

    const auto rows = users().get_indexed_slices(in_state("Utah"), {.include_timestamp = true, .include_ttl = true});

    const auto first = rows.begin();
    ASSERT_NE(first, rows.end());
    const auto& row = (*first).columns;
    EXPECT_EQ(row.at(0).timestamp(), 42);
    EXPECT_EQ(row.at(0).ttl(), 100);
}

TEST_P(IndexContract, reads_at_the_level_given) {
    users().insert("key", {{"state", "Utah"}});

    EXPECT_THROW(
        users().get_indexed_slices(in_state("Utah"), {.read_consistency_level = ConsistencyLevel::THREE}).begin(),
        UnavailableException);
}

TEST_P(IndexContract, limits_the_rows_by_count) {
    insert_the_manuals_users(users());
    auto clause = in_state("Utah");
    clause.count = 2;

    EXPECT_EQ(keys(users().get_indexed_slices(clause)).size(), 2u);

    clause.count = 0;
    EXPECT_EQ(keys(users().get_indexed_slices(clause)), Keys());
}

TEST_P(IndexContract, gives_100_rows_by_default) {
    for (int i = 0; i < 101; ++i) {
        users().insert(std::to_string(i), {{"state", "Utah"}});
    }

    EXPECT_EQ(keys(users().get_indexed_slices(in_state("Utah"))).size(), 100u);
}

class IndexPagesContract : public OnIndexedFamily {
public:
    IndexPagesContract() {
        for (int i = 0; i < 7; ++i) {
            users().insert(std::to_string(i), {{"state", "Utah"}});
        }
    }

    std::vector<std::string> read(std::size_t buffer_size, std::size_t count) const {
        auto clause = in_state("Utah");
        clause.count = count;
        return keys(users().get_indexed_slices(clause, {.buffer_size = buffer_size}));
    }
};
INSTANTIATE_TEST_SUITE_P(Backends, IndexPagesContract, every_backend(), name_of_backend);

TEST_P(IndexPagesContract, gives_each_row_once_whatever_the_page) {
    for (const std::size_t buffer_size : {2U, 3U, 6U, 7U, 8U}) {
        EXPECT_EQ(read(buffer_size, 100), (Keys{"0", "1", "2", "3", "4", "5", "6"})) << buffer_size << " rows a page";
    }
}

TEST_P(IndexPagesContract, limits_the_rows_of_all_pages_by_count) {
    for (const std::size_t count : {1U, 2U, 3U, 4U, 5U, 6U}) {
        EXPECT_EQ(read(2, count).size(), count) << "of " << count;
    }
}

TEST_P(IndexPagesContract, goes_on_behind_a_row_that_was_removed_meanwhile) {
    Keys seen;
    for (const auto& [key, columns] : users().get_indexed_slices(in_state("Utah"), {.buffer_size = 2})) {
        seen.push_back(key.as<std::string>());
        users().remove(key);
    }

    std::sort(seen.begin(), seen.end());
    EXPECT_EQ(seen, (Keys{"0", "1", "2", "3", "4", "5", "6"}));
    EXPECT_EQ(read(2, 100), Keys());
}

// The next page then begins with a row that was not given yet.
TEST_P(IndexPagesContract, limits_the_rows_by_count_though_those_given_are_removed_meanwhile) {
    auto clause = in_state("Utah");
    clause.count = 3;
    Keys seen;
    for (const auto& [key, columns] : users().get_indexed_slices(clause, {.buffer_size = 2})) {
        seen.push_back(key.as<std::string>());
        users().remove(key);
    }

    EXPECT_EQ(seen.size(), 3u);
    EXPECT_EQ(read(2, 100).size(), 4u);
}

TEST_P(IndexPagesContract, starts_with_the_start_key) {
    Keys in_order;
    for (const auto& [key, columns] : users().get_range()) {
        in_order.push_back(key.as<std::string>());
    }
    auto clause = in_state("Utah");
    clause.start_key = in_order[3];

    Keys seen;
    for (const auto& [key, columns] : users().get_indexed_slices(clause, {.buffer_size = 2})) {
        seen.push_back(key.as<std::string>());
    }

    EXPECT_EQ(seen, Keys(in_order.begin() + 3, in_order.end()));
}

TEST_P(IndexPagesContract, begins_anew_with_each_begin) {
    const auto rows = users().get_indexed_slices(in_state("Utah"), {.buffer_size = 2});

    EXPECT_EQ(keys(rows).size(), 7u);
    EXPECT_EQ(keys(rows).size(), 7u);
}

TEST_P(IndexPagesContract, are_of_the_families_buffer_size) {
    EXPECT_EQ(keys(users({.buffer_size = 2}).get_indexed_slices(in_state("Utah"))),
              (Keys{"0", "1", "2", "3", "4", "5", "6"}));
}

TEST_P(IndexPagesContract, refuses_a_page_of_one_row) {
    EXPECT_THROW(read(1, 100), InvalidRequestError);
}

}  // namespace
}  // namespace cassia
