#pragma once

#include <optional>
#include <string>

#include <cassia/embedded.h>

#include "load/family_schema.h"

namespace cassia::load {

/// Which column family of which server.
struct Target {
    std::string server;
    std::string keyspace;
    std::string column_family;
};

/// The target's store, open as long as the handle lives, where the server is one on disk; else none.
/// @throws StoreError if it can't be opened, or is missing and not to be made.
std::optional<EmbeddedStore> open_store(const Target& target, bool create_if_missing);

/// The schema of the column family; empty if it or its keyspace is not there.
std::optional<FamilySchema> find_schema(const Target& target);

/// The schema of the column family.
/// @throws NotFoundException if there is none.
FamilySchema describe(const Target& target);

/// @throws InvalidRequestError if the column family has other types than those wanted.
void check_same(const Target& target, const FamilySchema& found, const FamilySchema& wanted);

/// Creates the column family, and its keyspace if it is missing.
void create_family(const Target& target, const FamilySchema& schema);

/// Creates the same in memory, so that what would be refused is known before anything is made.
/// @throws InvalidRequestError if it would be.
void rehearse_creation(const Target& target, const FamilySchema& schema);

}  // namespace cassia::load
