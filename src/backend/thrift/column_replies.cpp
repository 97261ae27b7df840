#include "backend/thrift/column_replies.h"

#include <string_view>
#include <unordered_map>
#include <utility>

#include <cassia/errors.h>

#include "backend/thrift/binary_reader.h"

namespace cassia::thrift {
namespace {

using detail::Block;
using detail::RowExtent;

// Field numbers of the IDL.
constexpr std::int16_t RESULT = 0;
constexpr std::int16_t COLUMN = 1;
constexpr std::int16_t SUPER_COLUMN = 2;
constexpr std::int16_t COUNTER_COLUMN = 3;
constexpr std::int16_t COUNTER_SUPER_COLUMN = 4;
constexpr std::int16_t NAME = 1;
constexpr std::int16_t VALUE = 2;
constexpr std::int16_t SUBCOLUMNS = 2;
constexpr std::int16_t TIMESTAMP = 3;
constexpr std::int16_t TTL = 4;
constexpr std::int16_t KEY = 1;
constexpr std::int16_t COLUMNS = 2;

template <typename Elements>
std::uint32_t count(const Elements& elements) noexcept {
    return static_cast<std::uint32_t>(elements.size());
}

/// Reads rows from the bytes of an answer, once the block has them.
class RowReader {
public:
    RowReader(Reply&& reply, Block& block)
        : block_(block), reader_(take(std::move(reply), block)), field_(reader_.read_field()) {}

    /// The result's size, when it is of this type.
    BinaryReader::Map read_map() {
        check(WireType::MAP);
        return reader_.read_map();
    }
    BinaryReader::List read_list() {
        check(WireType::LIST);
        return reader_.read_list();
    }
    detail::Extent read_key() { return reader_.read_binary(); }
    /// What follows the result.
    void read_end() {
        if (reader_.read_field().type != WireType::STOP) {
            throw ProtocolException("the answer has something else behind its rows");
        }
    }

    /// A KeySlice.
    void read_key_slice() {
        detail::Extent key;
        bool has_columns = false;
        read_struct([&](BinaryReader::Field field) {
            if (field.id == KEY && field.type == WireType::BINARY) {
                key = reader_.read_binary();
            } else if (field.id == COLUMNS && field.type == WireType::LIST && !has_columns) {
                read_row({});
                has_columns = true;
            } else {
                reader_.skip(field.type);
            }
        });
        if (!has_columns) {
            throw ProtocolException("the answer has a row without its columns");
        }
        block_.rows.back().key = key;
    }

    /// A list of columns or super columns.
    void read_row(detail::Extent key) { read_row(key, reader_.read_list()); }
    void read_row(detail::Extent key, BinaryReader::List list) {
        const auto first_cell = count(block_.cells);
        const auto first_super_column = count(block_.super_columns);
        for (std::uint32_t i = 0; i < list.size; ++i) {
            read_column();
        }
        block_.rows.push_back(block_.of_super_columns
                                  ? RowExtent{key, first_super_column, count(block_.super_columns) - first_super_column}
                                  : RowExtent{key, first_cell, count(block_.cells) - first_cell});
    }

private:
    static BinaryReader take(Reply&& reply, Block& block) {
        const auto position = block.bytes.size() + reply.body;
        if (block.bytes.empty()) {
            block.bytes = std::move(reply.bytes);
        } else {
            block.bytes += reply.bytes;
        }
        return BinaryReader(block.bytes, position);
    }

    void check(WireType type) const {
        if (field_.type != type || field_.id != RESULT) {
            throw ProtocolException("the answer has no rows where the call is answered with rows");
        }
    }

    template <typename Read>
    void read_struct(const Read& read) {
        for (auto field = reader_.read_field(); field.type != WireType::STOP; field = reader_.read_field()) {
            read(field);
        }
    }

