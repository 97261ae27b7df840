#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <cassia/column_family.h>

#include "api/family_state.h"
#include "api/packed_predicate.h"

namespace cassia::detail {

/// A block that was read, as rows that share it.
std::vector<KeyedRow> share_rows(const FamilyState& family, Block&& block, ReadWith with);

/// The rows of `keys` in one request, as the server orders them.
std::vector<KeyedRow> read_rows(const FamilyState& family, std::span<const std::string> keys,
                                const PackedPredicate& predicate, ReadWith with, ConsistencyLevel level,
                                std::string_view operation);

/// Carries out an operation on the family's pool.
backend::Completion execute(const FamilyState& family, model::Request request, ConsistencyLevel level,
                            std::string_view operation);

}  // namespace cassia::detail
