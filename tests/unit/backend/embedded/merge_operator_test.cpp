#include "backend/embedded/merge_operator.h"

#include <deque>
#include <limits>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "backend/embedded/stored_cell.h"

namespace cassia::embedded {
namespace {

std::string stored(const StoredCell& cell) {
    std::string bytes;
    append_cell(cell, bytes);
    return bytes;
}

// Merges operands, the first being the value that was there; `result` may hold something else before.
bool merge(const std::vector<std::string>& values, std::string& result) {
    const auto merging = make_merge_operator();
    const rocksdb::Slice existing(values.front());
    const std::vector<rocksdb::Slice> operands(values.begin() + 1, values.end());
    rocksdb::Slice winner(nullptr, 0);
    rocksdb::MergeOperator::MergeOperationOutput out(result, winner);
    const rocksdb::MergeOperator::MergeOperationInput in("key", &existing, operands, nullptr);
    if (!merging->FullMergeV2(in, &out)) {
        return false;
    }
    if (winner.data() != nullptr) {
        result = winner.ToString();
    }
    return true;
}

TEST(MergeOperator, leaves_the_cell_that_prevails) {
    std::string result = "what RocksDB had there before";

    ASSERT_TRUE(merge({stored({.timestamp = 1, .value = "a"}), stored({.timestamp = 3, .value = "c"}),
                       stored({.timestamp = 2, .value = "b"})},
                      result));

    EXPECT_EQ(result, stored({.timestamp = 3, .value = "c"}));
}

TEST(MergeOperator, sums_counters_and_wraps_around) {
    const auto highest = std::numeric_limits<std::int64_t>::max();
    std::string result = "what RocksDB had there before";

    ASSERT_TRUE(merge(
        {stored({.kind = CellKind::counter, .sum = highest}), stored({.kind = CellKind::counter, .sum = 2})}, result));

    EXPECT_EQ(parse_cell(result).sum, std::numeric_limits<std::int64_t>::min() + 1);
}

TEST(MergeOperator, refuses_damaged_values_and_counters_among_cells) {
    std::string result;

    EXPECT_FALSE(merge({stored({.timestamp = 1, .value = "a"}), "?"}, result));
    EXPECT_FALSE(
        merge({stored({.timestamp = 1, .value = "a"}), stored({.kind = CellKind::counter, .sum = 1})}, result));
}

TEST(MergeOperator, gives_in_parts_what_it_gives_at_once) {
    const auto merging = make_merge_operator();
    const std::string cells[] = {stored({.timestamp = 1, .value = "a"}), stored({.timestamp = 3, .value = "c"})};

    std::string part;
    ASSERT_TRUE(merging->PartialMergeMulti("key", {cells[0], cells[1]}, &part, nullptr));

    EXPECT_EQ(part, cells[1]);
}

}  // namespace
}  // namespace cassia::embedded
