#include "backend/cql/session/range_reads.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <span>
#include <utility>
#include <variant>
#include <vector>

#include "backend/cql/mapping/read_statements.h"
#include "backend/cql/session/stretches.h"

namespace cassia::cql {
namespace {

using model::SliceRange;

constexpr std::int32_t FEWEST_OF_A_PAGE = 100;

/// Whether the rows can be read as they lie: then none is left without a column by what is asked for.
bool can_be_scanned(const Table& table, const model::ReadRange& request) {
    const auto* const slice = std::get_if<SliceRange>(&request.predicate);
    return slice != nullptr && slice->start.empty() && slice->finish.empty() && !slice->reversed && slice->count > 0 &&
           !table.subname && table.declared.empty() && table.value && !table.names.empty();
}

class RangeRead {
public:
    RangeRead(const Asking& asking, const model::ReadRange& request, detail::Block& block)
        : asking_(asking), table_(asking.family.table()), request_(request), block_(block) {}

    void read(std::string_view partitioner) {
        auto left = request_.range.count;
        for (const auto& stretch : stretches_of(request_.range, partitioner)) {
            if (left > 0) {
                left -= can_be_scanned(table_, request_) ? scan(stretch, left) : read_by_keys(stretch, left);
            }
        }
    }

private:
    /// @return how many rows.
    std::int32_t scan(const Stretch& stretch, std::int32_t count) {
        const auto columns = std::get<SliceRange>(request_.predicate).count;
        auto execution = asking_.session.send({.table = &table_,
                                               .statement = cql::read_range(table_, stretch.range(), columns),
                                               .level = asking_.level,
                                               // One more tells that a row has ended; most rows may have one column.
                                               .page_size = std::clamp(count, FEWEST_OF_A_PAGE, PAGE_SIZE - 1) + 1,
                                               .prefetches = false},
                                              asking_.deadline);
        CollectedRows rows(table_, false, block_);
        asking_.session.finish(execution, asking_.deadline, [&](std::span<const OptionalBytes> cells) {
            const auto key = rows.key_of(cells);
            const bool is_further = rows.size() > 0 && rows.key(rows.size() - 1) != key;
            if (is_further && rows.size() == static_cast<std::size_t>(count)) {
                return false;
            }
            const auto row = rows.add_row(key);
            rows.add_cell(row, cells.subspan(rows.key_size()));
            return true;
        });
        const auto read = static_cast<std::int32_t>(rows.size());
        rows.put_into_block(true);
        return read;
    }

    std::int32_t read_by_keys(const Stretch& stretch, std::int32_t count) {
        auto execution =
            asking_.session.send(table_, read_keys(table_, stretch.range(), count), asking_.level, asking_.deadline);
        CollectedRows found(table_, false, block_);
        asking_.session.finish(execution, asking_.deadline, [&](std::span<const OptionalBytes> cells) {
            found.add_row(found.key_of(cells));
            return true;
        });
        std::vector<std::string> keys;
        keys.reserve(found.size());
        for (std::size_t i = 0; i < found.size(); ++i) {
            keys.emplace_back(found.key(i));
        }
        read_rows(asking_, request_.parent, keys, request_.predicate, block_).put_into_block(true);
        return static_cast<std::int32_t>(keys.size());
    }

    const Asking& asking_;
    const Table& table_;
    const model::ReadRange& request_;
    detail::Block& block_;
};

}  // namespace

void read_range(const Asking& asking, const model::ReadRange& request, std::string_view partitioner,
                detail::Block& block) {
    RangeRead(asking, request, block).read(partitioner);
}

}  // namespace cassia::cql
