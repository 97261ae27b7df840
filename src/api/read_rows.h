#pragma once

#include <string_view>
#include <vector>

#include <cassia/column_family.h>

#include "api/family_state.h"

namespace cassia::detail {

/// A block that was read, as rows that share it.
std::vector<KeyedRow> share_rows(const FamilyState& family, Block&& block, ReadWith with);

/// Carries out an operation on the family's pool, again if it fails and `may_retry`.
backend::Completion execute(const FamilyState& family, const model::Request& request, ConsistencyLevel level,
                            std::string_view operation, bool may_retry = true);

}  // namespace cassia::detail
