#pragma once

#include <cassia/schema.h>

#include <thriftmodel/generated/cassandra_types.h>

/// @file
/// Definitions of keyspaces and column families, to Thrift's structs and back.

namespace cassia::thriftmodel {

idl::CfDef to_thrift(const CfDef& family);
idl::KsDef to_thrift(const KsDef& keyspace);
CfDef from_thrift(const idl::CfDef& family);
KsDef from_thrift(const idl::KsDef& keyspace);

}  // namespace cassia::thriftmodel
