#pragma once

#include <string_view>

#include "backend/connection.h"
#include "backend/cql/session/row_reads.h"
#include "model/operation.h"

namespace cassia::cql {

/// Carries out a request about one column family: any but Mutate, of which it does nothing.
/// @throws InvalidRequestException if it is what Cassandra's Thrift API would refuse.
void carry_out(const Asking& asking, const model::Request& request, std::string_view partitioner,
               backend::Completion& completion);

}  // namespace cassia::cql
