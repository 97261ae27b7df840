#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <rocksdb/db.h>

#include <cassia/embedded.h>

#include "backend/embedded/partitioner.h"
#include "backend/embedded/purge.h"
#include "backend/embedded/schema.h"
#include "backend/embedded/schema_change.h"

namespace cassia::embedded {

/// An open store: the database, the schema it holds, and the clock.
///
/// Thread safety: all members may be called from many threads.
/// Exceptions: StoreError for faults of the disk.
class Store {
public:
    /// A store in the folder `path`, which is prepared (store_folder.h); or in memory where `path` is empty.
    Store(std::string path, std::string server, EmbeddedOptions options);
    Store(const Store&) = delete;
    Store& operator=(const Store&) = delete;
    ~Store();

    const std::string& server() const noexcept { return server_; }
    const Partitioner& partitioner() const noexcept { return *partitioner_; }
    const EmbeddedOptions& options() const noexcept { return options_; }
    rocksdb::DB& db() const noexcept { return *db_; }

    /// The time by which columns expire, in seconds since 1970.
    std::int64_t now() const;

    /// Tells one write of an index entry from all others.
    std::uint64_t next_entry_id() noexcept { return next_entry_id_.fetch_add(1, std::memory_order_relaxed); }

    /// The schema at this moment.
    std::shared_ptr<const Schema> schema() const;
    /// Rises with every change of the schema: cheap to look at.
    std::uint64_t schema_generation() const noexcept { return schema_generation_.load(std::memory_order_acquire); }

    /// Makes one change at a time. It has happened when the records are written, and not at all if `change` throws.
    /// Returns the new schema version.
    std::string change_schema(const std::function<void(SchemaChange&)>& change);

    /// Writes a batch; durable: through the write-ahead log.
    void write(rocksdb::WriteBatch& batch, bool durable = true);

    void flush();
    void compact();
    void checkpoint(const std::string& path);
    EmbeddedStats stats() const;

    /// @throws StoreError in a child of the process that opened it.
    void check_process() const;
    /// @throws StoreError naming this store, if `status` is a fault.
    void check(const rocksdb::Status& status, std::string_view what) const;

private:
    void open_database();
    void load_schema();
    void empty_range(FamilyId id);
    void write_records(const rocksdb::WriteOptions& options, rocksdb::WriteBatch& records, std::string_view what);

    std::string path_;
    std::string server_;
    EmbeddedOptions options_;
    std::unique_ptr<const Partitioner> partitioner_;
    // The process that opened it: in a child of fork its threads are missing and its lock is the parent's.
    std::uint64_t fork_generation_;
    std::unique_ptr<rocksdb::Env> memory_env_;
    PurgeState purge_state_;
    std::unique_ptr<rocksdb::DB> db_;

    std::mutex schema_change_mutex_;
    mutable std::mutex schema_mutex_;
    std::shared_ptr<const Schema> schema_;
    std::atomic<std::uint64_t> schema_generation_{1};
    std::mutex compact_mutex_;
    // Whether the last write failed.
    std::atomic<bool> has_failed_ = false;
    // Begins anywhere among 2^64, so that no two openings of a store give the same.
    std::atomic<std::uint64_t> next_entry_id_{std::random_device()() | std::uint64_t{std::random_device()()} << 32U};
};

}  // namespace cassia::embedded
