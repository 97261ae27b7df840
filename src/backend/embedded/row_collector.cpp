#include "backend/embedded/row_collector.h"

#include <string>

#include "marshal/big_endian.h"

namespace cassia::embedded {
namespace {

void check_room(const detail::Block& block, std::size_t more) {
    const auto taken = block.taken() + block.entry_size;
    if (taken > block.limit || more > block.limit - taken) {
        throw BlockFull("the columns read take more than " + std::to_string(block.limit) +
                        " bytes; ask for fewer at a time");
    }
}

}  // namespace

void BlockCollector::begin_row(std::string_view key) {
    check_room(block_, key.size());
    const auto first = block_.of_super_columns ? block_.super_columns.size() : block_.cells.size();
    block_.rows.push_back({block_.keep(key), static_cast<std::uint32_t>(first), 0});
}

void BlockCollector::end_row(bool keep_empty) {
    auto& row = block_.rows.back();
    const auto end = block_.of_super_columns ? block_.super_columns.size() : block_.cells.size();
    row.count = static_cast<std::uint32_t>(end) - row.first;
    if (row.count == 0 && !keep_empty) {
        block_.bytes.resize(row.key.offset);
        block_.rows.pop_back();
    }
}

void BlockCollector::add(std::string_view ordered_name, const StoredCell& cell) {
    const auto name = cell.spelling.empty() ? family_.names().last(ordered_name, buffer_) : cell.spelling;
    check_room(block_, name.size() + cell.value.size() + sizeof cell.sum);
    auto& added = block_.cells.emplace_back();
    added.name = block_.keep(name);
    added.timestamp = cell.timestamp;
    added.ttl = cell.ttl;
    if (cell.kind == CellKind::counter) {
        added.value = {static_cast<std::uint32_t>(block_.bytes.size()), sizeof cell.sum};
        marshal::append_big_endian(cell.sum, block_.bytes);
    } else {
        added.value = block_.keep(cell.value);
    }
}

void BlockCollector::begin_super_column(std::string_view ordered_name) {
    buffer_.clear();
    family_.super_names().take_inner(ordered_name, buffer_);
    check_room(block_, buffer_.size());
    block_.super_columns.push_back({block_.keep(buffer_), static_cast<std::uint32_t>(block_.cells.size()), 0});
}

void BlockCollector::end_super_column(std::int64_t columns) {
    if (columns == 0) {
        block_.bytes.resize(block_.super_columns.back().name.offset);
        block_.super_columns.pop_back();
    } else {
        block_.super_columns.back().count = static_cast<std::uint32_t>(columns);
    }
}

}  // namespace cassia::embedded
