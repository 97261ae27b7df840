#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <cassia/detail/block.h>

#include "backend/embedded/family.h"
#include "backend/embedded/store.h"
#include "model/operation.h"

namespace cassia::embedded {

/// A stretch of storage keys, from `start` up to but not with `end`.
struct KeySpan {
    std::string start;
    std::string end;
};

/// The storage keys of a range of rows: one stretch, or two for a range of tokens that wraps around.
/// @throws InvalidRequestException if the range mixes what can't be mixed, or its start key lies behind its end.
std::vector<KeySpan> spans_of(const Store& store, const Family& family, const model::KeyRange& range);

/// Appends the rows of a range to `block`, those without any of the columns included, as of one sequence number.
void read_range(const Store& store, const Family& family, const model::ReadRange& request, detail::Block& block);

}  // namespace cassia::embedded
