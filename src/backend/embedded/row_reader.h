#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <rocksdb/options.h>
#include <rocksdb/snapshot.h>

#include <cassia/detail/block.h>

#include "backend/embedded/column_scan.h"
#include "backend/embedded/column_selection.h"
#include "backend/embedded/family.h"
#include "backend/embedded/row_collector.h"
#include "backend/embedded/store.h"
#include "model/operation.h"

namespace cassia::embedded {

/// Reads rows of a column family, with one selection of columns for all of them.
///
/// Every row is read as of one sequence number of the database: the snapshot's, or the latest when its read begins.
class RowReader {
public:
    /// The request must have been validated. `snapshot`: none, for requests of one row, which do without its lock.
    RowReader(const Store& store, const Family& family, const model::ColumnParent& parent,
              const model::SlicePredicate& predicate, const rocksdb::Snapshot* snapshot = nullptr);

    /// Appends the row to `block` if it has any of the columns.
    void read(std::string_view key, detail::Block& block);

    /// How many of the columns the row has.
    std::int64_t count(std::string_view key);

    /// Appends the row that `iterator` stands in, with the columns it has, if any. Its storage keys begin with `row`.
    /// Where it leaves the iterator, the row may go on.
    void read_here(rocksdb::Iterator& iterator, std::string_view row, std::string_view key, detail::Block& block);

private:
    bool reads_super_columns() const noexcept { return family_.is_super() && !parent_super_column_; }

    std::int64_t read_row(std::string_view key, RowCollector& collector);
    /// A get of one column, without an iterator. None: a write came between, and an iterator has to tell.
    std::optional<std::int64_t> try_single_column(std::string_view row, RowCollector& collector);
    std::int64_t read_positioned(rocksdb::Iterator& iterator, std::string_view row, const Deletions& deletions,
                                 bool positioned, RowCollector& collector);

    std::int64_t read_super_columns(rocksdb::Iterator& iterator, std::string_view row, const Deletions& deletions,
                                    bool positioned, RowCollector& collector);
    std::int64_t super_columns_by_name(rocksdb::Iterator& iterator, std::string_view row, const Deletions& deletions,
                                       RowCollector& collector);
    std::int64_t super_columns_backward(rocksdb::Iterator& iterator, std::string_view row, const Deletions& deletions,
                                        RowCollector& collector);
    /// Returns whether the super column has any column.
    bool read_super_column(rocksdb::Iterator& iterator, std::string_view row, std::string_view ordered_name,
                           const Deletions& deletions, RowCollector& collector) const;
    /// The super column's ordered name in the key that the iterator stands on.
    std::string super_column_here(const rocksdb::Iterator& iterator, std::string_view row) const;

    std::unique_ptr<rocksdb::Iterator> new_iterator() const;
    Deletions get_deletions(std::string_view prefix) const;
    /// Whether a read may see what one as of `sequence` did not.
    bool has_moved_on(rocksdb::SequenceNumber sequence) const;

    const Store& store_;
    const Family& family_;
    rocksdb::ReadOptions read_options_;
    std::int64_t now_;
    /// Ordered; only where the columns of one super column are read.
    std::optional<std::string> parent_super_column_;
    ColumnSelection selection_;
    // Kept, so that rows read one after another share its memory.
    std::string base_;
};

/// Moves the iterator to the deletions of `prefix`, a row or super column, and behind them; returns them, if there are
/// any. `positioned`: it already stands at or past them.
Deletions take_deletions(rocksdb::Iterator& iterator, std::string_view prefix, bool positioned);

}  // namespace cassia::embedded
