#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "thriftmodel/generated/Cassandra.h"

/// @file
/// Thrift's own client of Cassandra, as the compiler of Thrift generates it, on a socket of Thrift's: what any client
/// of the Thrift API has to do at least.

namespace cassia::bench {

namespace idl = thriftmodel::idl;

inline const std::string KEYSPACE = "Bench";
/// Of rows with one column "name", and of rows with COLUMNS columns. All text.
inline const std::string ROWS = "Rows";
inline const std::string WIDE = "Wide";
inline constexpr int COLUMNS = 1000;

/// A connection to HOST:PORT, framed.
std::unique_ptr<idl::CassandraClient> connect(std::string_view address);

/// Makes the keyspace, if it is not there, so many rows, and the row "wide".
void fill(idl::CassandraClient& client, std::size_t rows);

/// "row0000042"
std::string key_of(std::size_t number);

idl::ColumnPath path_of(const std::string& family, const std::string& column);
idl::ColumnParent parent_of(const std::string& family);
idl::Column column_of(const std::string& name, const std::string& value, std::int64_t timestamp);
idl::SlicePredicate first_columns(int count);

}  // namespace cassia::bench
