#include "api/indexed_pages.h"

#include <algorithm>
#include <limits>
#include <utility>

#include <cassia/errors.h>

#include "api/packed_predicate.h"
#include "api/read_rows.h"

namespace cassia::detail {
namespace {

static_assert(static_cast<int>(EQ) == static_cast<int>(model::IndexOperator::EQ));
static_assert(static_cast<int>(GTE) == static_cast<int>(model::IndexOperator::GTE));
static_assert(static_cast<int>(GT) == static_cast<int>(model::IndexOperator::GT));
static_assert(static_cast<int>(LTE) == static_cast<int>(model::IndexOperator::LTE));
static_assert(static_cast<int>(LT) == static_cast<int>(model::IndexOperator::LT));

model::IndexExpression pack(const FamilyTypes& types, const IndexExpression& expression) {
    if (expression.op < EQ || expression.op > LT) {
        throw InvalidRequestError("the operator of an index expression is " +
                                  std::to_string(static_cast<int>(expression.op)) +
                                  "; it must be EQ, GTE, GT, LTE or LT");
    }
    auto name = types.pack_name(expression.column_name, PackFor::Naming);
    auto value = types.pack_value(name, expression.column_name, expression.value);
    return {std::move(name), static_cast<model::IndexOperator>(expression.op), std::move(value)};
}

}  // namespace

IndexedPages::IndexedPages(std::shared_ptr<const FamilyState> family, IndexClause clause, IndexedOptions options,
                           std::size_t page)
    : family_(std::move(family)),
      clause_(std::move(clause)),
      options_(std::move(options)),
      page_(page),
      remaining_(clause_.count) {
    if (family_->is_super) {
        throw InvalidRequestException("column family '" + family_->name() +
                                          "' is super, and Cassandra has indexes for standard column families alone; "
                                          "use get_range",
                                      {.operation = "get_indexed_slices"});
    }
    for (const auto& expression : clause_.expressions) {
        expressions_.push_back(pack(*family_->types, expression));
    }
    start_key_ =
        is_open(clause_.start_key) ? std::string() : family_->types->pack_key(clause_.start_key, PackFor::Naming);
    static_cast<void>(PackedPredicate(*family_, options_, options_.column_count));
}

std::shared_ptr<PageSource<std::vector<KeyedRow>>> IndexedPages::restart() const {
    return std::make_shared<IndexedPages>(family_, clause_, options_, page_);
}

std::vector<KeyedRow> IndexedPages::next() {
    if (at_end_ || remaining_ == 0) {
        return {};
    }
    constexpr std::size_t HIGHEST = std::numeric_limits<std::int32_t>::max();
    const auto wanted = std::min(std::min(page_, remaining_) + (goes_on_ ? 1 : 0), HIGHEST);
    const PackedPredicate predicate(*family_, options_, options_.column_count);
    auto completion = execute(*family_,
                              model::ReadIndexed{predicate.parent(), expressions_, start_key_,
                                                 static_cast<std::int32_t>(wanted), predicate.predicate()},
                              options_.read_consistency_level.value_or(family_->attributes.read_consistency_level),
                              "get_indexed_slices");
    auto& block = completion.rows;
    at_end_ = block.rows.size() < wanted;
    if (goes_on_ && !block.rows.empty() && block.at(block.rows.front().key) == start_key_) {
        block.rows.erase(block.rows.begin());
    }
    // Of the one more that was asked for, only the known one is left out.
    block.rows.resize(std::min(block.rows.size(), remaining_));
    if (block.rows.empty()) {
        return {};
    }
    remaining_ -= block.rows.size();
    start_key_ = block.at(block.rows.back().key);
    goes_on_ = true;
    return share_rows(*family_, std::move(block), {options_.include_timestamp, options_.include_ttl});
}

}  // namespace cassia::detail
