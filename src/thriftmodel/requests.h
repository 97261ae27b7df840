#pragma once

#include <map>
#include <string>
#include <vector>

#include <thriftmodel/generated/cassandra_types.h>
#include "model/operation.h"

/// @file
/// The model's requests as Thrift's structs.

namespace cassia::thriftmodel {

using MutationMap = std::map<std::string, std::map<std::string, std::vector<idl::Mutation>>>;

idl::ConsistencyLevel::type to_thrift(ConsistencyLevel level) noexcept;
idl::ColumnParent to_thrift(const model::ColumnParent& parent);
idl::SlicePredicate to_thrift(const model::SlicePredicate& predicate);
idl::KeyRange to_thrift(const model::KeyRange& range);
idl::IndexClause to_thrift(const model::ReadIndexed& request);
idl::Mutation to_thrift(const model::Mutation& mutation);
MutationMap to_thrift(const model::Mutate& request);
idl::ColumnPath to_thrift(const model::RemoveCounter& request);

}  // namespace cassia::thriftmodel
