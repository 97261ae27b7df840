#include "backend/cql/protocol/rows.h"

#include <cstddef>
#include <string>

#include "backend/cql/protocol/fault.h"

namespace cassia::cql {

Rows::Rows(std::string_view content, std::uint32_t row_count, std::uint32_t column_count)
    : content_(content), rows_left_(row_count), column_count_(column_count) {
    // Each cell has its length at least. Rows without columns would go on without an end.
    const std::size_t row_size = std::size_t{column_count} * sizeof(std::int32_t);
    if (row_count > 0 && (row_size == 0 || row_count > content.size() / row_size)) {
        fault("an answer says to have " + std::to_string(row_count) + " rows of " + std::to_string(column_count) +
              " columns, and has " + std::to_string(content.size()) + " bytes of them");
    }
}

bool Rows::next(std::span<OptionalBytes> cells) {
    if (rows_left_ == 0) {
        return false;
    }
    if (cells.size() != column_count_) {
        fault("a row has " + std::to_string(column_count_) + " cells, and should have " + std::to_string(cells.size()));
    }
    for (auto& cell : cells) {
        cell = content_.read_bytes();
    }
    --rows_left_;
    return true;
}

}  // namespace cassia::cql
