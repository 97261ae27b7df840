#include "backend/cql/session/collected_rows.h"

#include <optional>
#include <string>
#include <vector>

#include <gmock/gmock.h>

#include <cassia/errors.h>
#include <cassia/types.h>

namespace cassia::cql {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using testing::ThrowsMessage;

Table standard() {
    return {.keyspace = "Shop",
            .family = "Users",
            .keys = {{"key", "text"}},
            .names = {{"column1", "text"}},
            .subname = std::nullopt,
            .value = TableColumn{"value", "text"},
            .declared = {{"age", "age", "bigint"}, {"zip", "zip", "text"}}};
}

Table super() {
    auto table = standard();
    table.declared.clear();
    table.subname = TableColumn{"column2", "text"};
    return table;
}

const std::string TIME(8, '\1');
const std::string TTL(4, '\2');

std::vector<std::string> names(const detail::Block& block) {
    std::vector<std::string> all;
    for (const auto& cell : block.cells) {
        all.emplace_back(block.at(cell.name));
    }
    return all;
}

TEST(CollectedRows, have_the_cells_that_have_a_name_and_a_value) {
    const auto table = standard();
    detail::Block block;
    CollectedRows rows(table, false, block);
    const auto row = rows.add_row("thobbs");
    rows.add_cell(row, std::vector<OptionalBytes>{"name", "Tyler", TIME, TTL});
    // A row of the table for static columns alone, and one whose value has been removed.
    rows.add_cell(row, std::vector<OptionalBytes>{std::nullopt, std::nullopt, std::nullopt, std::nullopt});
    rows.add_cell(row, std::vector<OptionalBytes>{"ghost", std::nullopt, std::nullopt, std::nullopt});
    rows.add_cell(row, std::vector<OptionalBytes>{"town", "", TIME, std::nullopt});
    rows.put_into_block(false);

    EXPECT_THAT(names(block), ElementsAre("name", "town"));
    ASSERT_THAT(block.rows, SizeIs(1));
    EXPECT_EQ(block.at(block.rows[0].key), "thobbs");
    EXPECT_EQ(block.cells[0].timestamp, 0x0101010101010101);
    EXPECT_EQ(block.cells[0].ttl, 0x02020202);
    EXPECT_EQ(block.cells[1].ttl, 0);
}

TEST(CollectedRows, leave_rows_without_columns_out_unless_they_are_wanted) {
    const auto table = standard();
    for (const bool keep_empty : {false, true}) {
        detail::Block block;
        CollectedRows rows(table, false, block);
        rows.add_row("empty");
        rows.put_into_block(keep_empty);
        EXPECT_THAT(block.rows, SizeIs(keep_empty ? 1 : 0));
    }
}

TEST(CollectedRows, merge_declared_columns_among_the_others) {
    const auto table = standard();
    const std::string age(8, '\0');
    for (const bool reversed : {false, true}) {
        detail::Block block;
        CollectedRows rows(table, false, block);
        const auto row = rows.add_row("thobbs");
        rows.add_cell(row, std::vector<OptionalBytes>{reversed ? "name" : "abc", "1", TIME, TTL});
        rows.add_cell(row, std::vector<OptionalBytes>{reversed ? "abc" : "name", "2", TIME, TTL});
        rows.add_declared(row, std::vector<OptionalBytes>{age, TIME, TTL, "78701", TIME, TTL}, {true, true});
        rows.merge(row, UTF8_TYPE, reversed, 3);
        rows.put_into_block(false);
        if (reversed) {
            EXPECT_THAT(names(block), ElementsAre("zip", "name", "age"));
        } else {
            EXPECT_THAT(names(block), ElementsAre("abc", "age", "name"));
        }
    }
}

TEST(CollectedRows, have_the_declared_columns_that_are_wanted_and_there) {
    const auto table = standard();
    detail::Block block;
    CollectedRows rows(table, false, block);
    const auto row = rows.add_row("thobbs");
    rows.add_declared(row, std::vector<OptionalBytes>{std::nullopt, std::nullopt, std::nullopt, "78701", TIME, TTL},
                      {true, false});
    EXPECT_EQ(rows.count(row), 0);
    rows.add_declared(row, std::vector<OptionalBytes>{std::nullopt, std::nullopt, std::nullopt, "78701", TIME, TTL},
                      {true, true});
    EXPECT_EQ(rows.count(row), 1);
}

TEST(CollectedRows, put_subcolumns_into_their_super_columns) {
    const auto table = super();
    detail::Block block;
    CollectedRows rows(table, true, block);
    const auto row = rows.add_row("thobbs");
    rows.add_cell(row, std::vector<OptionalBytes>{"one", "a", "1", TIME, TTL});
    rows.add_cell(row, std::vector<OptionalBytes>{"one", "b", "2", TIME, TTL});
    rows.add_cell(row, std::vector<OptionalBytes>{"two", "c", "3", TIME, TTL});
    EXPECT_EQ(rows.count(row), 2);
    rows.reverse_super_columns(row);
    rows.put_into_block(false);

    ASSERT_THAT(block.super_columns, SizeIs(2));
    EXPECT_EQ(block.at(block.super_columns[0].name), "two");
    EXPECT_EQ(block.super_columns[1].count, 2u);
    EXPECT_THAT(names(block), ElementsAre("c", "a", "b"));
    EXPECT_TRUE(block.of_super_columns);
}

TEST(CollectedRows, have_subcolumns_alone_where_one_super_column_is_read) {
    const auto table = super();
    detail::Block block;
    CollectedRows rows(table, false, block);
    rows.add_cell(rows.add_row("thobbs"), std::vector<OptionalBytes>{"one", "a", "1", TIME, TTL});
    rows.put_into_block(false);
    EXPECT_THAT(names(block), ElementsAre("a"));
    EXPECT_THAT(block.super_columns, IsEmpty());
}

TEST(CollectedRows, join_what_lies_in_several_columns) {
    auto table = standard();
    table.declared.clear();
    table.keys.push_back({"key2", "text"});
    table.names.push_back({"column2", "text"});
    detail::Block block;
    CollectedRows rows(table, false, block);
    const std::vector<OptionalBytes> key{"a", "bc"};
    EXPECT_EQ(rows.key_of(key), std::string("\0\1a\0\0\2bc\0", 9));
    const auto row = rows.add_row("key");
    rows.add_cell(row, std::vector<OptionalBytes>{"x", "y", "1", TIME, TTL});
    rows.add_cell(row, std::vector<OptionalBytes>{"x", std::nullopt, "2", TIME, TTL});
    rows.put_into_block(false);
    EXPECT_THAT(names(block), ElementsAre(std::string("\0\1x\0\0\1y\0", 8), std::string("\0\1x\0", 4)));
}

TEST(CollectedRows, refuse_rows_of_another_shape_and_numbers_of_another_size) {
    const auto table = standard();
    detail::Block block;
    CollectedRows rows(table, false, block);
    const auto row = rows.add_row("thobbs");
    EXPECT_THAT([&] { rows.add_cell(row, std::vector<OptionalBytes>{"name", "Tyler"}); },
                ThrowsMessage<ProtocolException>(HasSubstr("'Users' has 2 cells, and should have 4")));
    EXPECT_THROW(rows.add_cell(row, std::vector<OptionalBytes>{"name", "Tyler", "1", TTL}), ProtocolException);
}

TEST(CollectedRows, do_not_grow_past_the_limit_of_their_block) {
    const auto table = standard();
    detail::Block block;
    block.limit = 16;
    CollectedRows rows(table, false, block);
    const auto row = rows.add_row("thobbs");
    EXPECT_THROW(
        rows.add_cell(row, std::vector<OptionalBytes>{"name", std::string_view("a long value of a cell"), TIME, TTL}),
        InvalidRequestException);
}

}  // namespace
}  // namespace cassia::cql
