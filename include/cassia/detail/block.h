#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

/// @file
/// How rows that were read lie in memory. Users meet it through Row and never directly.

namespace cassia::detail {

/// What a read asked to come with its columns.
struct ReadWith {
    bool timestamp = false;
    bool ttl = false;
};

/// A stretch of a block's bytes.
struct Extent {
    std::uint32_t offset = 0;
    std::uint32_t size = 0;
};

/// A column: where its bytes are, and what came with them.
struct Cell {
    Extent name;
    Extent value;
    std::int64_t timestamp = 0;
    /// Seconds, as written; 0: none.
    std::int32_t ttl = 0;
};

/// A super column: its name, and which cells are its subcolumns.
struct SuperColumn {
    Extent name;
    std::uint32_t first = 0;
    std::uint32_t count = 0;
};

/// A row: its key, and which of the block's cells, or of its super columns, it has.
struct RowExtent {
    Extent key;
    std::uint32_t first = 0;
    std::uint32_t count = 0;
};

/// What a read returned: the bytes of keys, names and values, one after another, and where each of them is.
struct Block {
    std::string bytes;
    std::vector<Cell> cells;
    std::vector<SuperColumn> super_columns;
    std::vector<RowExtent> rows;
    /// Whether the rows count super columns rather than cells.
    bool of_super_columns = false;
    /// Whether the cells are counters.
    bool of_counters = false;
    /// What reading into it may take, in bytes; extents can't tell more than 4 GiB apart.
    std::size_t limit = std::numeric_limits<std::uint32_t>::max();
    /// What each cell, super column and row counts for in that, besides its bytes.
    std::size_t entry_size = sizeof(Cell);

    /// What it has taken of its limit.
    std::size_t taken() const noexcept {
        return bytes.size() + (cells.size() + super_columns.size() + rows.size()) * entry_size;
    }

    std::string_view at(Extent extent) const noexcept { return {bytes.data() + extent.offset, extent.size}; }

    /// Appends bytes and tells where they are.
    Extent keep(std::string_view data) {
        const Extent extent{static_cast<std::uint32_t>(bytes.size()), static_cast<std::uint32_t>(data.size())};
        bytes.append(data);
        return extent;
    }
};

}  // namespace cassia::detail
