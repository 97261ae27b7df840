#pragma once

#include <string>
#include <string_view>

#include <cassia/cassandra_type.h>

/// @file
/// Names and texts within CQL, quoted so that nothing in them is read as CQL.

namespace cassia::cql {

/// "Users" becomes "\"Users\"": case is kept, and every character allowed.
std::string quote_name(std::string_view name);
/// "it's" becomes "'it''s'".
std::string quote_text(std::string_view text);

/// What the CQL column of a declared column is called: its name where the comparator is of text, or else "0x" and the
/// name in hexadecimal digits.
std::string column_identifier(const Type& comparator, std::string_view name);
/// The name back again.
/// @throws InvalidRequestException if the identifier is of no name under that comparator.
std::string name_of_identifier(const Type& comparator, std::string_view identifier);

}  // namespace cassia::cql
