#include "thriftmodel/answers.h"

#include <cstdint>
#include <string>

#include "marshal/big_endian.h"

namespace cassia::thriftmodel {
namespace {

using detail::Block;
using detail::Cell;

idl::Column column_of(const Block& block, const Cell& cell) {
    idl::Column column;
    column.name = block.at(cell.name);
    column.__set_value(std::string(block.at(cell.value)));
    column.__set_timestamp(cell.timestamp);
    if (cell.ttl != 0) {
        column.__set_ttl(cell.ttl);
    }
    return column;
}

idl::CounterColumn counter_of(const Block& block, const Cell& cell) {
    idl::CounterColumn column;
    column.name = block.at(cell.name);
    column.value = marshal::read_big_endian<std::int64_t>(block.at(cell.value));
    return column;
}

idl::ColumnOrSuperColumn of_column(const Block& block, const Cell& cell) {
    idl::ColumnOrSuperColumn out;
    if (block.of_counters) {
        out.__set_counter_column(counter_of(block, cell));
    } else {
        out.__set_column(column_of(block, cell));
    }
    return out;
}

idl::ColumnOrSuperColumn of_super_column(const Block& block, const detail::SuperColumn& super_column) {
    idl::ColumnOrSuperColumn out;
    const auto fill = [&](auto& filled, const auto& make) {
        filled.name = block.at(super_column.name);
        filled.columns.reserve(super_column.count);
        for (auto i = super_column.first; i < super_column.first + super_column.count; ++i) {
            filled.columns.push_back(make(block, block.cells[i]));
        }
    };
    if (block.of_counters) {
        fill(out.counter_super_column, counter_of);
        out.__isset.counter_super_column = true;
    } else {
        fill(out.super_column, column_of);
        out.__isset.super_column = true;
    }
    return out;
}

}  // namespace

std::vector<idl::ColumnOrSuperColumn> columns_of(const Block& block, const detail::RowExtent& row) {
    std::vector<idl::ColumnOrSuperColumn> columns;
    columns.reserve(row.count);
    for (auto i = row.first; i < row.first + row.count; ++i) {
        columns.push_back(block.of_super_columns ? of_super_column(block, block.super_columns[i])
                                                 : of_column(block, block.cells[i]));
    }
    return columns;
}

std::vector<idl::KeySlice> key_slices_of(const Block& block) {
    std::vector<idl::KeySlice> slices;
    slices.reserve(block.rows.size());
    for (const auto& row : block.rows) {
        auto& slice = slices.emplace_back();
        slice.key = block.at(row.key);
        slice.columns = columns_of(block, row);
    }
    return slices;
}

}  // namespace cassia::thriftmodel
