#pragma once

#include <string>
#include <string_view>

#include "backend/embedded/family.h"
#include "backend/embedded/partitioner.h"
#include "backend/embedded/row_key.h"

/// @file
/// Entries of a secondary index: one for each value that a row's column has had.
///
///   entry key      index(4) | value, ordered | token | row key, escaped
///   entry value    a cell without a value, with the column's timestamp and time to live
///
/// An entry is written blind, with the column, and is a hint: the row decides whether it holds. One that does not gets
/// a tombstone of its own timestamp, so that a later rewrite of the same value prevails over it.

namespace cassia::embedded {

/// Appends the head of all entries of `value`.
inline void append_index_value(const Index& index, std::string_view value, std::string& out) {
    append_family(index.id, out);
    index.codec->encode(value, out);
}

inline void append_index_key(const Partitioner& partitioner, const Index& index, std::string_view value,
                             std::string_view row_key, std::string& out) {
    append_index_value(index, value, out);
    partitioner.append_position(row_key, out);
}

}  // namespace cassia::embedded
