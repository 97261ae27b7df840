#include "backend/embedded/store.h"

#include <chrono>
#include <utility>

#include <rocksdb/env.h>
#include <rocksdb/utilities/checkpoint.h>

#include <cassia/errors.h>

#include "backend/embedded/database_options.h"
#include "backend/embedded/rocksdb_slice.h"
#include "backend/embedded/schema_record.h"
#include "backend/embedded/store_folder.h"
#include "backend/fork_generation.h"

namespace cassia::embedded {
namespace {

constexpr std::size_t MIN_CACHE_SIZE = std::size_t{1024} * 1024;
constexpr std::size_t MIN_WRITE_BUFFER_SIZE = std::size_t{64} * 1024;

void check_at_least(std::string_view option, const std::optional<std::size_t>& given, std::size_t lowest) {
    if (given && *given < lowest) {
        throw InvalidRequestError(std::string(option) + " is " + std::to_string(*given) +
                                  " bytes; it must be at least " + std::to_string(lowest));
    }
}

// Before anything is made on disk.
EmbeddedOptions checked(EmbeddedOptions options) {
    check_at_least("cache_size", options.cache_size, MIN_CACHE_SIZE);
    check_at_least("write_buffer_size", options.write_buffer_size, MIN_WRITE_BUFFER_SIZE);
    return options;
}

// Where this process itself has the lock, RocksDB says so in other words.
bool is_locked_elsewhere(const rocksdb::Status& status) {
    return status.IsIOError() && status.ToString().find("While lock file") != std::string::npos;
}

}  // namespace

Store::Store(std::string path, std::string server, EmbeddedOptions options)
    : path_(std::move(path)),
      server_(std::move(server)),
      options_(checked(std::move(options))),
      partitioner_(Partitioner::make(
          path_.empty() ? options_.partitioner.value_or("Murmur3Partitioner")
                        : prepare_store_folder(path_, options_.partitioner, options_.create_if_missing))),
      fork_generation_(backend::fork_generation()),
      purge_state_(*partitioner_, [this] { return now(); }) {
    open_database();
    load_schema();
}

Store::~Store() {
    if (backend::fork_generation() != fork_generation_) {
        // The threads that closing waits for are the parent's: leaked on purpose.
        static_cast<void>(db_.release());
        static_cast<void>(memory_env_.release());
    }
}

void Store::open_database() {
    auto options = database_options(options_);
    options.compaction_filter_factory = make_purge_filter_factory(purge_state_);
    if (path_.empty()) {
        memory_env_.reset(rocksdb::NewMemEnv(rocksdb::Env::Default()));
        options.env = memory_env_.get();
    }

    rocksdb::DB* db = nullptr;
    const auto status = rocksdb::DB::Open(options, path_.empty() ? "/store" : path_, &db);
    if (is_locked_elsewhere(status)) {
        throw StoreError("the store at '" + path_ + "' is open in " + describe_lock_holder(path_) +
                             "; a store is open in one process at a time: use cassia-server to share it",
                         {.server = server_});
    }
    check(status, "opening it");
    db_.reset(db);
    purge_state_.set_db(db);
}

void Store::load_schema() {
    auto schema = std::make_shared<Schema>();
    std::vector<FamilyId> retired;
    const auto end = family_end(SCHEMA_ID);
    const rocksdb::Slice upper_bound(end);
    rocksdb::ReadOptions read_options;
    read_options.iterate_upper_bound = &upper_bound;
    const std::unique_ptr<rocksdb::Iterator> records(db_->NewIterator(read_options));
    for (records->Seek(family_start(SCHEMA_ID)); records->Valid(); records->Next()) {
        add_record(to_view(records->key()), to_view(records->value()), *schema, retired);
    }
    check(records->status(), "reading its schema");
    // What a drop or truncation had no time to empty.
    for (const auto id : retired) {
        empty_range(id);
    }
    schema_ = std::move(schema);
}

std::int64_t Store::now() const {
    const auto now =
        options_.clock ? options_.clock() : std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    return now.time_since_epoch().count();
}

std::shared_ptr<const Schema> Store::schema() const {
    const std::lock_guard lock(schema_mutex_);
    return schema_;
}

void Store::check_process() const {
    if (backend::fork_generation() != fork_generation_) {
        throw StoreError("the embedded store " + server_ +
                             " was opened before fork(), and a child can't use it; use cassia-server to share a store",
                         {.server = server_});
    }
}

void Store::check(const rocksdb::Status& status, std::string_view what) const {
    if (!status.ok()) {
        throw StoreError("the store " + server_ + " failed " + std::string(what) + ": " + status.ToString(),
                         {.server = server_});
    }
}

void Store::write(rocksdb::WriteBatch& batch, bool durable) {
    check_process();
    rocksdb::WriteOptions options;
    options.disableWAL = !durable;
    options.sync = durable && options_.sync.value_or(false);
    write_records(options, batch, "writing");
}

void Store::write_records(const rocksdb::WriteOptions& options, rocksdb::WriteBatch& records, std::string_view what) {
    if (has_failed_.load(std::memory_order_relaxed)) {
        // After a fault the database takes no writes until it is told to try. Where the disk was full it looks for room
        // itself, every few seconds.
        const auto status = db_->Resume();
        if (status.IsBusy()) {
            throw StoreError("the store " + server_ + " failed " + std::string(what) +
                                 ": its disk was full, and it takes writes again soon after there is room",
                             {.server = server_});
        }
        check(status, what);
        has_failed_ = false;
    }
    const auto status = db_->Write(options, &records);
    if (!status.ok()) {
        has_failed_ = true;
    }
    check(status, what);
}

std::string Store::change_schema(const std::function<void(SchemaChange&)>& change) {
    check_process();
    const std::lock_guard one_at_a_time(schema_change_mutex_);
    SchemaChange next;
    next.schema = *schema();
    change(next);
    for (const auto id : next.retired) {
        next.records.Put(retired_record_key(id), "");
    }
    rocksdb::WriteOptions options;
    options.sync = true;
    write_records(options, next.records, "writing its schema");

    const auto version = next.schema.version();
    {
        const std::lock_guard lock(schema_mutex_);
        schema_ = std::make_shared<const Schema>(std::move(next.schema));
    }
    schema_generation_.fetch_add(1, std::memory_order_release);
    for (const auto id : next.retired) {
        empty_range(id);
    }
    return version;
}

void Store::empty_range(FamilyId id) {
    rocksdb::WriteBatch batch;
    check(batch.DeleteRange(family_start(id), family_end(id)), "emptying a dropped column family");
    check(batch.Delete(retired_record_key(id)), "emptying a dropped column family");
    write_records({}, batch, "emptying a dropped column family");
}

void Store::flush() {
    check_process();
    check(db_->Flush({}), "flushing");
}

void Store::compact() {
    check_process();
    const std::lock_guard one_at_a_time(compact_mutex_);
    PurgeRules rules;
    for (const auto& [keyspace_name, keyspace] : schema()->keyspaces) {
        for (const auto& [name, family] : keyspace->families) {
            rules[family->id()] = {family->gc_grace_seconds(), family};
            for (const auto& [column, index] : family->indexes()) {
                rules[index.id] = {family->gc_grace_seconds(), nullptr};
            }
        }
    }
    check(purge(*db_, purge_state_, std::move(rules)), "compacting");
}

void Store::checkpoint(const std::string& path) {
    check_process();
    if (is_within_folder(path, path_)) {
        throw InvalidRequestError(
            "a checkpoint at '" + path + "' would lie within the store " + server_ + "; give a folder outside of it",
            {.server = server_, .operation = "checkpoint"});
    }
    rocksdb::Checkpoint* created = nullptr;
    check(rocksdb::Checkpoint::Create(db_.get(), &created), "making a checkpoint");
    const std::unique_ptr<rocksdb::Checkpoint> checkpoint(created);
    check(checkpoint->CreateCheckpoint(path), "making a checkpoint at '" + path + "'");
    mark_store_folder(path, partitioner_->class_name());
}

EmbeddedStats Store::stats() const {
    check_process();
    EmbeddedStats stats;
    db_->GetIntProperty(rocksdb::DB::Properties::kLiveSstFilesSize, &stats.disk_bytes);
    db_->GetIntProperty(rocksdb::DB::Properties::kEstimateNumKeys, &stats.entries);
    db_->GetIntProperty(rocksdb::DB::Properties::kCurSizeAllMemTables, &stats.memtable_bytes);
    db_->GetIntProperty(rocksdb::DB::Properties::kBlockCacheUsage, &stats.cache_bytes);
    return stats;
}

}  // namespace cassia::embedded
