#pragma once

#include <string>
#include <vector>

#include <thriftmodel/generated/cassandra_types.h>
#include "server/session.h"

/// @file
/// Reads of several slices, each made of the store's own reads.

namespace cassia::server {

/// Columns of one row after another, `range.count` of them together: from `start_column` on in the row of the range's
/// start key, from the first in all others.
std::vector<thriftmodel::idl::KeySlice> read_paged(Session& session, const std::string& family,
                                                   const model::KeyRange& range, const std::string& start_column,
                                                   ConsistencyLevel level);

/// The columns of a row that are in any of the slices, each once and in order.
std::vector<thriftmodel::idl::ColumnOrSuperColumn> read_multi_slice(Session& session,
                                                                    const thriftmodel::idl::MultiSliceRequest& request);

}  // namespace cassia::server
