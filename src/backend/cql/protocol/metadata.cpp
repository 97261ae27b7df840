#include "backend/cql/protocol/metadata.h"

#include "backend/cql/protocol/fault.h"

namespace cassia::cql {
namespace {

//   rows      flags(4) | number of columns(4) | [paging state] | [new metadata id] | columns
//   markers   flags(4) | number of markers(4) | number of the key's parts(4) | marker(2) … | columns
//   columns   [keyspace | table] | { [keyspace | table] | name | type } …, keyspace and table once or with each
constexpr std::int32_t ONE_TABLE = 0x01;
constexpr std::int32_t MORE_PAGES = 0x02;
constexpr std::int32_t NO_METADATA = 0x04;
constexpr std::int32_t METADATA_CHANGED = 0x08;

constexpr bool has(std::int32_t flags, std::int32_t flag) noexcept {
    return (flags & flag) != 0;
}

std::uint32_t read_column_count(BodyReader& body) {
    const auto count = body.read_count();
    if (count > MOST_COLUMNS) {
        fault("a result has " + std::to_string(count) + " columns, and may have " + std::to_string(MOST_COLUMNS));
    }
    return count;
}

std::vector<ColumnSpec> read_columns(BodyReader& body, std::uint32_t count, std::int32_t flags) {
    std::string_view keyspace;
    std::string_view table;
    const auto read_table = [&] {
        keyspace = body.read_string();
        table = body.read_string();
    };
    const bool one_table = has(flags, ONE_TABLE);
    if (one_table) {
        read_table();
    }
    TypeReader types(body);
    std::vector<ColumnSpec> columns;
    for (; count > 0; --count) {
        if (!one_table) {
            read_table();
        }
        const auto name = body.read_string();
        columns.push_back({std::string(keyspace), std::string(table), std::string(name), types.read()});
    }
    return columns;
}

}  // namespace

RowsMetadata read_rows_metadata(BodyReader& body, ProtocolVersion version) {
    RowsMetadata metadata;
    const auto flags = body.read_int();
    metadata.column_count = read_column_count(body);
    if (has(flags, MORE_PAGES)) {
        metadata.paging_state = body.read_bytes();
        if (!metadata.paging_state) {
            fault("there are more pages, and not where the next begins");
        }
    }
    if (version >= ProtocolVersion::V5 && has(flags, METADATA_CHANGED)) {
        metadata.new_metadata_id = body.read_string();
    }
    if (!has(flags, NO_METADATA)) {
        metadata.columns = read_columns(body, metadata.column_count, flags);
    }
    return metadata;
}

MarkersMetadata read_markers_metadata(BodyReader& body) {
    MarkersMetadata metadata;
    const auto flags = body.read_int();
    const auto count = read_column_count(body);
    for (auto left = body.read_count(); left > 0; --left) {
        const auto marker = body.read_short();
        if (marker >= count) {
            fault("a part of the partition key is marker " + std::to_string(marker) + " of " + std::to_string(count));
        }
        metadata.key_markers.push_back(marker);
    }
    metadata.markers = read_columns(body, count, flags);
    return metadata;
}

}  // namespace cassia::cql
