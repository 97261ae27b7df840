#include "stores.h"

#include <cstdio>
#include <stdexcept>
#include <utility>

#include <rocksdb/write_batch.h>
#include <unistd.h>

#include "backend/embedded/database_options.h"
#include "backend/embedded/row_key.h"
#include "backend/embedded/schema_record.h"
#include "backend/embedded/store_registry.h"
#include "backend/embedded/stored_cell.h"

namespace cassia::bench {
namespace {

constexpr std::string_view SCHEME = "embedded:";
constexpr std::size_t BATCH = 1000;

void check(const rocksdb::Status& status) {
    if (!status.ok()) {
        throw std::runtime_error("RocksDB: " + status.ToString());
    }
}

EmbeddedStore make_store(const std::string& path, const EmbeddedOptions& options) {
    auto store = EmbeddedStore::open(path, options);
    SystemManager system(store.server());
    system.create_keyspace("Bench");
    const ColumnFamilyOptions text = {
        .comparator_type = UTF8_TYPE, .default_validation_class = UTF8_TYPE, .key_validation_class = UTF8_TYPE};
    system.create_column_family("Bench", "Rows", text);
    system.create_column_family("Bench", "Wide", text);
    system.create_column_family("Bench", "Counters",
                                {.comparator_type = UTF8_TYPE,
                                 .default_validation_class = COUNTER_COLUMN_TYPE,
                                 .key_validation_class = UTF8_TYPE});
    return store;
}

std::shared_ptr<embedded::Store> inside(const EmbeddedStore& store) {
    return embedded::open_store(store.server().substr(SCHEME.size()), {});
}

embedded::FamilyId family_id(const embedded::Store& store, std::string_view family) {
    return find_family(*store.schema()->keyspace("Bench"), std::string(family))->id();
}

std::string storage_key(const EmbeddedStore& store, std::string_view family, std::string_view row, char mark) {
    const auto opened = inside(store);
    return embedded::row_prefix(opened->partitioner(), family_id(*opened, family), row) + mark;
}

std::vector<std::string> numbered(const char* format, std::size_t count) {
    std::vector<std::string> names(count);
    for (std::size_t i = 0; i < count; ++i) {
        char name[24];
        std::snprintf(name, sizeof name, format, i);
        names[i] = name;
    }
    return names;
}

}  // namespace

TemporaryFolder::TemporaryFolder() {
    auto name = (std::filesystem::temp_directory_path() / "cassia-bench-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) {
        throw std::runtime_error("can't make a folder at " + name);
    }
    path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
    std::filesystem::remove_all(path_);
}

Mapping<Record> record_mapping() {
    return mapping<Record>(key(&Record::key, UTF8Type()), member("name", &Record::name, UTF8Type()));
}

Stores::Stores(const EmbeddedOptions& options)
    : store(make_store(folder.path("store"), options)),
      pool("Bench", {store.server()}),
      rows(pool, "Rows"),
      wide(pool, "Wide"),
      records(pool, "Rows", record_mapping()) {
    rocksdb::DB* db = nullptr;
    check(rocksdb::DB::Open(embedded::database_options(options), folder.path("raw"), &db));
    raw.reset(db);
}

void Stores::fill(std::size_t count) const {
    for (std::size_t from = 0; from < count; from += BATCH) {
        std::vector<std::pair<Value, Columns>> batch;
        for (std::size_t i = from; i < from + BATCH; ++i) {
            batch.emplace_back(row_names()[i], Columns{{"name", VALUE}});
        }
        rows.batch_insert(batch);
    }
    for (std::size_t from = 0; from < WIDE_COLUMNS; from += BATCH) {
        Columns columns;
        for (std::size_t i = from; i < from + BATCH; ++i) {
            columns.add(column_names()[i], VALUE);
        }
        wide.insert("wide", columns);
    }
}

void Stores::copy() const {
    const auto opened = inside(store);
    const std::unique_ptr<rocksdb::Iterator> all(opened->db().NewIterator({}));
    rocksdb::WriteBatch batch;
    // Behind the records of the schema.
    for (all->Seek(embedded::family_start(embedded::SCHEMA_ID + 1)); all->Valid(); all->Next()) {
        check(batch.Merge(all->key(), all->value()));
        if (batch.Count() == BATCH) {
            check(raw->Write({}, &batch));
            batch.Clear();
        }
    }
    check(raw->Write({}, &batch));
}

void Stores::compact() {
    rocksdb::CompactRangeOptions options;
    options.bottommost_level_compaction = rocksdb::BottommostLevelCompaction::kForce;
    check(raw->CompactRange(options, nullptr, nullptr));
    store.compact();
}

std::string Stores::row_key(std::string_view row, std::string_view name) const {
    return storage_key(store, "Rows", row, embedded::COLUMNS_MARK).append(name);
}

std::string Stores::wide_key(std::string_view row, std::string_view name) const {
    return storage_key(store, "Wide", row, embedded::COLUMNS_MARK).append(name);
}

std::string Stores::deletions_key(std::string_view row) const {
    return storage_key(store, "Rows", row, embedded::DELETIONS_MARK);
}

std::string Stores::wide_deletions_key(std::string_view row) const {
    return storage_key(store, "Wide", row, embedded::DELETIONS_MARK);
}

std::string Stores::rows_start() const {
    return embedded::family_start(family_id(*inside(store), "Rows"));
}

std::string Stores::rows_end() const {
    return embedded::family_end(family_id(*inside(store), "Rows"));
}

std::string Stores::column_value(std::string_view value, std::int64_t timestamp) {
    std::string bytes;
    embedded::append_cell({.timestamp = timestamp, .value = value}, bytes);
    return bytes;
}

const std::vector<std::string>& row_names() {
    static const auto names = numbered("row%07zu", MOST_ROWS);
    return names;
}

const std::vector<std::string>& column_names() {
    static const auto names = numbered("name%06zu", WIDE_COLUMNS);
    return names;
}

}  // namespace cassia::bench
