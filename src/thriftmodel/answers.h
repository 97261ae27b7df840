#pragma once

#include <vector>

#include <cassia/detail/block.h>

#include <thriftmodel/generated/cassandra_types.h>

/// @file
/// Rows that were read, as Thrift's structs.

namespace cassia::thriftmodel {

/// The columns, or super columns, of one row of the block.
std::vector<idl::ColumnOrSuperColumn> columns_of(const detail::Block& block, const detail::RowExtent& row);
/// All rows of the block.
std::vector<idl::KeySlice> key_slices_of(const detail::Block& block);

}  // namespace cassia::thriftmodel
