#pragma once

#include <string>
#include <vector>

#include <cassia/schema.h>
#include <cassia/system_manager.h>

namespace cassia::shell {

/// The lines of describe_keyspace and describe_column_family, as the manual has them: what the server tells, no more.
std::vector<std::string> describe_keyspace(const std::string& name, const KeyspaceProperties& properties,
                                           const std::vector<std::string>& families);
std::vector<std::string> describe_column_family(const CfDef& definition);

}  // namespace cassia::shell
