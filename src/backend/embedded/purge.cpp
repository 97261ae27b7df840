#include "backend/embedded/purge.h"

#include <algorithm>
#include <limits>
#include <string>
#include <utility>

#include <cassia/errors.h>

#include "backend/embedded/deletions.h"
#include "backend/embedded/index_entry.h"
#include "backend/embedded/rocksdb_slice.h"
#include "backend/embedded/schema_record.h"
#include "backend/embedded/stored_cell.h"

namespace cassia::embedded {
namespace {

/// Lets the values of expired columns go; in the passes of purge(), drops what is dead.
class PurgeFilter final : public rocksdb::CompactionFilter {
public:
    PurgeFilter(const PurgeState& state, std::shared_ptr<PurgePass> pass)
        : state_(state), pass_(std::move(pass)), now_(pass_ ? pass_->now : state.now()) {}

    const char* Name() const override { return "cassia.purge"; }

    Decision FilterV2(int level, const rocksdb::Slice& key, ValueType type, const rocksdb::Slice& value,
                      std::string* new_value, std::string*) const override {
        const auto storage_key = to_view(key);
        if (storage_key.size() < sizeof(FamilyId) || marshal::read_big_endian<FamilyId>(storage_key) == SCHEMA_ID ||
            value.empty()) {
            return Decision::kKeep;
        }
        try {
            if (pass_ && level == pass_->lowest_level && type == ValueType::kValue) {
                return drop(storage_key, to_view(value), *new_value);
            }
            return shed(to_view(value), *new_value);
        } catch (const StoreError&) {
            return Decision::kKeep;  // damaged values are left for reads to tell of
        }
    }

private:
    Decision shed(std::string_view value, std::string& new_value) const {
        if (value.front() == static_cast<char>(CellKind::deletions) || is_index_entry(value)) {
            return Decision::kKeep;
        }
        auto cell = parse_cell(value);
        if (cell.kind != CellKind::expiring || cell.is_live(now_)) {
            return Decision::kKeep;
        }
        cell.kind = CellKind::expired;
        append_cell(cell, new_value);
        return Decision::kChangeValue;
    }

    Decision drop(std::string_view key, std::string_view value, std::string& new_value) const {
        const auto found = pass_->rules.find(marshal::read_big_endian<FamilyId>(key));
        if (found == pass_->rules.end()) {
            return Decision::kKeep;  // made or dropped since
        }
        const PurgeRule& rule = found->second;
        const auto cutoff = now_ - rule.gc_grace_seconds;
        if (is_index_entry(value)) {
            const auto entry = parse_index_entry(value);
            return entry.stale || entry.expires <= cutoff ? Decision::kRemove : Decision::kKeep;
        }
        if (!std::exchange(started_, true) && rule.family) {
            enter(key, *rule.family);
        }
        if (value.front() == static_cast<char>(CellKind::deletions)) {
            return drop_deletions(key, value, cutoff, new_value);
        }
        if (pass_->drop == PurgePass::Drop::deletions) {
            return Decision::kKeep;
        }
        const auto cell = parse_cell(value);
        if (cell.kind == CellKind::counter) {
            return Decision::kKeep;
        }
        const bool forgotten = !cell.is_live(now_) && cell.dead_since() <= cutoff;
        return forgotten || is_shadowed(cell.timestamp, shadow_at(key)) ? Decision::kRemove : shed(value, new_value);
    }

    Decision drop_deletions(std::string_view key, std::string_view value, std::int64_t cutoff,
                            std::string& new_value) const {
        auto deletions = Deletions::parse(value);
        const auto before = deletions.ranges().size() + (deletions.whole().deletes_nothing() ? 0 : 1);
        if (pass_->drop == PurgePass::Drop::columns) {
            remember(key, deletions);
        }
        deletions.forget_until(cutoff);
        const auto after = deletions.ranges().size() + (deletions.whole().deletes_nothing() ? 0 : 1);
        if (after == before) {
            return Decision::kKeep;
        }
        if (pass_->drop == PurgePass::Drop::columns) {
            pass_->found_old_deletions = true;
            return Decision::kKeep;
        }
        if (after == 0) {
            return Decision::kRemove;
        }
        deletions.append_to(new_value);
        return Decision::kChangeValue;
    }

