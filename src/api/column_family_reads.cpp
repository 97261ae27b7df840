#include <cassia/column_family.h>

#include <algorithm>
#include <limits>
#include <unordered_map>
#include <utility>

#include <cassia/errors.h>

#include "api/column_pages.h"
#include "api/indexed_pages.h"
#include "api/read_rows.h"
#include "api/row_pages.h"

namespace cassia {
namespace {

constexpr std::size_t ALL = std::numeric_limits<std::size_t>::max();

std::size_t positive(std::string_view option, std::size_t number, std::size_t lowest) {
    if (number < lowest) {
        throw InvalidRequestError(std::string(option) + " is " + std::to_string(number) + "; it must be at least " +
                                  std::to_string(lowest));
    }
    return number;
}

// The keys, packed, each once, and how each was given.
struct PackedKeys {
    std::vector<std::string> packed;
    std::vector<const Value*> given;
};

PackedKeys pack_keys(const detail::FamilyState& family, const ValueList& keys) {
    PackedKeys unique;
    std::unordered_map<std::string, std::size_t> seen;
    for (const auto& key : keys) {
        auto packed = family.types->pack_key(key);
        if (seen.emplace(packed, seen.size()).second) {
            unique.packed.push_back(std::move(packed));
            unique.given.push_back(&key);
        }
    }
    return unique;
}

Counts count_columns(const detail::FamilyState& family, const ValueList& keys, const CountOptions& options,
                     std::string_view operation) {
    const auto page = positive("buffer_size", options.buffer_size.value_or(family.attributes.buffer_size), 1);
    const auto unique = pack_keys(family, keys);
    const detail::PackedPredicate predicate(family, options, options.max_count.value_or(ALL));
    std::vector<std::pair<Value, std::int64_t>> counts;
    for (std::size_t from = 0; from < unique.packed.size(); from += page) {
        const auto some = std::span(unique.packed).subspan(from, std::min(page, unique.packed.size() - from));
        std::vector<std::int64_t> numbers(some.size(), 0);
        if (!predicate.is_empty()) {
            numbers = detail::execute(family, model::CountColumns{predicate.parent(), some, predicate.predicate()},
                                      options.read_consistency_level.value_or(family.attributes.read_consistency_level),
                                      operation)
                          .counts;
        }
        for (std::size_t i = 0; i < some.size(); ++i) {
            counts.emplace_back(*unique.given[from + i], numbers[i]);
        }
    }
    return Counts(std::move(counts));
}

}  // namespace

std::optional<Row> ColumnFamily::find(const Value& key, const GetOptions& options) const {
    const std::string packed_key = state_->types->pack_key(key);
    const detail::PackedPredicate predicate(*state_, options, options.column_count);
    if (predicate.is_empty()) {
        return std::nullopt;
    }
    auto rows =
        detail::read_rows(*state_, {&packed_key, 1}, predicate, {options.include_timestamp, options.include_ttl},
                          options.read_consistency_level.value_or(state_->attributes.read_consistency_level), "get");
    return rows.empty() ? std::nullopt : std::optional<Row>(std::move(rows.front().columns));
}

Row ColumnFamily::get(const Value& key, const GetOptions& options) const {
    if (auto row = find(key, options)) {
        return *std::move(row);
    }
    throw NotFoundException(
        "row '" + key.to_string() + "' of '" + name() + "' does not exist, or has none of the columns asked for",
        {.operation = "get"});
}

Rows ColumnFamily::multiget(const ValueList& keys, const MultigetOptions& options) const {
    const auto page = positive("buffer_size", options.buffer_size.value_or(state_->attributes.buffer_size), 1);
    const auto unique = pack_keys(*state_, keys);
    const detail::PackedPredicate predicate(*state_, options, options.column_count);
    std::vector<KeyedRow> rows;
    for (std::size_t from = 0; !predicate.is_empty() && from < unique.packed.size(); from += page) {
        const auto count = std::min(page, unique.packed.size() - from);
        auto some = detail::read_rows(
            *state_, std::span(unique.packed).subspan(from, count), predicate,
            {options.include_timestamp, options.include_ttl},
            options.read_consistency_level.value_or(state_->attributes.read_consistency_level), "multiget");
        std::move(some.begin(), some.end(), std::back_inserter(rows));
    }
    return Rows(std::move(rows));
}

ColumnRange ColumnFamily::xget(const Value& key, const XgetOptions& options) const {
    const auto page = positive("buffer_size", options.buffer_size.value_or(state_->attributes.column_buffer_size), 2);
    return ColumnRange(std::make_shared<detail::ColumnPages>(state_, state_->types->pack_key(key), options, page));
}

RowRange ColumnFamily::get_range(const RangeOptions& options) const {
    const auto page = positive("buffer_size", options.buffer_size.value_or(state_->attributes.buffer_size), 2);
    return RowRange(std::make_shared<detail::RangePages>(state_, options, page));
}

RowRange ColumnFamily::get_indexed_slices(const IndexClause& clause, const IndexedOptions& options) const {
    const auto page = positive("buffer_size", options.buffer_size.value_or(state_->attributes.buffer_size), 2);
    return RowRange(std::make_shared<detail::IndexedPages>(state_, clause, options, page));
}

std::int64_t ColumnFamily::get_count(const Value& key, const CountOptions& options) const {
    return count_columns(*state_, {key}, options, "get_count")[key];
}

Counts ColumnFamily::multiget_count(const ValueList& keys, const CountOptions& options) const {
    return count_columns(*state_, keys, options, "multiget_count");
}

}  // namespace cassia
