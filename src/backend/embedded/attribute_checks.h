#pragma once

#include <cassia/schema.h>

namespace cassia::embedded {

/// Checks the attributes of a column family that are numbers, words or maps of options. What no Cassandra since 1.2
/// looks at, such as key_cache_size, may be anything.
/// @throws InvalidRequestException naming the attribute, what it is and what it may be.
void check_attributes(const CfDef& definition);

}  // namespace cassia::embedded
