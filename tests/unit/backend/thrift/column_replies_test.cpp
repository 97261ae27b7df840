#include "backend/thrift/column_replies.h"

#include <gmock/gmock.h>

#include <cassia/errors.h>

#include <thriftmodel/generated/Cassandra.h>
#include "backend/thrift/binary_reader.h"
#include "unit/backend/thrift/thrift_messages.h"

namespace cassia::thrift {
namespace {

namespace idl = thriftmodel::idl;
using testing::ElementsAre;
using testing::IsEmpty;

template <typename Result>
Reply reply_of(const Result& result) {
    Reply reply{support::thrift_message("call", 1, result)};
    BinaryReader reader(reply.bytes);
    reader.read_message();
    reply.body = reader.position();
    return reply;
}

idl::Column column(const std::string& name, const std::string& value, std::int64_t timestamp, std::int32_t ttl = 0) {
    idl::Column out;
    out.name = name;
    out.__set_value(value);
    out.__set_timestamp(timestamp);
    if (ttl != 0) {
        out.__set_ttl(ttl);
    }
    return out;
}

idl::ColumnOrSuperColumn standard(const idl::Column& column) {
    idl::ColumnOrSuperColumn out;
    out.__set_column(column);
    return out;
}

idl::ColumnOrSuperColumn super(const std::string& name, const std::vector<idl::Column>& columns) {
    idl::SuperColumn super_column;
    super_column.name = name;
    super_column.columns = columns;
    idl::ColumnOrSuperColumn out;
    out.__set_super_column(super_column);
    return out;
}

idl::ColumnOrSuperColumn counter(const std::string& name, std::int64_t value) {
    idl::CounterColumn column;
    column.name = name;
    column.value = value;
    idl::ColumnOrSuperColumn out;
    out.__set_counter_column(column);
    return out;
}

idl::KeySlice slice(const std::string& key, const std::vector<idl::ColumnOrSuperColumn>& columns) {
    idl::KeySlice out;
    out.key = key;
    out.columns = columns;
    return out;
}

idl::Cassandra_get_range_slices_result rows(const std::vector<idl::KeySlice>& rows) {
    idl::Cassandra_get_range_slices_result result;
    result.success = rows;
    result.__isset.success = true;
    return result;
}

/// "key: name=value@timestamp …" for each row; super columns in braces.
std::vector<std::string> shown(const detail::Block& block) {
    const auto cells = [&](std::uint32_t first, std::uint32_t count) {
        std::string text;
        for (std::uint32_t i = first; i < first + count; ++i) {
            const auto& cell = block.cells[i];
            text += ' ' + std::string(block.at(cell.name)) + '=' + std::string(block.at(cell.value)) + '@' +
                    std::to_string(cell.timestamp) + '+' + std::to_string(cell.ttl);
        }
        return text;
    };
    std::vector<std::string> out;
    for (const auto& row : block.rows) {
        auto text = std::string(block.at(row.key)) + ':';
        if (block.of_super_columns) {
            for (std::uint32_t i = row.first; i < row.first + row.count; ++i) {
                const auto& super_column = block.super_columns[i];
                text += ' ' + std::string(block.at(super_column.name)) + '{' +
                        cells(super_column.first, super_column.count) + '}';
            }
        } else {
            text += cells(row.first, row.count);
        }
        out.push_back(std::move(text));
    }
    return out;
}

TEST(ColumnReplies, become_a_row_with_the_key_that_was_asked_for) {
    idl::Cassandra_get_slice_result result;
    result.success = {standard(column("a", "1", 7)), standard(column("b", "", 8, 100))};
    result.__isset.success = true;
    detail::Block block;

    add_slice(reply_of(result), "row", block);

    EXPECT_THAT(shown(block), ElementsAre("row: a=1@7+0 b=@8+100"));
}

TEST(ColumnReplies, without_columns_become_no_row) {
    idl::Cassandra_get_slice_result result;
    result.__isset.success = true;
    detail::Block block;

    add_slice(reply_of(result), "row", block);

    EXPECT_THAT(shown(block), IsEmpty());
}

TEST(ColumnReplies, of_several_rows_stand_in_the_order_of_the_keys_and_leave_empty_ones_out) {
    idl::Cassandra_multiget_slice_result result;
    result.success = {{"x", {standard(column("a", "1", 1))}}, {"y", {}}, {"z", {standard(column("b", "2", 2))}}};
    result.__isset.success = true;
    const std::vector<std::string> keys{"z", "missing", "y", "x"};
    detail::Block block;

    add_slices(reply_of(result), keys, block);

    EXPECT_THAT(shown(block), ElementsAre("z: b=2@2+0", "x: a=1@1+0"));
}

TEST(ColumnReplies, of_a_range_keep_rows_without_columns) {
    detail::Block block;

    add_rows(reply_of(rows({slice("ghost", {}), slice("row", {standard(column("a", "1", 1))})})), block);

    EXPECT_THAT(shown(block), ElementsAre("ghost:", "row: a=1@1+0"));
}

TEST(ColumnReplies, may_be_super_columns) {
    detail::Block block;

    add_rows(reply_of(rows({slice("one", {super("s", {column("a", "1", 1), column("b", "2", 2)}), super("t", {})}),
                            slice("two", {super("u", {column("c", "3", 3)})})})),
             block);

    EXPECT_THAT(shown(block), ElementsAre("one: s{ a=1@1+0 b=2@2+0} t{}", "two: u{ c=3@3+0}"));
}

TEST(ColumnReplies, with_rows_of_columns_beside_rows_of_super_columns_are_refused) {
    const auto columns = slice("one", {standard(column("a", "1", 1)), standard(column("b", "2", 2))});
    const auto super_columns = slice("two", {super("s", {column("a", "1", 1)})});

    for (const auto& both : {rows({columns, super_columns}), rows({super_columns, columns})}) {
        detail::Block block;
        EXPECT_THROW(add_rows(reply_of(both), block), ProtocolException);
    }
}

TEST(ColumnReplies, have_a_counters_eight_bytes_for_its_value) {
    using namespace std::string_literals;
    detail::Block block;

    add_rows(reply_of(rows({slice("row", {counter("n", 258)})})), block);

    EXPECT_EQ(block.at(block.cells.at(0).value), "\0\0\0\0\0\0\1\2"s);
}

TEST(ColumnReplies, are_added_to_those_before) {
    detail::Block block;

    add_rows(reply_of(rows({slice("one", {standard(column("a", "1", 1))})})), block);
    add_rows(reply_of(rows({slice("two", {standard(column("b", "2", 2))})})), block);

    EXPECT_THAT(shown(block), ElementsAre("one: a=1@1+0", "two: b=2@2+0"));
}

TEST(ColumnReplies, that_are_cut_off_anywhere_are_refused) {
    const auto whole =
        reply_of(rows({slice("one", {super("s", {column("a", "1", 1, 5)})}), slice("two", {counter("n", 1)})}));

    for (auto size = whole.body; size < whole.bytes.size(); ++size) {
        detail::Block block;
        EXPECT_THROW(add_rows({whole.bytes.substr(0, size), whole.body}, block), ProtocolException) << size << " bytes";
    }
}

TEST(ColumnReplies, with_any_byte_changed_are_read_or_refused) {
    const auto whole =
        reply_of(rows({slice("one", {super("s", {column("a", "1", 1, 5)})}), slice("two", {counter("n", 1)})}));
    std::size_t refused = 0;

    for (auto place = whole.body; place < whole.bytes.size(); ++place) {
        for (int byte = 0; byte < 256; ++byte) {
            auto changed = whole.bytes;
            changed[place] = static_cast<char>(byte);
            detail::Block block;
            try {
                add_rows({std::move(changed), whole.body}, block);
                shown(block);
            } catch (const ProtocolException&) {
                ++refused;
            }
        }
    }

    EXPECT_GT(refused, 1000u);
}

TEST(ColumnReplies, with_an_error_have_no_result) {
    idl::Cassandra_get_slice_result result;
    result.__isset.te = true;

    EXPECT_FALSE(has_result(reply_of(result)));
}

TEST(ColumnReplies, of_another_call_are_refused) {
    idl::Cassandra_get_count_result result;
    result.success = 3;
    result.__isset.success = true;
    detail::Block block;

    EXPECT_THROW(add_slice(reply_of(result), "row", block), ProtocolException);
}

}  // namespace
}  // namespace cassia::thrift
