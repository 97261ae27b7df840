#include <gmock/gmock.h>

#include <array>
#include <string>

#include <cassia/errors.h>

#include "unit/backend/cql/protocol/message_bytes.h"

// Results with rows and metadata that are not as servers' are.

namespace cassia::cql {
namespace {

using namespace std::string_literals;
using support::MessageBytes;
using testing::ElementsAre;
using testing::HasSubstr;

constexpr std::int32_t ROWS = 2;
constexpr std::int32_t PREPARED = 4;
constexpr std::int32_t NO_METADATA = 4;

std::string refusal(const MessageBytes& bytes) {
    try {
        bytes.read(Opcode::RESULT);
        return "taken";
    } catch (const ProtocolException& error) {
        return error.what();
    }
}

MessageBytes rows(std::int32_t columns, std::int32_t count) {
    return MessageBytes().four(ROWS).four(NO_METADATA).four(columns).four(count);
}

/// One column of a type that is to be appended.
MessageBytes column_of_type() {
    return MessageBytes().four(ROWS).four(0).four(1).string("keyspace").string("table").string("column");
}

RowsResult read_rows(const MessageBytes& bytes) {
    return std::get<RowsResult>(bytes.read(Opcode::RESULT).message);
}

TEST(Rows, are_views_of_the_body) {
    const auto bytes = rows(2, 2).bytes("a").four(-1).bytes("").bytes("b");
    auto result = read_rows(bytes);
    std::array<OptionalBytes, 2> row;

    ASSERT_TRUE(result.rows.next(row));
    EXPECT_THAT(row, ElementsAre("a", std::nullopt));
    EXPECT_EQ(row[0]->data(), bytes.str().data() + bytes.str().find('a'));
    ASSERT_TRUE(result.rows.next(row));
    EXPECT_THAT(row, ElementsAre("", "b"));
    EXPECT_FALSE(result.rows.next(row));
}

TEST(Rows, more_than_there_are_bytes_for_are_refused_before_they_are_read) {
    EXPECT_THAT(refusal(rows(1, 0x7fffffff).bytes("a")), HasSubstr("2147483647 rows of 1 columns, and has 5 bytes"));
    EXPECT_THAT(refusal(rows(3, 1).bytes("a").bytes("")), HasSubstr("1 rows of 3 columns, and has 9 bytes"));
}

TEST(Rows, without_columns_are_refused) {
    EXPECT_THAT(refusal(rows(0, 0x7fffffff)), HasSubstr("2147483647 rows of 0 columns"));
    EXPECT_EQ(refusal(rows(0, 0)), "taken");
}

TEST(Rows, whose_cells_end_too_early_are_refused_when_read) {
    const auto bytes = rows(1, 2).bytes("a").four(5).raw("few");
    auto result = read_rows(bytes);
    std::array<OptionalBytes, 1> row;

    EXPECT_TRUE(result.rows.next(row));
    EXPECT_THROW(result.rows.next(row), ProtocolException);
}

TEST(Rows, of_other_columns_than_asked_for_are_refused) {
    const auto bytes = rows(1, 1).bytes("a");
    auto result = read_rows(bytes);
    std::array<OptionalBytes, 2> row;

    EXPECT_THROW(result.rows.next(row), ProtocolException);
}

TEST(Rows, of_a_negative_count_are_refused) {
    EXPECT_THAT(refusal(rows(1, -1)), HasSubstr("a count is -1, and should be 0 or more"));
    EXPECT_THAT(refusal(rows(-1, 1)), HasSubstr("a count is -1, and should be 0 or more"));
}

TEST(Metadata, may_name_a_table_for_each_column) {
    const auto bytes = MessageBytes()
                           .four(ROWS)
                           .four(0)
                           .four(2)
                           .string("k1")
                           .string("t1")
                           .string("c1")
                           .two(1)
                           .string("k2")
                           .string("t2")
                           .string("c2")
                           .two(2)
                           .four(0);

    const auto columns = read_rows(bytes).metadata.columns;

    EXPECT_THAT(columns, ElementsAre(ColumnSpec{"k1", "t1", "c1", {.code = TypeCode::ASCII}},
                                     ColumnSpec{"k2", "t2", "c2", {.code = TypeCode::BIGINT}}));
}

TEST(Metadata, of_more_columns_than_a_table_has_is_refused) {
    EXPECT_THAT(refusal(rows(65'536, 0)), HasSubstr("a result has 65536 columns, and may have 65535"));
}

TEST(Metadata, of_more_pages_without_their_beginning_is_refused) {
    EXPECT_THAT(refusal(MessageBytes().four(ROWS).four(6).four(1).four(-1).four(0)),
                HasSubstr("there are more pages, and not where the next begins"));
}

TEST(Metadata, whose_key_has_a_marker_that_there_is_not_is_refused) {
    const auto bytes = MessageBytes().four(PREPARED).string("id").string("meta").four(0).four(1).four(1).two(1);

    EXPECT_THAT(refusal(bytes), HasSubstr("a part of the partition key is marker 1 of 1"));
}

TEST(Metadata, whose_key_has_more_parts_than_there_are_bytes_is_refused) {
    const auto bytes = MessageBytes().four(PREPARED).string("id").string("meta").four(0).four(1).four(0x7fffffff);

    EXPECT_THAT(refusal(bytes), HasSubstr("bytes left"));
}

TEST(ColumnTypes, that_there_are_not_are_refused) {
    EXPECT_THAT(refusal(column_of_type().two(0x0a).four(0)), HasSubstr("there is no type 0x000a"));
    EXPECT_THAT(refusal(column_of_type().two(0x0099).four(0)), HasSubstr("there is no type 0x0099"));
}

TEST(ColumnTypes, may_be_nested_to_a_limit) {
    auto deepest = column_of_type();
    for (int level = 1; level < TypeReader::MOST_LEVELS; ++level) {
        deepest.two(0x20);
    }
    auto deeper = deepest;

    EXPECT_EQ(refusal(deepest.two(9).four(0)), "taken");
    EXPECT_THAT(refusal(deeper.two(0x20).two(9).four(0)), HasSubstr("types are nested more than 32 deep"));
}

TEST(ColumnTypes, without_an_end_are_refused) {
    auto endless = column_of_type();
    for (int level = 0; level < 100'000; ++level) {
        endless.two(0x20);
    }

    EXPECT_THAT(refusal(endless), HasSubstr("types are nested more than 32 deep"));
}

TEST(ColumnTypes, of_more_parts_than_any_table_has_are_refused) {
    auto wide = MessageBytes().four(ROWS).four(1).four(3).string("keyspace").string("table");
    for (int column = 0; column < 3; ++column) {
        wide.string("c").two(0x31).two(0xffff);
        for (int part = 0; part < 0xffff; ++part) {
            wide.two(9);
        }
    }

    EXPECT_THAT(refusal(wide.four(0)), HasSubstr("a message has more than 131072 types"));
}

TEST(ColumnTypes, of_more_fields_than_there_are_bytes_are_refused) {
    EXPECT_THAT(refusal(column_of_type().two(0x31).two(0xffff).two(9)), HasSubstr("bytes left"));
}

}  // namespace
}  // namespace cassia::cql
