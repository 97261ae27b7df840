#include "server/slices.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <span>
#include <utility>

#include <cassia/errors.h>

#include "thriftmodel/answers.h"
#include "thriftmodel/received_requests.h"

namespace cassia::server {
namespace {

using namespace thriftmodel;

constexpr std::int32_t ROWS_AT_A_TIME = 16;
constexpr std::int32_t FEWEST_ROWS = 2;
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

/// Rows, and how many were asked for.
struct Page {
    detail::Block rows;
    std::int32_t asked = 0;
};

/// As many rows at a time as fit an answer with all the columns that may be wanted of each; at least two, of which the
/// first may be known.
Page read_as_many(Session& session, model::ReadRange request, ConsistencyLevel level, std::string_view call) {
    for (request.range.count = ROWS_AT_A_TIME;; request.range.count /= 2) {
        try {
            return {session.carry_out(request, level, call).rows, request.range.count};
        } catch (const InvalidRequestException&) {
            if (request.range.count <= FEWEST_ROWS) {
                throw;
            }
        }
    }
}

}  // namespace

std::vector<idl::KeySlice> read_paged(Session& session, const std::string& family, const model::KeyRange& range,
                                      const std::string& start_column, ConsistencyLevel level) {
    constexpr std::string_view CALL = "get_paged_slice";
    auto left = range.count;
    if (left <= 0) {
        throw InvalidRequestException("the count of columns is " + std::to_string(left) + "; it must be at least 1");
    }
    AnswerRoom room;
    std::vector<idl::KeySlice> pages;
    const auto add = [&](idl::KeySlice slice) {
        if (!slice.columns.empty() && left > 0) {
            slice.columns.resize(std::min(slice.columns.size(), static_cast<std::size_t>(left)));
            room.take(slice.columns);
            left -= static_cast<std::int32_t>(slice.columns.size());
            pages.push_back(std::move(slice));
        }
    };
    auto here = range;
    std::string done;
    if (here.start_key && !here.start_key->empty() && !start_column.empty()) {
        const std::string key(*here.start_key);
        const model::ReadRows first{
            {family, std::nullopt}, {&key, 1}, model::SliceRange{start_column, {}, false, left}};
        for (auto& slice : key_slices_of(session.carry_out(first, level, CALL).rows)) {
            add(std::move(slice));
        }
        done = key;
    }
    for (bool more = true; more && left > 0;) {
        const model::ReadRange request{{family, std::nullopt}, here, model::SliceRange{{}, {}, false, left}};
        const auto block = read_as_many(session, request, level, CALL);
        auto rows = key_slices_of(block.rows);
        more = rows.size() == static_cast<std::size_t>(block.asked);
        for (auto& slice : rows) {
            if (left > 0 && slice.key != done) {
                done = slice.key;
                add(std::move(slice));
            }
        }
        // The last row comes again, as the first of the next page.
        here.start_key = done;
    }
    return pages;
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
    AnswerRoom room;
    std::vector<idl::ColumnOrSuperColumn> out;
    for (const auto& [low, high] : slices) {
        const model::SliceRange range{request.reversed ? high : low, request.reversed ? low : high, request.reversed,
                                      left};
        const model::ReadRows read{to_model(request.column_parent), {&request.key, 1}, range};
        const auto block = session.carry_out(read, level, "get_multi_slice").rows;
        if (!block.rows.empty()) {
            auto columns = columns_of(block, block.rows.front());
            room.take(columns);
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
