#pragma once

#include <memory>
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
};

/// Reads the schema and puts the state together.
/// @throws NotFoundException if there is no such column family.
/// @throws InvalidRequestError if an attribute is out of range.
std::shared_ptr<const FamilyState> load_family(std::shared_ptr<pool::Pool> pool, std::string_view family,
                                               ColumnFamilyAttributes attributes);

}  // namespace cassia::detail
