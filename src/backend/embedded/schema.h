#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include <cassia/schema.h>

#include "backend/embedded/family.h"

namespace cassia::embedded {

/// A keyspace and its column families.
struct Keyspace {
    /// Without its column families.
    KsDef definition;
    std::map<std::string, std::shared_ptr<const Family>, std::less<>> families;

    /// The definition with those of the column families.
    KsDef describe() const;
};

/// All keyspaces of a store, at one moment.
///
/// Thread safety: immutable once it is shared.
struct Schema {
    std::map<std::string, std::shared_ptr<const Keyspace>, std::less<>> keyspaces;
    /// The next free id of a family or index.
    FamilyId next_id = 1;

    /// @throws InvalidRequestException naming the keyspaces there are.
    const std::shared_ptr<const Keyspace>& keyspace(std::string_view name) const;
    /// What to say where there is no such keyspace.
    std::string no_keyspace(std::string_view name) const;

    /// A UUID that is the same for the same definitions, and different for others.
    std::string version() const;
};

/// @throws InvalidRequestException naming the column families there are.
const std::shared_ptr<const Family>& find_family(const Keyspace& keyspace, std::string_view name);

}  // namespace cassia::embedded
