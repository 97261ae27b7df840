#pragma once

#include <cassia/export.h>
#include <cassia/schema.h>

namespace cassia::model {

/// Exported, for backends in libraries of their own. Checks the attributes of a column family that are numbers, words
/// or maps of options. What no Cassandra since 1.2 looks at, such as key_cache_size, may be anything.
/// @throws InvalidRequestException naming the attribute, what it is and what it may be.
CASSIA_API void check_attributes(const CfDef& definition);

}  // namespace cassia::model
