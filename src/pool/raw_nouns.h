#pragma once

#include <deque>
#include <optional>
#include <string_view>
#include <vector>

#include <cassia/detail/block.h>
#include <cassia/raw.h>

#include "model/operation.h"

/// @file
/// The nouns of raw.h as those of the model, which view them, and back.

namespace cassia::pool {

std::optional<std::string_view> view(const std::optional<std::string>& bytes);
model::ColumnParent to_model(const raw::ColumnParent& parent);
model::SlicePredicate to_model(const raw::SlicePredicate& predicate);
model::KeyRange to_model(const raw::KeyRange& range);
std::vector<model::IndexExpression> to_model(const std::vector<raw::IndexExpression>& expressions);

/// A batch as the model has it.
///
/// Lifetime: views the map that it was made of.
class RawMutations {
public:
    explicit RawMutations(const raw::MutationMap& mutations);
    RawMutations(const RawMutations&) = delete;
    RawMutations& operator=(const RawMutations&) = delete;
    ~RawMutations() = default;

    const std::vector<model::RowMutation>& rows() const noexcept { return rows_; }
    bool has_counters() const noexcept { return has_counters_; }

private:
    // A deque, since what it holds is viewed and must stay in its place.
    std::deque<std::vector<model::Mutation>> mutations_;
    std::vector<model::RowMutation> rows_;
    bool has_counters_ = false;
};

/// The columns of one of a block's rows.
std::vector<raw::ColumnOrSuperColumn> columns_of(const detail::Block& block, const detail::RowExtent& row);
std::vector<raw::KeySlice> rows_of(const detail::Block& block);

}  // namespace cassia::pool
