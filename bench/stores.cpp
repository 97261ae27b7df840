#include "stores.h"

#include <cstdio>
#include <stdexcept>

#include <unistd.h>

#include "backend/embedded/database_options.h"
#include "backend/embedded/row_key.h"
#include "backend/embedded/schema_record.h"
#include "backend/embedded/store_registry.h"
#include "backend/embedded/stored_cell.h"

namespace cassia::bench {
namespace {

constexpr std::string_view SCHEME = "embedded:";

void check(const rocksdb::Status& status) {
    if (!status.ok()) {
        throw std::runtime_error("RocksDB: " + status.ToString());
    }
}

EmbeddedStore make_store(const std::string& path) {
    auto store = EmbeddedStore::open(path);
    SystemManager system(store.server());
    system.create_keyspace("Bench");
    system.create_column_family(
        "Bench", "Rows",
        {.comparator_type = UTF8_TYPE, .default_validation_class = UTF8_TYPE, .key_validation_class = UTF8_TYPE});
    return store;
}

std::shared_ptr<embedded::Store> inside(const EmbeddedStore& store) {
    return embedded::open_store(store.server().substr(SCHEME.size()), {});
}

embedded::FamilyId family_id(const EmbeddedStore& store) {
    return find_family(*inside(store)->schema()->keyspace("Bench"), "Rows")->id();
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

Stores::Stores() : store(make_store(folder.path("store"))), pool("Bench", {store.server()}), rows(pool, "Rows") {
    rocksdb::DB* db = nullptr;
    check(rocksdb::DB::Open(embedded::database_options({}), folder.path("raw"), &db));
    raw.reset(db);
}

void Stores::copy_and_compact() {
    auto& db = inside(store)->db();
    const std::unique_ptr<rocksdb::Iterator> all(db.NewIterator({}));
    // Behind the records of the schema.
    std::string start;
    embedded::append_family(embedded::SCHEMA_ID + 1, start);
    for (all->Seek(start); all->Valid(); all->Next()) {
        check(raw->Merge({}, all->key(), all->value()));
    }
    rocksdb::CompactRangeOptions options;
    options.bottommost_level_compaction = rocksdb::BottommostLevelCompaction::kForce;
    check(raw->CompactRange(options, nullptr, nullptr));
    store.compact();
}

std::string Stores::column_key(const std::string& row, const std::string& name) const {
    return embedded::row_prefix(inside(store)->partitioner(), family_id(store), row) + embedded::COLUMNS_MARK + name;
}

std::string Stores::deletions_key(const std::string& row) const {
    return embedded::row_prefix(inside(store)->partitioner(), family_id(store), row) + embedded::DELETIONS_MARK;
}

std::string Stores::column_value(const std::string& value, std::int64_t timestamp) {
    std::string bytes;
    embedded::append_cell({.timestamp = timestamp, .value = value}, bytes);
    return bytes;
}

std::string name_of(std::size_t number) {
    char name[16];
    std::snprintf(name, sizeof name, "name%06zu", number);
    return name;
}

std::string row_of(std::size_t number) {
    char key[16];
    std::snprintf(key, sizeof key, "row%07zu", number);
    return key;
}

}  // namespace cassia::bench
