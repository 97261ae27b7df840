#pragma once

#include <string>

#include <cassia/schema.h>

/// @file
/// What Cassandra asks of keyspaces.
///
/// @throws InvalidRequestException naming the attribute, what it is and what it may be.

namespace cassia::embedded {

/// The definition with a replication factor of 1 where its strategy wants one and none is given.
KsDef complete_keyspace(KsDef definition);

/// Checks strategy and options.
void check_keyspace_definition(const KsDef& definition);

/// Checks the name too, as of a keyspace that is to be made.
void check_new_keyspace(const KsDef& definition);

/// Checks that a new keyspace's name differs from that of one that is there by more than case.
void check_apart(const std::string& name, const std::string& existing);

}  // namespace cassia::embedded
