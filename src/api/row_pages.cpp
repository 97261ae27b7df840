#include "api/row_pages.h"

#include <algorithm>
#include <limits>
#include <utility>

#include <cassia/errors.h>

#include "api/packed_predicate.h"
#include "api/read_rows.h"

namespace cassia::detail {

RangePages::RangePages(std::shared_ptr<const FamilyState> family, RangeOptions options, std::size_t page)
    : family_(std::move(family)),
      options_(std::move(options)),
      page_(page),
      remaining_(options_.row_count.value_or(std::numeric_limits<std::size_t>::max())) {
    if (options_.start_token && !is_open(options_.start)) {
        throw InvalidRequestError("start and start_token are both given; a range starts at one of them");
    }
    if (options_.finish_token && !is_open(options_.finish)) {
        throw InvalidRequestError("finish and finish_token are both given; a range ends at one of them");
    }
    if (options_.start_token && !options_.finish_token) {
        throw InvalidRequestError("start_token is given without finish_token; give both, or a start key");
    }
    start_ = is_open(options_.start) ? std::string() : family_->types->pack_key(options_.start, PackFor::Naming);
    finish_ = is_open(options_.finish) ? std::string() : family_->types->pack_key(options_.finish, PackFor::Naming);
    static_cast<void>(PackedPredicate(*family_, options_, options_.column_count));
}

std::shared_ptr<PageSource<std::vector<KeyedRow>>> RangePages::restart() const {
    return std::make_shared<RangePages>(family_, options_, page_);
}

model::KeyRange RangePages::range(std::size_t count) const {
    model::KeyRange range;
    range.count = static_cast<std::int32_t>(std::min<std::size_t>(count, std::numeric_limits<std::int32_t>::max()));
    if (options_.start_token) {
        range.start_token = *options_.start_token;
    }
    if (last_ || !options_.start_token) {
        range.start_key = last_ ? *last_ : start_;
    }
    if (options_.finish_token) {
        range.end_token = *options_.finish_token;
    } else {
        range.end_key = finish_;
    }
    return range;
}

std::vector<KeyedRow> RangePages::next() {
    while (!at_end_ && remaining_ > 0) {
        auto page = read_page();
        if (!page.empty()) {
            return page;
        }
    }
    return {};
}

// May be empty before the end, where all its rows are.
std::vector<KeyedRow> RangePages::read_page() {
    const auto wanted = std::min(page_, remaining_) + (last_ ? 1 : 0);
    const PackedPredicate predicate(*family_, options_, options_.column_count);
    auto block =
        execute(*family_, model::ReadRange{predicate.parent(), range(wanted), predicate.predicate()},
                options_.read_consistency_level.value_or(family_->attributes.read_consistency_level), "get_range")
            .rows;
    at_end_ = block.rows.size() < wanted;
    if (last_ && !block.rows.empty() && block.at(block.rows.front().key) == *last_) {
        block.rows.erase(block.rows.begin());
    }
    if (!block.rows.empty()) {
        last_ = std::string(block.at(block.rows.back().key));
    }
    if (options_.filter_empty) {
        std::erase_if(block.rows, [](const RowExtent& row) { return row.count == 0; });
    }
    if (block.rows.size() > remaining_) {
        block.rows.resize(remaining_);
    }
    remaining_ -= block.rows.size();
    return share_rows(*family_, std::move(block), {options_.include_timestamp, options_.include_ttl});
}

}  // namespace cassia::detail
