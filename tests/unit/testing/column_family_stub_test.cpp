#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cassia/cassia.h>
#include <cassia/testing.h>

namespace cassia {
namespace {

using testing::ElementsAre;
using testing::Key;

TEST(ColumnFamilyStub, needs_no_pool) {
    const ColumnFamilyStub family;
    family.insert("row", {{"a", "1"}});

    EXPECT_EQ(family.get("row"), Columns({{"a", "1"}}));
}

TEST(ColumnFamilyStub, begins_with_rows) {
    const ColumnFamilyStub family(StubRows{{"one", {{"a", "1"}, {"b", "2"}}}, {"two", {{"a", "3"}}}});

    EXPECT_EQ(family.size(), 2u);
    EXPECT_EQ(family.get("one"), Columns({{"a", "1"}, {"b", "2"}}));
    EXPECT_EQ(family.get("two"), Columns({{"a", "3"}}));
}

TEST(ColumnFamilyStub, takes_its_name_before_its_rows_or_behind_them) {
    const ConnectionPoolStub pool;
    const ColumnFamilyStub before(pool, "Before", {{"row", {{"a", "1"}}}});
    const ColumnFamilyStub behind(pool, StubRows{{"row", {{"a", "1"}}}}, "Behind");

    EXPECT_THAT(pool.column_families(), ElementsAre(Key("Before"), Key("Behind")));
    EXPECT_EQ(before.get("row"), Columns({{"a", "1"}}));
    EXPECT_EQ(behind.get("row"), Columns({{"a", "1"}}));
}

TEST(ColumnFamilyStub, has_a_name_of_its_own_where_it_is_given_none) {
    const ConnectionPoolStub pool;
    const ColumnFamilyStub first(pool, StubRows{});
    const ColumnFamilyStub second(pool, StubRows{});

    EXPECT_NE(first.name(), second.name());
    EXPECT_THAT(pool.column_families(), ElementsAre(Key(first.name()), Key(second.name())));
}

TEST(ColumnFamilyStub, has_the_types_that_it_is_given) {
    const ConnectionPoolStub pool;
    const ColumnFamilyStub family(
        pool, "Users", {{"thobbs", {{"age", 24}}}},
        {.comparator_type = UTF8_TYPE, .default_validation_class = LONG_TYPE, .key_validation_class = UTF8_TYPE});

    EXPECT_EQ(family.get("thobbs"), Columns({{"age", 24}}));
    EXPECT_THROW(family.insert("thobbs", {{"age", "forty"}}), TypeError);
}

TEST(ColumnFamilyStub, adds_rows_to_a_family_that_is_there) {
    const ConnectionPoolStub pool;
    SystemManagerStub(pool).create_column_family("Keyspace1", "Users", {.default_validation_class = LONG_TYPE});

    const ColumnFamilyStub family(pool, "Users", {{"thobbs", {{"age", 24}}}});

    EXPECT_EQ(family.get("thobbs"), Columns({{"age", 24}}));
}

TEST(ColumnFamilyStub, refuses_options_for_a_family_that_is_there) {
    const ConnectionPoolStub pool;
    const ColumnFamilyStub family(pool, "Users");

    EXPECT_THROW(ColumnFamilyStub(pool, "Users", {}, {.comparator_type = LONG_TYPE}), InvalidRequestException);
}

TEST(ColumnFamilyStub, tells_which_rows_it_contains) {
    const ColumnFamilyStub family(StubRows{{"row", {{"a", "1"}}}});

    EXPECT_TRUE(family.contains("row"));
    EXPECT_FALSE(family.contains("other"));
    family.remove("row");
    EXPECT_FALSE(family.contains("row"));
    EXPECT_EQ(family.size(), 0u);
}

TEST(ColumnFamilyStub, sends_at_once_what_is_put_into_a_batch) {
    const ColumnFamilyStub family(StubRows{{"old", {{"a", "1"}}}});
    auto batch = family.batch();

    batch.insert("new", {{"a", "2"}});
    EXPECT_TRUE(family.contains("new"));
    batch.remove("old");
    EXPECT_FALSE(family.contains("old"));
}

TEST(ColumnFamilyStub, slices_ranges_and_truncates_as_any) {
    const ColumnFamilyStub family(StubRows{{"row", {{"a", "1"}, {"b", "2"}, {"c", "3"}}}});

    EXPECT_EQ(family.get("row", {.column_start = "b", .include_timestamp = true}), Columns({{"b", "2"}, {"c", "3"}}));
    EXPECT_EQ(family.multiget({"row", "other"}).size(), 1u);
    EXPECT_EQ(family.get_count("row"), 3);
    family.truncate();
    EXPECT_EQ(family.size(), 0u);
}

TEST(ColumnFamilyStub, is_asked_by_an_index_as_any) {
    const ConnectionPoolStub pool;
    SystemManagerStub system(pool);
    system.create_column_family("Keyspace1", "Users", {.comparator_type = UTF8_TYPE});
    system.create_index("Keyspace1", "Users", "state", UTF8_TYPE);
    const ColumnFamilyStub family(pool, "Users", {{"one", {{"state", "Utah"}}}, {"two", {{"state", "Ohio"}}}});

    std::vector<Value> keys;
    for (const auto& [key, columns] :
         family.get_indexed_slices(create_index_clause({create_index_expression("state", "Utah")}))) {
        keys.push_back(key);
    }

    EXPECT_THAT(keys, ElementsAre(Value("one")));
}

}  // namespace
}  // namespace cassia
