#include <cassia/index.h>

#include <gtest/gtest.h>

namespace cassia {
namespace {

TEST(IndexOperator, has_cassandras_numbers) {
    EXPECT_EQ(static_cast<int>(EQ), 0);
    EXPECT_EQ(static_cast<int>(GTE), 1);
    EXPECT_EQ(static_cast<int>(GT), 2);
    EXPECT_EQ(static_cast<int>(LTE), 3);
    EXPECT_EQ(static_cast<int>(LT), 4);
}

TEST(IndexExpression, is_an_eq_unless_told_otherwise) {
    const auto expression = create_index_expression("state", "Utah");

    EXPECT_EQ(expression.column_name, Value("state"));
    EXPECT_EQ(expression.value, Value("Utah"));
    EXPECT_EQ(expression.op, EQ);
}

TEST(IndexClause, has_100_rows_from_the_first_on_unless_told_otherwise) {
    const auto clause = create_index_clause({create_index_expression("state", "Utah")});

    EXPECT_EQ(clause.expressions.size(), 1u);
    EXPECT_EQ(clause.start_key, Value(""));
    EXPECT_EQ(clause.count, 100u);
}

}  // namespace
}  // namespace cassia
