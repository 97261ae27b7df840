#pragma once

#include <cassia/schema.h>

#include "backend/embedded/schema.h"

namespace cassia::embedded {

/// Gives the indexes without a name one, as Cassandra does: Users_birthdate_idx.
/// @throws InvalidRequestException if a name is given twice, or another family of the keyspace has it.
void name_indexes(CfDef& definition, const Keyspace& keyspace);

}  // namespace cassia::embedded