    // What lies between a row's, or super column's, prefix and its end, as far as deletions of it are concerned.
    struct Shadow {
        std::string prefix;
        Deletions deletions;
    };

    // Keys come in order, a prefix's deletions before its columns: `shadows_` is the chain that leads to the key.
    void remember(std::string_view key, const Deletions& deletions) const {
        while (!shadows_.empty() && !key.starts_with(shadows_.back().prefix)) {
            shadows_.pop_back();
        }
        shadows_.push_back({std::string(key.substr(0, key.size() - 1)), deletions});
    }

    std::int64_t shadow_at(std::string_view key) const {
        while (!shadows_.empty() && !key.starts_with(shadows_.back().prefix)) {
            shadows_.pop_back();
        }
        auto timestamp = std::numeric_limits<std::int64_t>::min();
        for (const auto& shadow : shadows_) {
            timestamp = std::max(timestamp, shadow.deletions.timestamp_at(key.substr(shadow.prefix.size())));
        }
        return timestamp;
    }

    // A compaction may begin in the middle of a row, behind deletions that shadow what it has: those are read then.
    // They are still there, since the pass that drops columns drops no deletions.
    void enter(std::string_view key, const Family& family) const {
        std::string buffer;
        const auto row = row_position(state_.partitioner(), key, buffer).prefix;
        read_deletions(row);
        auto rest = key.substr(row.size());
        if (family.is_super() && !rest.empty() && rest.front() == COLUMNS_MARK) {
            rest.remove_prefix(1);
            buffer.clear();
            family.super_names().take_inner(rest, buffer);
            read_deletions(key.substr(0, key.size() - rest.size()));
        }
    }

    void read_deletions(std::string_view prefix) const {
        const auto key = std::string(prefix) + DELETIONS_MARK;
        std::string value;
        if (state_.db()->Get({}, key, &value).ok()) {
            remember(key, Deletions::parse(value));
        }
    }

    const PurgeState& state_;
    std::shared_ptr<PurgePass> pass_;
    std::int64_t now_;
    // RocksDB calls a filter from one thread, through a const interface.
    mutable std::vector<Shadow> shadows_;
    mutable bool started_ = false;
};

class PurgeFilterFactory final : public rocksdb::CompactionFilterFactory {
public:
    explicit PurgeFilterFactory(PurgeState& state) : state_(state) {}
    const char* Name() const override { return "cassia.purge"; }

    std::unique_ptr<rocksdb::CompactionFilter> CreateCompactionFilter(
        const rocksdb::CompactionFilter::Context& context) override {
        return std::make_unique<PurgeFilter>(state_, context.is_manual_compaction ? state_.pass() : nullptr);
    }

private:
    PurgeState& state_;
};

int lowest_level(rocksdb::DB& db) {
    rocksdb::ColumnFamilyMetaData files;
    db.GetColumnFamilyMetaData(&files);
    int lowest = 0;
    for (const auto& level : files.levels) {
        lowest = level.files.empty() ? lowest : level.level;
    }
    return lowest;
}

}  // namespace

std::shared_ptr<rocksdb::CompactionFilterFactory> make_purge_filter_factory(PurgeState& state) {
    return std::make_shared<PurgeFilterFactory>(state);
}

rocksdb::Status purge(rocksdb::DB& db, PurgeState& state, PurgeRules rules) {
    auto pass = std::make_shared<PurgePass>();
    pass->now = state.now();
    pass->rules = std::move(rules);

    rocksdb::CompactRangeOptions options;
    options.exclusive_manual_compaction = true;
    options.bottommost_level_compaction = rocksdb::BottommostLevelCompaction::kSkip;
    auto status = db.Flush({});
    if (status.ok()) {
        status = db.CompactRange(options, nullptr, nullptr);
    }
    pass->lowest_level = lowest_level(db);
    options.bottommost_level_compaction = rocksdb::BottommostLevelCompaction::kForce;
    for (const auto drop : {PurgePass::Drop::columns, PurgePass::Drop::deletions}) {
        if (!status.ok() || (drop == PurgePass::Drop::deletions && !pass->found_old_deletions)) {
            break;
        }
        pass->drop = drop;
        state.set_pass(pass);
        status = db.CompactRange(options, nullptr, nullptr);
        state.set_pass(nullptr);
    }
    return status;
}

}  // namespace cassia::embedded
