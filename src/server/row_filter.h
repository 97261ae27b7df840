#pragma once

#include <vector>

#include <thriftmodel/generated/cassandra_types.h>
#include "server/session.h"

namespace cassia::server {

/// A range's rows that satisfy every expression, an index or none.
/// @throws InvalidRequestException for super column families, and where an expression's value is not of its column's
/// type.
std::vector<thriftmodel::idl::KeySlice> read_filtered(Session& session, const model::ReadRange& request,
                                                      const std::vector<model::IndexExpression>& expressions,
                                                      ConsistencyLevel level);

}  // namespace cassia::server
