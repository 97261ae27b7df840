#include "backend/embedded/merge_operator.h"

#include <optional>
#include <string>
#include <string_view>

#include <cassia/errors.h>

#include "backend/embedded/deletions.h"
#include "backend/embedded/index_entry.h"
#include "backend/embedded/rocksdb_slice.h"
#include "backend/embedded/stored_cell.h"

namespace cassia::embedded {
namespace {

/// Takes operands one by one, and keeps what they come to.
class Merging {
public:
    /// Returns false if `operand` does not go with those before.
    bool add(const rocksdb::Slice& operand) {
        const auto bytes = to_view(operand);
        if (!bytes.empty() && bytes.front() == static_cast<char>(CellKind::deletions)) {
            return !prevailing_ && !entry_ && add_deletions(bytes);
        }
        if (is_index_entry(bytes)) {
            return !prevailing_ && !deletions_ && add_entry(bytes);
        }
        return !deletions_ && !entry_ && add_cell(operand);
    }

    /// Puts the result into `winner` if it is one of the operands, else into `value`, which may hold something else.
    void finish(rocksdb::Slice& winner, std::string& value) const {
        value.clear();
        if (deletions_) {
            deletions_->append_to(value);
        } else if (entry_) {
            append_index_entry(*entry_, value);
        } else if (summed_) {
            append_cell(*prevailing_, value);
        } else {
            winner = winner_;
        }
    }

private:
    bool add_deletions(std::string_view bytes) {
        auto added = Deletions::parse(bytes);
        if (deletions_) {
            deletions_->add(added);
        } else {
            deletions_ = std::move(added);
        }
        return true;
    }

    bool add_entry(std::string_view bytes) {
        const auto added = parse_index_entry(bytes);
        if (entry_) {
            entry_->add(added);
        } else {
            entry_ = added;
        }
        return true;
    }

    bool add_cell(const rocksdb::Slice& operand) {
        const auto cell = parse_cell(to_view(operand));
        if (!prevailing_) {
            prevailing_ = cell;
            winner_ = operand;
            return true;
        }
        if ((cell.kind == CellKind::counter) != (prevailing_->kind == CellKind::counter)) {
            return false;
        }
        if (cell.kind == CellKind::counter) {
            // Wraps around, as Cassandra's counters do.
            prevailing_->sum = static_cast<std::int64_t>(static_cast<std::uint64_t>(prevailing_->sum) +
                                                         static_cast<std::uint64_t>(cell.sum));
            summed_ = true;
        } else if (prevails(cell, *prevailing_)) {
            prevailing_ = cell;
            winner_ = operand;
        }
        return true;
    }

    std::optional<Deletions> deletions_;
    std::optional<IndexEntry> entry_;
    std::optional<StoredCell> prevailing_;
    rocksdb::Slice winner_;
    bool summed_ = false;
};

class MergeOperator final : public rocksdb::MergeOperator {
public:
    const char* Name() const override { return "cassia.1"; }

    bool FullMergeV2(const MergeOperationInput& in, MergeOperationOutput* out) const override {
        // Exceptions must not pass through RocksDB; false is its word for damaged values.
        try {
            Merging merging;
            if (in.existing_value != nullptr && !merging.add(*in.existing_value)) {
                return false;
            }
            for (const auto& operand : in.operand_list) {
                if (!merging.add(operand)) {
                    return false;
                }
            }
            merging.finish(out->existing_operand, out->new_value);
            return true;
        } catch (const StoreError&) {
            return false;
        }
    }

    bool PartialMergeMulti(const rocksdb::Slice&, const std::deque<rocksdb::Slice>& operands, std::string* value,
                           rocksdb::Logger*) const override {
        try {
            Merging merging;
            for (const auto& operand : operands) {
                if (!merging.add(operand)) {
                    return false;
                }
            }
            rocksdb::Slice winner;
            merging.finish(winner, *value);
            if (value->empty()) {
                value->assign(winner.data(), winner.size());
            }
            return true;
        } catch (const StoreError&) {
            return false;
        }
    }
};

}  // namespace

std::shared_ptr<rocksdb::MergeOperator> make_merge_operator() {
    return std::make_shared<MergeOperator>();
}

}  // namespace cassia::embedded
