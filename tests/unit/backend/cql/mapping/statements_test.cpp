#include <gmock/gmock.h>

#include <array>
#include <span>
#include <string>
#include <vector>

#include <cassia/errors.h>

#include "backend/cql/mapping/read_statements.h"
#include "backend/cql/mapping/write_statements.h"
#include "unit/backend/cql/mapping/definitions.h"

namespace cassia::cql {
namespace {

using testing::ElementsAre;
using testing::Throws;
using Names = std::span<const std::string>;

constexpr StatementValue UNSET;

Table table(const CfDef& definition = family()) {
    return table_of(definition, CASSANDRA_5_0);
}

/// Names in two columns, as Thrift's composites lie on 3.11.
Table composite_table(bool descending = false) {
    auto composite = table();
    composite.names = {{"column1", "text", descending}, {"column2", "bigint", descending}};
    return composite;
}

std::vector<Statement> write(const Table& into, const model::Mutation& mutation) {
    std::vector<Statement> statements;
    append_statements(into, {into.family, "k", std::span(&mutation, 1)}, statements);
    return statements;
}

const std::vector<std::string> AB = {"a", "b"};
const std::string AB_BYTES("\0\0\0\2\0\0\0\1a\0\0\0\1b", 14);

// ---- reads ----

TEST(SliceStatement, has_no_place_for_an_open_end) {
    const auto statement = read_row(table(), {"Users", {}}, "k", model::SliceRange{"", "", false, 5});

    EXPECT_EQ(text_of(table(), statement.form),
              R"(SELECT "column1", "value", WRITETIME("value"), TTL("value") FROM "Keyspace1"."Users")"
              R"( WHERE "key" = ? LIMIT ?)");
    EXPECT_THAT(statement.values, ElementsAre("k", int_bytes(5)));
}

struct SliceCase {
    const char* name;
    const char* comparator;
    bool reversed;
    /// Where the start is bound, and the order.
    const char* restriction;
};

class SliceStart : public testing::TestWithParam<SliceCase> {};

TEST_P(SliceStart, is_compared_in_the_order_of_values) {
    const auto sliced = table(family(GetParam().comparator));

    const auto statement = read_row(sliced, {"Users", {}}, "k", model::SliceRange{"12345678", "", GetParam().reversed});

    EXPECT_THAT(text_of(sliced, statement.form), testing::HasSubstr(GetParam().restriction));
    EXPECT_EQ(statement.values[1], "12345678");
}

INSTANTIATE_TEST_SUITE_P(
    Directions, SliceStart,
    testing::Values(SliceCase{"forward", "LongType", false, R"("column1" >= ? LIMIT)"},
                    SliceCase{"reversed", "LongType", true, R"("column1" <= ? ORDER BY "column1" DESC LIMIT)"},
                    SliceCase{"of_a_reversed_type", "ReversedType(LongType)", false, R"("column1" <= ? LIMIT)"},
                    SliceCase{"reversed_of_a_reversed_type", "ReversedType(LongType)", true,
                              R"("column1" >= ? ORDER BY "column1" ASC LIMIT)"}),
    [](const auto& test) { return test.param.name; });

TEST(SliceStatement, binds_the_lower_end_first) {
    const auto statement = read_row(table(), {"Users", {}}, "k", model::SliceRange{"z", "a", true, 5});

    EXPECT_THAT(statement.values, ElementsAre("k", "a", "z", int_bytes(5)));
}

TEST(SliceStatement, of_a_super_column_is_of_its_subcolumns) {
    const auto super = table(super_family());

    const auto statement = read_row(super, {"Users", "s"}, "k", model::SliceRange{"", "12345678", true, 5});

    EXPECT_EQ(text_of(super, statement.form),
              R"(SELECT "column1", "column2", "value", WRITETIME("value"), TTL("value") FROM "Keyspace1"."Users")"
              R"( WHERE "key" = ? AND "column1" = ? AND "column2" >= ?)"
              R"( ORDER BY "column1" DESC, "column2" DESC LIMIT ?)");
    EXPECT_THAT(statement.values, ElementsAre("k", "s", "12345678", int_bytes(5)));
}

TEST(SliceStatement, of_composites_in_several_columns_may_leave_out_the_last) {
    const std::string start("\0\1a\1", 4);  // after all that begin with a
    const std::string finish(
        "\0\1c\0\0\x08"
        "12345678\0",
        15);

    const auto statement = read_row(composite_table(), {"Users", {}}, "k", model::SliceRange{start, finish});

    EXPECT_THAT(text_of(composite_table(), statement.form),
                testing::HasSubstr(R"( AND ("column1") > (?) AND ("column1", "column2") <= (?, ?) LIMIT)"));
    EXPECT_THAT(statement.values, ElementsAre("k", "a", "c", "12345678", int_bytes(100)));
}

TEST(SliceStatement, of_composites_the_other_way_round_compares_the_other_way) {
    const std::string start("\0\1a\1", 4);

    const auto statement = read_row(composite_table(true), {"Users", {}}, "k", model::SliceRange{start, ""});

    EXPECT_THAT(text_of(composite_table(true), statement.form), testing::HasSubstr(R"( AND ("column1") < (?) LIMIT)"));
}

TEST(NamesStatement, binds_one_list) {
    const auto statement = read_row(table(), {"Users", {}}, "k", Names(AB));

    EXPECT_THAT(text_of(table(), statement.form), testing::EndsWith(R"(WHERE "key" = ? AND "column1" IN ?)"));
    EXPECT_THAT(statement.values, ElementsAre("k", AB_BYTES));
}

TEST(NamesStatement, of_composites_binds_a_list_of_tuples) {
    const std::vector<std::string> names = {std::string("\0\1a\0\0\1b\0", 8)};

    const auto statement = read_row(composite_table(), {"Users", {}}, "k", Names(names));

    EXPECT_THAT(text_of(composite_table(), statement.form), testing::EndsWith(R"(AND ("column1", "column2") IN ?)"));
    EXPECT_EQ(statement.values[1], std::string("\0\0\0\1\0\0\0\x0a\0\0\0\1a\0\0\0\1b", 18));
}

TEST(NamesStatement, of_half_a_composite_is_refused) {
    const std::vector<std::string> names = {std::string("\0\1a\0", 4)};

    EXPECT_THAT([&] { read_row(composite_table(), {"Users", {}}, "k", Names(names)); },
                Throws<InvalidRequestException>());
}

TEST(RowsStatement, limits_each_row) {
    const auto statement = read_rows(table(), {"Users", {}}, AB, model::SliceRange{"", "", false, 5});

    EXPECT_THAT(text_of(table(), statement.form), testing::EndsWith(R"(WHERE "key" IN ? PER PARTITION LIMIT ?)"));
    EXPECT_THAT(statement.values, ElementsAre(AB_BYTES, int_bytes(5)));
}

TEST(SuperColumnsStatement, gives_each_once) {
    const auto super = table(super_family());

    const auto statement = first_super_columns(super, "k", {"z", "", true, 5});

    EXPECT_EQ(text_of(super, statement.form),
              R"(SELECT "column1" FROM "Keyspace1"."Users" WHERE "key" = ? AND "column1" <= ?)"
              R"( GROUP BY "key", "column1" ORDER BY "column1" DESC LIMIT ?)");
}

TEST(DeclaredStatement, gives_all_declared_columns_of_a_row_once) {
    EXPECT_EQ(text_of(table(users()), read_declared(table(users()), "k").form),
              R"(SELECT DISTINCT "key", "age", WRITETIME("age"), TTL("age") FROM "Keyspace1"."Users" WHERE "key" = ?)");
}

TEST(CountStatement, counts_values) {
    const auto statement = count_rows(table(), {"Users", {}}, AB, model::SliceRange{"a", ""});

    EXPECT_EQ(text_of(table(), statement.form),
              R"(SELECT "key", COUNT("value") FROM "Keyspace1"."Users" WHERE "key" IN ? AND "column1" >= ?)"
              R"( GROUP BY "key")");
    EXPECT_THAT(statement.values, ElementsAre(AB_BYTES, "a"));
}

TEST(RangeStatement, goes_by_tokens) {
    RowRange range;
    const auto token = bigint_bytes(7);
    range.start_token = token;
    range.end_key = "k";

    const auto statement = read_range(table(), range, 5);

    EXPECT_THAT(text_of(table(), statement.form),
                testing::EndsWith(R"( WHERE token("key") > ? AND token("key") <= token(?) PER PARTITION LIMIT ?)"));
    EXPECT_THAT(statement.values, ElementsAre(token, "k", int_bytes(5)));
}

TEST(RangeStatement, of_all_rows_has_no_restriction) {
    EXPECT_EQ(text_of(table(), read_keys(table(), {}, 5).form),
              R"(SELECT DISTINCT "key" FROM "Keyspace1"."Users" LIMIT ?)");
}

TEST(IndexedStatement, gives_the_keys_from_one_on) {
    RowRange range;
    range.start_key = "k";

    const auto statement = read_indexed(table(users()), 0, bigint_bytes(7), range, 5);

    EXPECT_EQ(text_of(table(users()), statement.form),
              R"(SELECT DISTINCT "key" FROM "Keyspace1"."Users" WHERE "age" = ? AND token("key") >= token(?) LIMIT ?)");
    EXPECT_THAT(statement.values, ElementsAre(bigint_bytes(7), "k", int_bytes(5)));
}

// ---- writes ----

TEST(InsertStatement, leaves_the_time_to_live_to_the_family_unless_it_has_one) {
    const auto lasting = write(table(), model::Insertion{{}, "a", "v", 7, 0});
    const auto expiring = write(table(), model::Insertion{{}, "a", "v", 7, 30});

    EXPECT_EQ(text_of(table(), lasting[0].form),
              R"(UPDATE "Keyspace1"."Users" USING TIMESTAMP ? AND TTL ? SET "value" = ?)"
              R"( WHERE "key" = ? AND "column1" = ?)");
    EXPECT_THAT(lasting[0].values, ElementsAre(bigint_bytes(7), UNSET, "v", "k", "a"));
    EXPECT_THAT(expiring[0].values, ElementsAre(bigint_bytes(7), int_bytes(30), "v", "k", "a"));
    EXPECT_EQ(lasting[0].form, expiring[0].form);
}

TEST(InsertStatement, of_a_declared_column_sets_its_own) {
    const auto statements = write(table(users()), model::Insertion{{}, "age", "12345678", 7, 0});

    EXPECT_EQ(text_of(table(users()), statements[0].form),
              R"(UPDATE "Keyspace1"."Users" USING TIMESTAMP ? AND TTL ? SET "age" = ? WHERE "key" = ?)");
    EXPECT_THAT(statements[0].values, ElementsAre(bigint_bytes(7), UNSET, "12345678", "k"));
}

TEST(AddStatement, has_no_timestamp) {
    const auto into = table(counters(super_family()));

    const auto statements = write(into, model::Addition{"s", "12345678", -2});

    EXPECT_EQ(text_of(into, statements[0].form), R"(UPDATE "Keyspace1"."Users" SET "value" = "value" + ?)"
                                                 R"( WHERE "key" = ? AND "column1" = ? AND "column2" = ?)");
    EXPECT_THAT(statements[0].values, ElementsAre(bigint_bytes(-2), "k", "s", "12345678"));
}

TEST(RemoveStatement, removes_a_row_with_all_it_has) {
    const auto statements = write(table(users()), model::Deletion{{}, {}, 7});

    ASSERT_EQ(statements.size(), 1U);
    EXPECT_EQ(text_of(table(users()), statements[0].form),
              R"(DELETE FROM "Keyspace1"."Users" USING TIMESTAMP ? WHERE "key" = ?)");
}

TEST(RemoveStatement, removes_declared_columns_apart) {
    const std::vector<std::string> names = {"a", "age"};

    const auto statements = write(table(users()), model::Deletion{{}, Names(names), 7});

    ASSERT_EQ(statements.size(), 2U);
    EXPECT_EQ(text_of(table(users()), statements[0].form),
              R"(DELETE "age" FROM "Keyspace1"."Users" USING TIMESTAMP ? WHERE "key" = ?)");
    EXPECT_EQ(text_of(table(users()), statements[1].form),
              R"(DELETE FROM "Keyspace1"."Users" USING TIMESTAMP ? WHERE "key" = ? AND "column1" IN ?)");
    EXPECT_THAT(statements[1].values, ElementsAre(bigint_bytes(7), "k", std::string("\0\0\0\1\0\0\0\1a", 9)));
}

TEST(RemoveStatement, removes_the_declared_columns_within_a_slice) {
    EXPECT_EQ(write(table(users()), model::Deletion{{}, model::SliceRange{"a", "b"}, 7}).size(), 2U);
    EXPECT_EQ(write(table(users()), model::Deletion{{}, model::SliceRange{"b", "a", true}, 7}).size(), 2U);
    EXPECT_EQ(write(table(users()), model::Deletion{{}, model::SliceRange{"b", ""}, 7}).size(), 1U);
}

TEST(RemoveStatement, removes_a_super_column) {
    const auto from = table(super_family());

    const auto statements = write(from, model::Deletion{"s", {}, 7});

    EXPECT_EQ(text_of(from, statements[0].form),
              R"(DELETE FROM "Keyspace1"."Users" USING TIMESTAMP ? WHERE "key" = ? AND "column1" = ?)");
}

TEST(RemoveStatement, of_a_counter_is_of_its_row_and_has_no_timestamp) {
    const auto statement = remove_counter(table(counters()), {{"Users", {}}, "k", "a"});

    EXPECT_EQ(text_of(table(counters()), statement.form),
              R"(DELETE FROM "Keyspace1"."Users" WHERE "key" = ? AND "column1" IN ?)");
    EXPECT_THAT(statement.values, ElementsAre("k", std::string("\0\0\0\1\0\0\0\1a", 9)));
}

TEST(RemoveStatement, of_all_counters_of_a_row) {
    const auto statement = remove_counter(table(counters()), {{"Users", {}}, "k", {}});

    EXPECT_EQ(text_of(table(counters()), statement.form), R"(DELETE FROM "Keyspace1"."Users" WHERE "key" = ?)");
}

}  // namespace
}  // namespace cassia::cql
