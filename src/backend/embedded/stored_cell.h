#pragma once

#include <cstdint>
#include <string>
#include <string_view>

/// @file
/// What a storage key's value says of a column.
///
///   live         kind(1) | timestamp(8) | [spelling] | value
///   expiring     kind(1) | timestamp(8) | expires(8) | ttl(4) | [spelling] | value
///   expired      kind(1) | timestamp(8) | expires(8) | ttl(4)
///   tombstone    kind(1) | timestamp(8) | deleted_at(8)
///   counter      kind(1) | sum(8), of all that was added
///   spelling     length(2) | name, where kind has the SPELLED bit: the name as written, if the key can't tell it
///
/// Times are in seconds since 1970, timestamps as the client gave them; numbers are big-endian.

namespace cassia::embedded {

enum class CellKind : std::uint8_t {
    live = 1,
    expiring = 2,
    /// An expiring cell whose value was let go after its time. It stays in the order of expiring cells: were it a
    /// tombstone, it would win over one of the same timestamp that expires later.
    expired = 3,
    tombstone = 4,
    counter = 5,
    /// Not a cell: see deletions.h.
    deletions = 6,
    /// Not cells: see index_entry.h.
    index_entry = 7,
    stale_index_entry = 8,
};

/// A cell, viewing the bytes that it was read from.
struct StoredCell {
    CellKind kind = CellKind::live;
    std::int64_t timestamp = 0;
    /// Expiring and expired: when; in seconds.
    std::int64_t expires = 0;
    std::int32_t ttl = 0;
    /// Tombstones: when it was written, in seconds.
    std::int64_t deleted_at = 0;
    /// Counters: the sum, or what is to be added to it.
    std::int64_t sum = 0;
    /// Empty: as the key has it.
    std::string_view spelling = {};
    std::string_view value = {};

    bool is_live(std::int64_t now) const noexcept {
        return kind == CellKind::live || kind == CellKind::counter || (kind == CellKind::expiring && expires > now);
    }
    /// Since when it has been dead, in seconds. Meaningful if it is.
    std::int64_t dead_since() const noexcept { return kind == CellKind::tombstone ? deleted_at : expires; }
};

/// @throws StoreError if `bytes` are no cell.
StoredCell parse_cell(std::string_view bytes);

void append_cell(const StoredCell& cell, std::string& out);

/// Whether `left` prevails over `right`, another cell of the same column: the higher timestamp; then a tombstone; then
/// an expiring cell; then the one that expires later; then the greater value. (Cassandra 5.0's rule. It reads no
/// clock, and whatever the order of merging, the same cell is left.)
bool prevails(const StoredCell& left, const StoredCell& right) noexcept;

/// Whether a timestamp's column is deleted by a deletion of `deletion_timestamp`: a tie goes to the deletion.
constexpr bool is_shadowed(std::int64_t timestamp, std::int64_t deletion_timestamp) noexcept {
    return timestamp <= deletion_timestamp;
}

}  // namespace cassia::embedded
