#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <rocksdb/write_batch.h>

#include "backend/embedded/schema.h"

namespace cassia::embedded {

/// A change of schema under way: what becomes of the definitions, and the records that make it last.
struct SchemaChange {
    Schema schema;
    rocksdb::WriteBatch records;
    /// Ids whose ranges are emptied behind the change.
    std::vector<FamilyId> retired;

    FamilyId take_id();
    void put_keyspace(std::shared_ptr<const Keyspace> keyspace);
    void put_family(const std::string& keyspace, std::shared_ptr<const Family> family);
    /// Also retires its ids.
    void remove_family(const std::string& keyspace, std::string_view family);
    void remove_keyspace(std::string_view keyspace);
    void retire(const Family& family);
};

}  // namespace cassia::embedded
