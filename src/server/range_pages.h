#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include <cassia/detail/block.h>

#include "server/session.h"

namespace cassia::server {

/// Some rows of a range.
struct RangePage {
    detail::Block block;
    /// Of the block; none of them was in a page before.
    std::span<const detail::RowExtent> rows;
};

/// A range, some rows at a time.
class RangePages {
public:
    /// @param request its names, tokens and keys must outlive this.
    /// @param rows_at_a_time at least two. Fewer are read where so many are too much for an answer.
    RangePages(Session& session, const model::ReadRange& request, ConsistencyLevel level, std::string_view call,
               std::int32_t rows_at_a_time);

    bool is_over() const noexcept { return is_over_; }
    RangePage next();

    /// What is read of each row from now on.
    void select(const model::SlicePredicate& predicate) { request_.predicate = predicate; }
    /// Rows up to this one are not read.
    void go_behind(std::string key);

private:
    detail::Block read();

    Session& session_;
    model::ReadRange request_;
    ConsistencyLevel level_;
    std::string_view call_;
    std::string last_;
    bool is_over_ = false;
};

}  // namespace cassia::server
