#include "server/slices.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <span>
#include <utility>

#include <cassia/errors.h>

#include "server/range_pages.h"
#include "thriftmodel/answers.h"
#include "thriftmodel/received_requests.h"

namespace cassia::server {
namespace {

using namespace thriftmodel;

constexpr std::int32_t ROWS_AT_A_TIME = 16;
constexpr std::int32_t DEFAULT_COUNT = 1000;

/// A slice from low to high; empty ends are open.
struct Slice {
    std::string_view low;
    std::string_view high;
};

/// Slices that do not overlap, from low to high.
std::vector<Slice> merge(std::vector<Slice> slices, const Type& comparator) {
    const auto begins_before = [&](const Slice& left, const Slice& right) {
        if (left.low.empty() || right.low.empty()) {
            return left.low.empty() && !right.low.empty();
        }
        return comparator->compare(left.low, right.low) < 0;
    };
    std::stable_sort(slices.begin(), slices.end(), begins_before);
    std::vector<Slice> merged;
    for (const auto& slice : slices) {
        if (merged.empty() || (!merged.back().high.empty() && !slice.low.empty() &&
                               comparator->compare(merged.back().high, slice.low) < 0)) {
            merged.push_back(slice);
        } else if (!merged.back().high.empty() &&
                   (slice.high.empty() || comparator->compare(merged.back().high, slice.high) < 0)) {
            merged.back().high = slice.high;
        }
    }
    return merged;
}

std::vector<Slice> slices_of(const idl::MultiSliceRequest& request, const Type& comparator) {
    std::vector<Slice> slices;
    for (const auto& given : request.column_slices) {
        const Slice slice = request.reversed ? Slice{given.finish, given.start} : Slice{given.start, given.finish};
        if (!slice.low.empty() && !slice.high.empty() && comparator->compare(slice.low, slice.high) > 0) {
            throw InvalidRequestException("column slice " + std::to_string(slices.size()) +
                                          " starts behind its finish; swap them, or set reversed");
        }
        slices.push_back(slice);
    }
    return slices;
}

}  // namespace

std::vector<idl::KeySlice> read_paged(Session& session, const std::string& family, const model::KeyRange& range,
                                      const std::string& start_column, ConsistencyLevel level) {
    constexpr std::string_view CALL = "get_paged_slice";
    auto left = range.count;
    if (left <= 0) {
        throw InvalidRequestException("the count of columns is " + std::to_string(left) + "; it must be at least 1");
    }
    std::vector<idl::KeySlice> slices;
    const auto add = [&](const detail::Block& block, const detail::RowExtent& row) {
        idl::KeySlice slice;
        slice.key = block.at(row.key);
        slice.columns = columns_of(block, row);
        slice.columns.resize(std::min(slice.columns.size(), static_cast<std::size_t>(left)));
        if (!slice.columns.empty()) {
            session.answer().keep(slice.columns);
            left -= static_cast<std::int32_t>(slice.columns.size());
            slices.push_back(std::move(slice));
        }
    };
    const model::ColumnParent parent{family, std::nullopt};
    const auto columns_left = [&](std::string_view start) { return model::SliceRange{start, {}, false, left}; };
    RangePages pages(session, {parent, range, columns_left({})}, level, CALL, ROWS_AT_A_TIME);
    if (range.start_key && !range.start_key->empty() && !start_column.empty()) {
        const std::string key(*range.start_key);
        const auto first =
            session.carry_out(model::ReadRows{parent, {&key, 1}, columns_left(start_column)}, level, CALL);
        for (const auto& row : first.rows.rows) {
            add(first.rows, row);
        }
        pages.go_behind(key);
    }
    while (!pages.is_over() && left > 0) {
        pages.select(columns_left({}));
        const auto page = pages.next();
        for (const auto& row : page.rows) {
            if (left > 0) {
                add(page.block, row);
            }
        }
    }
    return slices;
}

std::vector<idl::ColumnOrSuperColumn> read_multi_slice(Session& session, const idl::MultiSliceRequest& request) {
    const auto& is_set = request.__isset;
    if (!is_set.key || !is_set.column_parent || !is_set.column_slices) {
        throw InvalidRequestException("a MultiSliceRequest needs key, column_parent and column_slices");
    }
    const auto family = session.family(request.column_parent.column_family);
    if (family->is_super()) {
        throw InvalidRequestException("get_multi_slice is for standard column families, and '" + family->name() +
                                      "' is super");
    }
    auto slices = merge(slices_of(request, family->names().comparator()), family->names().comparator());
    if (request.reversed) {
        std::reverse(slices.begin(), slices.end());
    }
    auto left = is_set.count ? request.count : DEFAULT_COUNT;
    const auto level = is_set.consistency_level ? to_model(request.consistency_level) : ConsistencyLevel::ONE;
    std::vector<idl::ColumnOrSuperColumn> out;
    for (const auto& [low, high] : slices) {
        const model::SliceRange range{request.reversed ? high : low, request.reversed ? low : high, request.reversed,
                                      left};
        const model::ReadRows read{to_model(request.column_parent), {&request.key, 1}, range};
        const auto block = session.carry_out(read, level, "get_multi_slice").rows;
        if (!block.rows.empty()) {
            auto columns = columns_of(block, block.rows.front());
            session.answer().keep(columns);
            left -= static_cast<std::int32_t>(columns.size());
            std::move(columns.begin(), columns.end(), std::back_inserter(out));
        }
        if (left <= 0) {
            break;
        }
    }
    return out;
}

}  // namespace cassia::server
