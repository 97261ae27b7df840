#include "server/splits.h"

#include <optional>
#include <span>

#include <cassia/errors.h>

#include "server/range_pages.h"

namespace cassia::server {
namespace {

using Split = thriftmodel::idl::CfSplit;

constexpr std::int32_t ROWS_AT_A_TIME = 1024;
constexpr std::size_t MOST_SPLITS = 4096;

/// Twice as much in each, so that half as many are left.
void join_pairs(std::vector<Split>& splits) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < splits.size(); i += 2) {
        auto joined = splits[i];
        if (i + 1 < splits.size()) {
            joined.end_token = splits[i + 1].end_token;
            joined.row_count += splits[i + 1].row_count;
        }
        splits[kept++] = joined;
    }
    splits.resize(kept);
}

Split begin_split(const std::string& token) {
    Split split;
    split.start_token = token;
    return split;
}

}  // namespace

std::vector<Split> split_range(Session& session, const std::string& family, const std::string& start_token,
                               const std::string& end_token, std::int32_t keys_per_split) {
    if (keys_per_split <= 0) {
        throw InvalidRequestException("keys_per_split is " + std::to_string(keys_per_split) +
                                      "; it must be at least 1");
    }
    const auto& partitioner = session.service().store->partitioner();
    const model::ReadRange request{.parent = {family, std::nullopt},
                                   .range = {std::nullopt, std::nullopt, start_token, end_token},
                                   .predicate = std::span<const std::string>()};
    RangePages pages(session, request, ConsistencyLevel::ONE, "describe_splits", ROWS_AT_A_TIME);
    std::int64_t rows_per_split = keys_per_split;
    std::vector<Split> splits{begin_split(start_token)};
    while (!pages.is_over()) {
        const auto page = pages.next();
        for (const auto& row : page.rows) {
            if (++splits.back().row_count >= rows_per_split) {
                splits.back().end_token = partitioner.token_of(page.block.at(row.key));
                splits.push_back(begin_split(splits.back().end_token));
            }
            if (splits.size() > MOST_SPLITS) {
                join_pairs(splits);
                rows_per_split *= 2;
            }
        }
    }
    if (splits.size() > 1 && splits.back().row_count == 0) {
        splits.pop_back();
    }
    splits.back().end_token = end_token;
    return splits;
}

}  // namespace cassia::server
