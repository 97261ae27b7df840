#pragma once

#include <cassia/schema.h>
#include <cassia/system_manager.h>

namespace cassia::detail {

/// Puts what `options` give into `definition`; the rest stays.
/// @throws InvalidRequestException if options contradict each other.
/// @throws TypeError if a column's name does not pack.
void apply(const ColumnFamilyOptions& options, CfDef& definition);

/// The entry of a column in column_metadata, made if it isn't there.
ColumnDef& column_entry(CfDef& definition, const Value& column);

}  // namespace cassia::detail
