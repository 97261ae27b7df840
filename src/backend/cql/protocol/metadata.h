#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "backend/cql/protocol/body_reader.h"
#include "backend/cql/protocol/column_types.h"
#include "backend/cql/protocol/version.h"

namespace cassia::cql {

/// A column that is returned, or a bind marker.
struct ColumnSpec {
    std::string keyspace;
    std::string table;
    std::string name;
    ColumnType type;

    bool operator==(const ColumnSpec&) const = default;
};

/// More columns than any table has are refused.
inline constexpr std::size_t MOST_COLUMNS = 65'535;

/// What an answer says of its rows' columns.
struct RowsMetadata {
    std::uint32_t column_count = 0;
    /// Empty where it was left out, as was asked for.
    std::vector<ColumnSpec> columns = {};
    /// Where the next page begins, a view; none: this one is the last.
    std::optional<std::string_view> paging_state = {};
    /// The columns are no longer those that the statement was prepared with: what they are called now, a view. V5
    /// alone.
    std::optional<std::string_view> new_metadata_id = {};
};

/// @throws ProtocolException as BodyReader and TypeReader do, and over MOST_COLUMNS.
RowsMetadata read_rows_metadata(BodyReader& body, ProtocolVersion version);

/// What a prepared statement's bind markers are.
struct MarkersMetadata {
    std::vector<ColumnSpec> markers = {};
    /// Which marker is each part of the partition key, in the key's order. Empty: not all of them are markers.
    std::vector<std::uint16_t> key_markers = {};
};

/// @throws ProtocolException as read_rows_metadata() does, and if a part of the key is no marker.
MarkersMetadata read_markers_metadata(BodyReader& body);

}  // namespace cassia::cql
