#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <cassia/cassandra_type.h>
#include <cassia/detail/block.h>

#include "backend/cql/mapping/table.h"
#include "backend/cql/protocol/body_reader.h"

namespace cassia::cql {

/// Rows as they are put together from the answers to several statements. The bytes lie in the block that they are for.
class CollectedRows {
public:
    /// @param of_super_columns whether what is collected are super columns, each with its subcolumns.
    CollectedRows(const Table& table, bool of_super_columns, detail::Block& block)
        : table_(table), of_super_columns_(of_super_columns), block_(block) {}

    std::size_t size() const noexcept { return rows_.size(); }
    std::string_view key(std::size_t row) const { return rows_[row].key; }

    /// Adds a row, unless there is one of this key.
    /// @return its number.
    std::size_t add_row(std::string_view key);

    /// How many cells of an answer make the row key.
    std::size_t key_size() const noexcept { return table_.keys.size(); }
    /// The row key that these cells make.
    std::string key_of(std::span<const OptionalBytes> cells) const;

    /// Adds what {cell} selects to a row; what has no name or no value is none.
    void add_cell(std::size_t row, std::span<const OptionalBytes> cells);
    /// Adds of what {declared} selects the columns that are wanted, one flag for each declared.
    void add_declared(std::size_t row, std::span<const OptionalBytes> cells, const std::vector<bool>& wanted);

    /// Puts a row's super columns in the opposite order.
    void reverse_super_columns(std::size_t row);
    /// Sorts a row's columns, and keeps the first `count`.
    void merge(std::size_t row, const Type& comparator, bool reversed, std::size_t count);
    /// Keeps the first `count` super columns.
    void keep_super_columns(std::size_t row, std::size_t count);

    /// How many columns, or super columns, a row has.
    std::int64_t count(std::size_t row) const noexcept;

    /// Moves the rows into the block. @param keep_empty whether rows without columns are among them.
    void put_into_block(bool keep_empty);

private:
    struct SuperColumn {
        detail::Extent name;
        std::vector<detail::Cell> cells;
    };
    struct CollectedRow {
        std::string key;
        std::vector<detail::Cell> cells = {};
        std::vector<SuperColumn> super_columns = {};
        // Cells from here on are declared columns.
        std::size_t first_declared = 0;
    };

    detail::Extent keep(std::string_view bytes);
    /// A cell of these three, of which a counter has the first.
    detail::Cell make_cell(detail::Extent name, std::span<const OptionalBytes> cells);
    void check_size(std::span<const OptionalBytes> cells, std::size_t expected) const;
    std::size_t value_cells() const noexcept { return table_.has_counters ? 1 : 3; }

    const Table& table_;
    bool of_super_columns_;
    detail::Block& block_;
    std::vector<CollectedRow> rows_;
    std::unordered_map<std::string, std::size_t> numbers_;
};

}  // namespace cassia::cql
