#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "backend/embedded/partitioner.h"
#include "backend/embedded/prefix_end.h"
#include "marshal/big_endian.h"

/// @file
/// Storage keys: where in the store everything of a row lies.
///
///   row          family(4) | token (see the partitioner) | row key, escaped
///   deletions    row | 0x00
///   column       row | 0x01 | name
///   in a super column family, where a super column is written as its name, ordered so that it tells its end:
///   deletions    row | 0x01 | super column | 0x00
///   column       row | 0x01 | super column | 0x01 | name
///
/// Names are ordered (component_codec.h). The deletions of a row or super column thus come right before its columns.

namespace cassia::embedded {

using FamilyId = std::uint32_t;

inline constexpr char DELETIONS_MARK = '\x00';
inline constexpr char COLUMNS_MARK = '\x01';
/// Past all columns of a row or super column.
inline constexpr char END_MARK = '\x02';

inline void append_family(FamilyId family, std::string& out) {
    marshal::append_big_endian(family, out);
}

/// The first key that a family, or an index, can have.
inline std::string family_start(FamilyId family) {
    std::string start;
    append_family(family, start);
    return start;
}

/// The first key behind all that a family, or an index, can have.
inline std::string family_end(FamilyId family) {
    auto end = family_start(family);
    to_prefix_end(end);
    return end;
}

inline void append_row(const Partitioner& partitioner, FamilyId family, std::string_view key, std::string& out) {
    append_family(family, out);
    partitioner.append_position(key, out);
}

inline std::string row_prefix(const Partitioner& partitioner, FamilyId family, std::string_view key) {
    std::string prefix;
    prefix.reserve(sizeof(FamilyId) + 20 + key.size() + 32);
    append_row(partitioner, family, key, prefix);
    return prefix;
}

/// Whose a storage key is: what all keys of its row begin with, and the row key.
struct RowPosition {
    std::string_view prefix;
    std::string_view key;
};

/// The result views `storage_key` and maybe `buffer`.
inline RowPosition row_position(const Partitioner& partitioner, std::string_view storage_key, std::string& buffer) {
    auto rest = storage_key.substr(sizeof(FamilyId));
    const auto key = partitioner.take_key(rest, buffer);
    return {storage_key.substr(0, storage_key.size() - rest.size()), key};
}

}  // namespace cassia::embedded
