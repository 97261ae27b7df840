#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "load/record_reader.h"

namespace cassia::load {

/// A column to be written, packed.
struct PackedColumn {
    std::string name;
    std::string value;
    /// Default: that of the time of writing.
    std::optional<std::int64_t> timestamp = std::nullopt;
    /// 0: none.
    std::chrono::seconds ttl = std::chrono::seconds(0);
};

/// What one record writes to a row, or to one of its super columns.
struct PackedRow {
    std::string key;
    std::optional<std::string> super_column = std::nullopt;
    std::vector<PackedColumn> columns = {};
};

/// Turns records into what they write.
class RowMaker {
public:
    RowMaker() = default;
    RowMaker(const RowMaker&) = delete;
    RowMaker& operator=(const RowMaker&) = delete;
    virtual ~RowMaker() = default;

    /// @throws BadRecord if a field is missing or does not mean what the schema wants.
    virtual PackedRow make(const Record& record) = 0;
};

}  // namespace cassia::load
