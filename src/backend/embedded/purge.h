#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <unordered_map>
#include <utility>

#include <rocksdb/compaction_filter.h>
#include <rocksdb/db.h>

#include "backend/embedded/family.h"
#include "backend/embedded/partitioner.h"
#include "backend/embedded/row_key.h"

/// @file
/// How dead data leaves the disk.
///
/// Any compaction lets the value of an expired column go. More than that needs all that was ever written to a key in
/// one place: a write is blind, so that files of different age may hold older timestamps above newer ones, and a
/// tombstone dropped from one of them would bring back what it hides in another. So purge() first moves every file to
/// the lowest level, and then rewrites that level twice: once without columns that are dead or shadowed, and once
/// without the deletions that shadowed them. A tombstone goes only if it was older than gc_grace_seconds before the
/// first of these steps; what is written meanwhile lies above, and is not touched.

namespace cassia::embedded {

/// What a purge may drop of one id.
struct PurgeRule {
    std::int64_t gc_grace_seconds = 0;
    /// None: the entries of an index.
    std::shared_ptr<const Family> family;
};

using PurgeRules = std::unordered_map<FamilyId, PurgeRule>;

/// What purge() tells the filters of the compactions that it starts.
struct PurgePass {
    enum class Drop { columns, deletions };

    Drop drop = Drop::columns;
    /// Where all files lie once they have been moved down.
    int lowest_level = 0;
    /// Seconds since 1970.
    std::int64_t now = 0;
    PurgeRules rules;
    /// Whether there are deletions that a second pass can drop.
    std::atomic<bool> found_old_deletions = false;
};

/// Shared between a store and the filters of its compactions.
///
/// Thread safety: set_pass and pass may be called from many threads; the rest is set before the first compaction.
class PurgeState {
public:
    PurgeState(const Partitioner& partitioner, std::function<std::int64_t()> now)
        : partitioner_(partitioner), now_(std::move(now)) {}

    const Partitioner& partitioner() const noexcept { return partitioner_; }
    std::int64_t now() const { return now_(); }

    /// The database, for filters that begin in the middle of a row. Set before the first purge.
    void set_db(rocksdb::DB* db) noexcept { db_ = db; }
    rocksdb::DB* db() const noexcept { return db_; }

    /// None: no purge is under way.
    void set_pass(std::shared_ptr<PurgePass> pass) {
        const std::lock_guard lock(mutex_);
        pass_ = std::move(pass);
    }
    std::shared_ptr<PurgePass> pass() const {
        const std::lock_guard lock(mutex_);
        return pass_;
    }

private:
    const Partitioner& partitioner_;
    std::function<std::int64_t()> now_;
    rocksdb::DB* db_ = nullptr;
    mutable std::mutex mutex_;
    std::shared_ptr<PurgePass> pass_;
};

std::shared_ptr<rocksdb::CompactionFilterFactory> make_purge_filter_factory(PurgeState& state);

/// Runs the passes. One at a time.
rocksdb::Status purge(rocksdb::DB& db, PurgeState& state, PurgeRules rules);

}  // namespace cassia::embedded
