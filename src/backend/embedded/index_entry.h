#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

#include "backend/embedded/family.h"
#include "backend/embedded/partitioner.h"

/// @file
/// Entries of a secondary index: one for each value that a row's column has had.
///
///   entry key      index(4) | value, ordered | token | row key, escaped
///   entry value    kind(1) | id(8) | expires(8)
///
/// An entry is written blind, with the column, and is a hint: the row decides whether it holds. One that does not is
/// marked as stale, by its id: a write of the same value has another, whatever its timestamp, and the mark does not
/// touch it, though it may have come between the reader's look at the row and the mark.

namespace cassia::embedded {

struct IndexEntry {
    static constexpr std::int64_t NEVER = std::numeric_limits<std::int64_t>::max();

    /// Of the write; that of the write that it is about, if it is a mark.
    std::uint64_t id = 0;
    /// When the value has expired in every write of it, in seconds since 1970.
    std::int64_t expires = NEVER;
    bool stale = false;

    /// Whether the row has to be looked at.
    bool may_hold(std::int64_t now) const noexcept { return !stale && expires > now; }
    /// Takes in what was written after it. A mark that is about another write is lost, which does no harm.
    void add(const IndexEntry& later) noexcept;
};

/// Whether `bytes` are an entry, or a mark.
bool is_index_entry(std::string_view bytes) noexcept;
/// @throws StoreError if they are cut off.
IndexEntry parse_index_entry(std::string_view bytes);
void append_index_entry(const IndexEntry& entry, std::string& out);

/// Appends the head of the keys of all entries of `value`.
void append_index_value(const Index& index, std::string_view value, std::string& out);
void append_index_key(const Partitioner& partitioner, const Index& index, std::string_view value,
                      std::string_view row_key, std::string& out);

}  // namespace cassia::embedded
