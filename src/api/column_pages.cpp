#include "api/column_pages.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "api/packed_predicate.h"
#include "api/read_rows.h"

namespace cassia::detail {

ColumnPages::ColumnPages(std::shared_ptr<const FamilyState> family, std::string key, XgetOptions options,
                         std::size_t page)
    : family_(std::move(family)),
      key_(std::move(key)),
      options_(std::move(options)),
      page_(page),
      remaining_(options_.column_count.value_or(std::numeric_limits<std::size_t>::max())) {
    // Wrong ends are told here rather than in the middle of a loop.
    static_cast<void>(PackedPredicate(*family_, options_, page_));
}

std::shared_ptr<PageSource<Row>> ColumnPages::restart() const {
    return std::make_shared<ColumnPages>(family_, key_, options_, page_);
}

Row ColumnPages::next() {
    if (at_end_ || remaining_ == 0) {
        return {};
    }
    const bool goes_on = !last_.empty();
    const auto wanted = std::min(page_, remaining_) + (goes_on ? 1 : 0);
    PackedPredicate predicate(*family_, options_, wanted);
    if (goes_on) {
        predicate.start_at(last_);
    }
    auto block = execute(*family_, model::ReadRows{predicate.parent(), {&key_, 1}, predicate.predicate()},
                         options_.read_consistency_level.value_or(family_->attributes.read_consistency_level), "xget")
                     .rows;
    const auto count = block.rows.empty() ? 0 : block.rows.front().count;
    at_end_ = count < wanted;
    const auto name_at = [&block](std::size_t i) {
        return block.at(block.of_super_columns ? block.super_columns[i].name : block.cells[i].name);
    };
    // Its bytes may be others by now: 1.00 rather than 1.0.
    const Type& names = block.of_super_columns ? family_->types->super_column_name : family_->types->column_name;
    const std::uint32_t known = goes_on && count > 0 && names->compare(name_at(0), last_) == 0 ? 1 : 0;
    // Of the one more that was asked for, only the known one is left out.
    const auto given = static_cast<std::uint32_t>(std::min<std::size_t>(count - known, remaining_));
    if (given == 0) {
        return {};
    }
    remaining_ -= given;
    last_ = name_at(known + given - 1);
    const bool of_super_columns = block.of_super_columns;
    return {std::make_shared<const Block>(std::move(block)),   family_->types, known, given, of_super_columns,
            {options_.include_timestamp, options_.include_ttl}};
}

}  // namespace cassia::detail
