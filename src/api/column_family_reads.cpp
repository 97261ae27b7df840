#include <cassia/column_family.h>

#include <algorithm>
#include <iterator>
#include <limits>
#include <memory>
#include <utility>

#include <cassia/errors.h>

#include "api/column_pages.h"
#include "api/indexed_pages.h"
#include "api/key_index.h"
#include "api/packed_predicate.h"
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

// The keys, packed, each once, how each was given, and where it stands.
struct PackedKeys {
    std::vector<std::string> packed;
    std::vector<const Value*> given;
    std::shared_ptr<const detail::KeyIndex> places;
};

PackedKeys pack_keys(const detail::FamilyState& family, const ValueList& keys) {
    PackedKeys unique;
    auto places = std::make_shared<detail::KeyIndex>(family.types);
    for (const auto& key : keys) {
        auto packed = family.types->pack_key(key, PackFor::Naming);
        if (places->add(packed, unique.packed.size())) {
            unique.packed.push_back(std::move(packed));
            unique.given.push_back(&key);
        }
    }
    unique.places = std::move(places);
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
    return {std::move(counts), unique.places};
}

}  // namespace

std::optional<Row> ColumnFamily::find(const Value& key, const GetOptions& options) const {
    const std::string packed_key = state_->types->pack_key(key, PackFor::Naming);
    const detail::PackedPredicate predicate(*state_, options, options.column_count);
    if (predicate.is_empty()) {
        return std::nullopt;
    }
    auto block =
        detail::execute(*state_, model::ReadRows{predicate.parent(), {&packed_key, 1}, predicate.predicate()},
                        options.read_consistency_level.value_or(state_->attributes.read_consistency_level), "get")
            .rows;
    if (block.rows.empty()) {
        return std::nullopt;
    }
    const auto row = block.rows.front();
    const bool of_super_columns = block.of_super_columns;
    return Row(std::make_shared<const detail::Block>(std::move(block)), state_->types, row.first, row.count,
               of_super_columns, {options.include_timestamp, options.include_ttl});
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
    auto places = std::make_shared<detail::KeyIndex>(state_->types);
    for (std::size_t from = 0; !predicate.is_empty() && from < unique.packed.size(); from += page) {
        const auto some = std::span(unique.packed).subspan(from, std::min(page, unique.packed.size() - from));
        auto block = detail::execute(*state_, model::ReadRows{predicate.parent(), some, predicate.predicate()},
                                     options.read_consistency_level.value_or(state_->attributes.read_consistency_level),
                                     "multiget")
                         .rows;
        for (const auto& row : block.rows) {
            places->add(block.at(row.key), places->size());
        }
        auto read = detail::share_rows(*state_, std::move(block), {options.include_timestamp, options.include_ttl});
        std::move(read.begin(), read.end(), std::back_inserter(rows));
    }
    return {std::move(rows), std::move(places)};
}

ColumnRange ColumnFamily::xget(const Value& key, const XgetOptions& options) const {
    if (is_super() && options.super_column.is_null()) {
        throw InvalidRequestError("xget of '" + name() +
                                  "' gives columns, and the column family is super: give a super_column, or use "
                                  "xget_super_columns");
    }
    const auto page = positive("buffer_size", options.buffer_size.value_or(state_->attributes.column_buffer_size), 2);
    return ColumnRange(
        std::make_shared<detail::ColumnPages>(state_, state_->types->pack_key(key, PackFor::Naming), options, page));
}

SuperColumnRange ColumnFamily::xget_super_columns(const Value& key, const XgetOptions& options) const {
    if (!is_super()) {
        throw InvalidRequestError("xget_super_columns of '" + name() + "': the column family is standard; use xget");
    }
    if (!options.super_column.is_null()) {
        throw InvalidRequestError("xget_super_columns of '" + name() +
                                  "' gives whole super columns, and super_column names one; use xget for its columns");
    }
    const auto page = positive("buffer_size", options.buffer_size.value_or(state_->attributes.column_buffer_size), 2);
    return SuperColumnRange(std::make_shared<detail::SuperColumnPages>(
        std::make_shared<detail::ColumnPages>(state_, state_->types->pack_key(key, PackFor::Naming), options, page)));
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