    void read_column() {
        read_struct([this](BinaryReader::Field field) {
            const bool is_struct = field.type == WireType::STRUCT;
            if (is_struct && (field.id == COLUMN || field.id == COUNTER_COLUMN)) {
                expect_kind(!block_.of_super_columns);
                read_cell();
            } else if (is_struct && (field.id == SUPER_COLUMN || field.id == COUNTER_SUPER_COLUMN)) {
                expect_kind(block_.of_super_columns || block_.cells.empty());
                block_.of_super_columns = true;
                read_super_column();
            } else {
                reader_.skip(field.type);
            }
        });
    }

    // All rows of a block are of columns, or all of super columns: their extents count one or the other.
    static void expect_kind(bool is_that_of_the_block) {
        if (!is_that_of_the_block) {
            throw ProtocolException("the answer has columns beside super columns");
        }
    }

    void read_super_column() {
        detail::SuperColumn super_column;
        super_column.first = count(block_.cells);
        read_struct([&](BinaryReader::Field field) {
            if (field.id == NAME && field.type == WireType::BINARY) {
                super_column.name = reader_.read_binary();
            } else if (field.id == SUBCOLUMNS && field.type == WireType::LIST) {
                const auto list = reader_.read_list();
                for (std::uint32_t i = 0; i < list.size; ++i) {
                    read_cell();
                }
            } else {
                reader_.skip(field.type);
            }
        });
        super_column.count = count(block_.cells) - super_column.first;
        block_.super_columns.push_back(super_column);
    }

    void read_cell() {
        detail::Cell cell;
        bool has_name = false;
        read_struct([&](BinaryReader::Field field) {
            if (field.id == NAME && field.type == WireType::BINARY) {
                cell.name = reader_.read_binary();
                has_name = true;
            } else if (field.id == VALUE && field.type == WireType::BINARY) {
                cell.value = reader_.read_binary();
            } else if (field.id == VALUE && field.type == WireType::I64) {
                // A counter: its eight bytes are what CounterColumnType unpacks.
                cell.value = {static_cast<std::uint32_t>(reader_.position()), sizeof(std::int64_t)};
                reader_.read_i64();
            } else if (field.id == TIMESTAMP && field.type == WireType::I64) {
                cell.timestamp = reader_.read_i64();
            } else if (field.id == TTL && field.type == WireType::I32) {
                cell.ttl = reader_.read_i32();
            } else {
                reader_.skip(field.type);
            }
        });
        if (!has_name) {
            throw ProtocolException("the answer has a column without a name");
        }
        block_.cells.push_back(cell);
    }

    Block& block_;
    BinaryReader reader_;
    BinaryReader::Field field_;
};

}  // namespace

bool has_result(const Reply& reply) {
    const auto field = BinaryReader(reply.bytes, reply.body).read_field();
    return field.type != WireType::STOP && field.id == RESULT;
}

void add_slice(Reply&& reply, std::string_view key, Block& block) {
    RowReader reader(std::move(reply), block);
    const auto list = reader.read_list();
    if (list.size > 0) {
        reader.read_row({}, list);
    }
    reader.read_end();
    if (list.size > 0) {
        block.rows.back().key = block.keep(key);
    }
}

void add_slices(Reply&& reply, std::span<const std::string> keys, Block& block) {
    RowReader reader(std::move(reply), block);
    const auto map = reader.read_map();
    const auto first = block.rows.size();
    for (std::uint32_t i = 0; i < map.size; ++i) {
        const auto key = reader.read_key();
        reader.read_row(key);
    }
    reader.read_end();
    std::unordered_map<std::string_view, detail::RowExtent> found;
    for (auto row = block.rows.begin() + static_cast<std::ptrdiff_t>(first); row != block.rows.end(); ++row) {
        if (row->count > 0) {
            found.emplace(block.at(row->key), *row);
        }
    }
    block.rows.resize(first);
    for (const auto& key : keys) {
        if (const auto row = found.find(key); row != found.end()) {
            block.rows.push_back(row->second);
        }
    }
}

void add_rows(Reply&& reply, Block& block) {
    RowReader reader(std::move(reply), block);
    const auto list = reader.read_list();
    for (std::uint32_t i = 0; i < list.size; ++i) {
        reader.read_key_slice();
    }
    reader.read_end();
}

}  // namespace cassia::thrift
