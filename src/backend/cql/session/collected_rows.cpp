#include "backend/cql/session/collected_rows.h"

#include <algorithm>
#include <utility>

#include <cassia/cassandra_type.h>
#include <cassia/errors.h>

#include "backend/cql/mapping/name_parts.h"
#include "backend/cql/protocol/fault.h"
#include "marshal/big_endian.h"

namespace cassia::cql {
namespace {

using Cells = std::span<const OptionalBytes>;

template <typename Number>
Number number_in(const OptionalBytes& cell) {
    if (!cell) {
        return 0;
    }
    if (cell->size() != sizeof(Number)) {
        fault("a number of " + std::to_string(sizeof(Number)) + " bytes has " + std::to_string(cell->size()));
    }
    return marshal::read_big_endian<Number>(*cell);
}

// What lies in several columns is a composite; trailing components that are null were left out.
std::string joined(Cells cells) {
    std::vector<std::string_view> components;
    for (const auto& cell : cells) {
        if (!cell) {
            break;
        }
        components.push_back(*cell);
    }
    return join(components);
}

}  // namespace

std::size_t CollectedRows::add_row(std::string_view key) {
    const auto [known, is_new] = numbers_.try_emplace(std::string(key), rows_.size());
    if (is_new) {
        rows_.push_back({.key = std::string(key)});
    }
    return known->second;
}

std::string CollectedRows::key_of(Cells cells) const {
    const auto key = cells.first(std::min(key_size(), cells.size()));
    return key.size() == 1 ? std::string(key.front().value_or("")) : joined(key);
}

detail::Extent CollectedRows::keep(std::string_view bytes) {
    if (bytes.size() > block_.limit - std::min(block_.limit, block_.taken())) {
        throw InvalidRequestException("the columns read take more than " + std::to_string(block_.limit) +
                                      " bytes; read fewer at a time");
    }
    return block_.keep(bytes);
}

detail::Cell CollectedRows::make_cell(detail::Extent name, Cells cells) {
    detail::Cell cell{.name = name, .value = keep(*cells[0])};
    if (!table_.has_counters) {
        cell.timestamp = number_in<std::int64_t>(cells[1]);
        cell.ttl = number_in<std::int32_t>(cells[2]);
    }
    return cell;
}

void CollectedRows::check_size(Cells cells, std::size_t expected) const {
    if (cells.size() != expected) {
        fault("a row of '" + table_.family + "' has " + std::to_string(cells.size()) + " cells, and should have " +
              std::to_string(expected));
    }
}

void CollectedRows::add_cell(std::size_t row, Cells cells) {
    const auto names = table_.names.size();
    const auto subnames = table_.subname ? 1U : 0U;
    check_size(cells, names + subnames + value_cells());
    if (!cells[0] || !cells[names + subnames]) {
        return;
    }
    // A super column's name is one column's.
    const auto name = names == 1 ? std::string() : joined(cells.first(names));
    const auto name_bytes = names == 1 ? *cells[0] : std::string_view(name);
    auto& collected = rows_[row];
    if (!table_.subname) {
        const auto kept = keep(name_bytes);
        collected.cells.push_back(make_cell(kept, cells.subspan(names)));
        collected.first_declared = collected.cells.size();
        return;
    }
    if (!cells[names]) {
        return;
    }
    if (of_super_columns_ &&
        (collected.super_columns.empty() || block_.at(collected.super_columns.back().name) != name_bytes)) {
        collected.super_columns.push_back({keep(name_bytes), {}});
    }
    const auto kept = keep(*cells[names]);
    const auto cell = make_cell(kept, cells.subspan(names + 1));
    (of_super_columns_ ? collected.super_columns.back().cells : collected.cells).push_back(cell);
}

void CollectedRows::add_declared(std::size_t row, Cells cells, const std::vector<bool>& wanted) {
    const auto size = value_cells();
    check_size(cells, table_.declared.size() * size);
    for (std::size_t i = 0; i < table_.declared.size(); ++i) {
        const auto column = cells.subspan(i * size, size);
        if (wanted[i] && column[0]) {
            const auto name = keep(table_.declared[i].name);
            rows_[row].cells.push_back(make_cell(name, column));
        }
    }
}

void CollectedRows::reverse_super_columns(std::size_t row) {
    std::reverse(rows_[row].super_columns.begin(), rows_[row].super_columns.end());
}

void CollectedRows::merge(std::size_t row, const Type& comparator, bool reversed, std::size_t count) {
    auto& collected = rows_[row];
    auto& cells = collected.cells;
    const auto before = [&](const detail::Cell& left, const detail::Cell& right) {
        const auto order = comparator->compare(block_.at(left.name), block_.at(right.name));
        return reversed ? order > 0 : order < 0;
    };
    const auto declared = cells.begin() + static_cast<std::ptrdiff_t>(collected.first_declared);
    std::sort(declared, cells.end(), before);
    std::inplace_merge(cells.begin(), declared, cells.end(), before);
    cells.resize(std::min(cells.size(), count));
    collected.first_declared = cells.size();
}

void CollectedRows::keep_super_columns(std::size_t row, std::size_t count) {
    auto& super_columns = rows_[row].super_columns;
    super_columns.resize(std::min(super_columns.size(), count));
}

std::int64_t CollectedRows::count(std::size_t row) const noexcept {
    return static_cast<std::int64_t>(of_super_columns_ ? rows_[row].super_columns.size() : rows_[row].cells.size());
}

void CollectedRows::put_into_block(bool keep_empty) {
    block_.of_super_columns = of_super_columns_;
    block_.of_counters = table_.has_counters;
    const auto number = [](std::size_t size) { return static_cast<std::uint32_t>(size); };
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        auto& row = rows_[i];
        const auto columns = number(static_cast<std::size_t>(count(i)));
        if (columns == 0 && !keep_empty) {
            continue;
        }
        const auto first = number(of_super_columns_ ? block_.super_columns.size() : block_.cells.size());
        block_.rows.push_back({keep(row.key), first, columns});
        for (const auto& super_column : row.super_columns) {
            block_.super_columns.push_back(
                {super_column.name, number(block_.cells.size()), number(super_column.cells.size())});
            block_.cells.insert(block_.cells.end(), super_column.cells.begin(), super_column.cells.end());
        }
        block_.cells.insert(block_.cells.end(), row.cells.begin(), row.cells.end());
    }
    rows_.clear();
    numbers_.clear();
}

}  // namespace cassia::cql
