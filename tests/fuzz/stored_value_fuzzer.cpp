#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <cassia/errors.h>

#include "backend/embedded/deletions.h"
#include "backend/embedded/index_entry.h"
#include "backend/embedded/merge_operator.h"
#include "backend/embedded/stored_cell.h"
#include "fuzz/input.h"
#include "fuzz/promise.h"

// Values in the store, and their merging: input is operands, each with its size before it.
//
// - Each is refused with StoreError by what reads it, or says the same when it is written and read again.
// - The merge operator refuses them or comes to a result, the same whether it takes them at once or part of
//   them before.

namespace {

using cassia::embedded::CellKind;
using cassia::embedded::Deletions;
using cassia::fuzz::promise;

using Operands = std::deque<rocksdb::Slice>;

template <typename Read>
auto try_read(const Read& read) -> std::optional<decltype(read())> {
    try {
        return read();
    } catch (const cassia::StoreError&) {
        return std::nullopt;
    }
}

void check_cell(std::string_view bytes) {
    const auto cell = try_read([&] { return cassia::embedded::parse_cell(bytes); });
    if (!cell) {
        return;
    }
    std::string written;
    append_cell(*cell, written);
    const auto again = cassia::embedded::parse_cell(written);
    std::string rewritten;
    append_cell(again, rewritten);
    promise(rewritten == written && again.kind == cell->kind && again.value == cell->value,
            "a cell is read as written");
    promise(!prevails(*cell, again) && !prevails(again, *cell), "no cell prevails over itself");
}

void check_deletions(std::string_view bytes) {
    const auto deletions = try_read([&] { return Deletions::parse(bytes); });
    if (!deletions) {
        return;
    }
    std::string written;
    deletions->append_to(written);
    promise(Deletions::parse(written).ranges() == deletions->ranges(), "deletions are read as written");
    Deletions added;
    added.add(*deletions);
    auto twice = added;
    twice.add(*deletions);
    promise(twice.whole() == added.whole() && twice.ranges() == added.ranges(), "deletions add nothing to themselves");
    for (const auto& range : deletions->ranges()) {
        promise(deletions->timestamp_at(range.start) >= range.deletion.timestamp, "a range deletes its start");
        promise(deletions->timestamp_at(range.start) == added.timestamp_at(range.start),
                "and does so when it is added");
    }
}

void check_index_entry(std::string_view bytes) {
    const auto entry = try_read([&] { return cassia::embedded::parse_index_entry(bytes); });
    if (!entry) {
        return;
    }
    std::string written;
    append_index_entry(*entry, written);
    promise(!cassia::embedded::is_index_entry(bytes) || bytes.starts_with(written),
            "an index entry is read as written");
}

std::optional<std::string> merge_all(const rocksdb::MergeOperator& merging, const Operands& operands) {
    std::string value;
    rocksdb::Slice winner;
    const std::vector<rocksdb::Slice> list(operands.begin(), operands.end());
    const rocksdb::MergeOperator::MergeOperationInput in("key", nullptr, list, nullptr);
    rocksdb::MergeOperator::MergeOperationOutput out(value, winner);
    if (!merging.FullMergeV2(in, &out)) {
        return std::nullopt;
    }
    return winner.empty() ? value : winner.ToString();
}

std::optional<std::string> merge_part(const rocksdb::MergeOperator& merging, const Operands& operands) {
    std::string value;
    if (!merging.PartialMergeMulti("key", operands, &value, nullptr)) {
        return std::nullopt;
    }
    return value;
}

// Deletions that add up to the same as one record, as merging leaves it.
std::string normal(const std::string& merged) {
    if (!merged.starts_with(static_cast<char>(CellKind::deletions))) {
        return merged;
    }
    Deletions deletions;
    deletions.add(Deletions::parse(merged));
    std::string written;
    deletions.append_to(written);
    return written;
}

void check_merge(const Operands& operands) {
    const auto merging = cassia::embedded::make_merge_operator();
    const auto whole = merge_all(*merging, operands);
    if (!whole) {
        return;
    }
    for (std::size_t cut = 1; cut < operands.size(); ++cut) {
        const auto middle = operands.begin() + static_cast<std::ptrdiff_t>(cut);
        const auto first = merge_part(*merging, Operands(operands.begin(), middle));
        const auto last = merge_part(*merging, Operands(middle, operands.end()));
        promise(first && last, "parts of what can be merged can be merged");
        Operands from_first(middle, operands.end());
        from_first.emplace_front(*first);
        promise(merge_all(*merging, from_first) == whole, "merging the first of them before comes to the same");
        // Of index entries a mark may be lost so, which does no harm.
        if (!cassia::embedded::is_index_entry(*whole)) {
            Operands to_last(operands.begin(), middle);
            to_last.emplace_back(*last);
            const auto merged = merge_all(*merging, to_last);
            promise(merged && normal(*merged) == normal(*whole), "merging the last of them before comes to the same");
        }
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    // The parts of many operands would be merged too often.
    constexpr std::size_t most_operands = 16;
    Operands operands;
    for (cassia::fuzz::Input input(data, size); !input.at_end() && operands.size() < most_operands;) {
        const auto bytes = input.take_counted();
        check_cell(bytes);
        check_deletions(bytes);
        check_index_entry(bytes);
        operands.emplace_back(bytes.data(), bytes.size());
    }
    if (!operands.empty()) {
        check_merge(operands);
    }
    return 0;
}
