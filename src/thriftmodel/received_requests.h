#pragma once

#include <string_view>
#include <vector>

#include <thriftmodel/generated/cassandra_types.h>
#include "model/operation.h"

/// @file
/// Thrift's structs, as a client sent them, as the model's requests. What they return holds views of the structs.
///
/// @throws InvalidRequestException where Cassandra's server would say that a struct has too much, or too little.

namespace cassia::thriftmodel {

ConsistencyLevel to_model(idl::ConsistencyLevel::type level) noexcept;
model::ColumnParent to_model(const idl::ColumnParent& parent);
/// Without its column.
model::ColumnParent parent_of(const idl::ColumnPath& path);
model::SlicePredicate to_model(const idl::SlicePredicate& predicate);
/// Without its row_filter.
model::KeyRange to_model(const idl::KeyRange& range);
std::vector<model::IndexExpression> to_model(const std::vector<idl::IndexExpression>& expressions);

model::Insertion to_model(std::string_view family, const idl::Column& column);
/// Appends what a mutation of the family is: one for each column.
void append(std::string_view family, bool counters, const idl::Mutation& mutation, std::vector<model::Mutation>& out);

}  // namespace cassia::thriftmodel
