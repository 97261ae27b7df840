#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "backend/cql/protocol/body_reader.h"

namespace cassia::cql {

/// The rows of an answer, read one after another where they lie:
///
///     std::array<OptionalBytes, 2> cells;
///     while (rows.next(cells)) { … }
class Rows {
public:
    Rows() = default;
    /// The rows that `content` begins with.
    /// @throws ProtocolException if there can't be so many in it.
    Rows(std::string_view content, std::uint32_t row_count, std::uint32_t column_count);

    std::uint32_t column_count() const noexcept { return column_count_; }
    /// How many have not been read.
    std::uint32_t rows_left() const noexcept { return rows_left_; }

    /// Reads the next row into `cells`, in the columns' order; null has none. False: there was no further one.
    /// @throws ProtocolException if the bytes end within it, or it has not as many cells as are asked for.
    bool next(std::span<OptionalBytes> cells);

private:
    BodyReader content_{{}};
    std::uint32_t rows_left_ = 0;
    std::uint32_t column_count_ = 0;
};

}  // namespace cassia::cql
