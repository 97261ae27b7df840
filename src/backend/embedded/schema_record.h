#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "backend/embedded/family.h"
#include "backend/embedded/schema.h"

/// @file
/// How definitions are kept in the store: under family id 0, as CBOR maps from the attributes' names.
///
///   keyspace         0(4) | 'K' | name
///   column family    0(4) | 'F' | keyspace | 0x00 | name    its id, definition, and the ids of its indexes
///   next free id     0(4) | 'N'
///   retired id       0(4) | 'R' | id(4)                     a dropped or truncated family whose range is to be emptied

namespace cassia::embedded {

inline constexpr FamilyId SCHEMA_ID = 0;

std::string keyspace_record_key(std::string_view keyspace);
std::string family_record_key(std::string_view keyspace, std::string_view family);
std::string next_id_record_key();
std::string retired_record_key(FamilyId id);

std::string to_record(const KsDef& keyspace);
std::string to_record(const Family& family);
std::string to_record(FamilyId next_id);

/// Builds the schema up, record by record; which it is, its key says. Retired ids are appended to `retired`.
/// @throws StoreError if a record can't be read.
void add_record(std::string_view key, std::string_view value, Schema& schema, std::vector<FamilyId>& retired);

}  // namespace cassia::embedded
