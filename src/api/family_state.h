#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <cassia/column_family.h>

#include "api/family_types.h"
#include "pool/pool.h"

namespace cassia::detail {

/// What a column family's handle, its ranges and its batches share.
///
/// Thread safety: immutable once it is shared.
class FamilyState {
public:
    std::shared_ptr<pool::Pool> pool;
    /// As given: without the schema's types.
    ColumnFamilyAttributes given;
    /// With them.
    ColumnFamilyAttributes attributes;
    std::shared_ptr<const FamilyTypes> types;
    bool is_super = false;
    bool is_counter = false;

    const std::string& name() const noexcept { return types->family; }

    /// Whether a write that failed may be sent again.
    bool may_retry_writes() const noexcept { return !is_counter || attributes.retry_counter_mutations; }

    /// The timestamp of a write: the one asked for, or what the family's function gives.
    /// @throws InvalidRequestError if it is the lowest there is, which Cassandra reads as "never written".
    std::int64_t write_timestamp(std::optional<std::int64_t> asked_for) const;
};

/// Reads the schema and puts the state together.
/// @throws NotFoundException if there is no such column family.
/// @throws InvalidRequestError if an attribute is out of range.
std::shared_ptr<const FamilyState> load_family(std::shared_ptr<pool::Pool> pool, std::string_view family,
                                               ColumnFamilyAttributes attributes);

}  // namespace cassia::detail
