#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include <cassia/detail/block.h>

#include "backend/thrift/exchange.h"

/// @file
/// Answers of columns, which become a result's block without being copied.

namespace cassia::thrift {

/// Whether the answer has a result rather than an exception of the server's.
bool has_result(const Reply& reply);

/// The answer to get_slice: adds the row `key`, unless it has no columns.
void add_slice(Reply&& reply, std::string_view key, detail::Block& block);
/// The answer to multiget_slice: adds those of `keys` that have columns, in their order.
void add_slices(Reply&& reply, std::span<const std::string> keys, detail::Block& block);
/// The answer to get_range_slices and get_indexed_slices: adds the rows in their order, those without columns included.
void add_rows(Reply&& reply, detail::Block& block);

}  // namespace cassia::thrift
