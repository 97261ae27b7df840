#pragma once

#include <cassia/schema.h>

/// @file
/// What Cassandra asks of definitions.
///
/// @throws InvalidRequestException naming the attribute, what it is and what it may be.

namespace cassia::embedded {

void check_keyspace_definition(const KsDef& definition);

/// The definition with every attribute that matters to the store given: types in full, defaults filled in.
CfDef complete_definition(CfDef definition);

/// Checks a complete definition.
void check_family_definition(const CfDef& definition);

/// Checks that data written under `before` can be read under `after`: neither kind nor comparators may change.
void check_alteration(const CfDef& before, const CfDef& after);

}  // namespace cassia::embedded
