#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "backend/embedded/name_codec.h"
#include "model/operation.h"

namespace cassia::embedded {

/// A slice predicate in ordered names: which columns of a row, or which super columns, are read.
struct ColumnSelection {
    /// Ordered names, sorted, each once; only if by_name.
    std::vector<std::string> names;
    bool by_name = false;

    /// From `lower` on; empty: from the first.
    std::string lower;
    /// Up to but not with `upper`; empty: to the last.
    std::string upper;
    bool reversed = false;
    std::int64_t count = 0;

    bool from_the_first() const noexcept { return !by_name && !reversed && lower.empty(); }
};

/// Of columns; or with `of_super_columns` of super columns, whose keys go on behind the name.
ColumnSelection select_columns(const model::SlicePredicate& predicate, const NameCodec& names, bool of_super_columns);

}  // namespace cassia::embedded
