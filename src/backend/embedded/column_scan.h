#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

#include <rocksdb/iterator.h>

#include "backend/embedded/column_selection.h"
#include "backend/embedded/deletions.h"
#include "backend/embedded/stored_cell.h"

namespace cassia::embedded {

/// What shadows the columns at one place.
struct Shadow {
    /// The highest timestamp deleted by what lies above: the row, for the columns of a super column.
    std::int64_t above = std::numeric_limits<std::int64_t>::min();
    Deletions own = {};

    /// Whether it hides a cell at `suffix`, COLUMNS_MARK and an ordered name.
    bool hides(std::string_view suffix, const StoredCell& cell) const noexcept {
        // A counter's removal is physical: its sum has no timestamp.
        return cell.kind != CellKind::counter && is_shadowed(cell.timestamp, std::max(above, own.timestamp_at(suffix)));
    }
};

/// Takes the live columns that a scan finds.
class ColumnSink {
public:
    ColumnSink() = default;
    ColumnSink(const ColumnSink&) = delete;
    ColumnSink& operator=(const ColumnSink&) = delete;
    virtual ~ColumnSink() = default;

    virtual void add(std::string_view ordered_name, const StoredCell& cell) = 0;
};

/// Gives `sink` the selected live columns below `base` (a row or super column, then COLUMNS_MARK), in order.
///
/// `positioned`: the iterator already stands at or behind the first key at or past `base`.
/// Afterwards a forward scan has left the iterator on the key after the last one looked at.
/// Returns how many there were.
std::int64_t scan_columns(rocksdb::Iterator& iterator, std::string_view base, const ColumnSelection& selection,
                          const Shadow& shadow, std::int64_t now, bool positioned, ColumnSink& sink);

/// Whether the iterator stands on a key that begins with `prefix`.
bool is_within(const rocksdb::Iterator& iterator, std::string_view prefix);

}  // namespace cassia::embedded
