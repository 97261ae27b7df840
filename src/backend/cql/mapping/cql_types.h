#pragma once

#include <string>
#include <string_view>

/// @file
/// Cassandra's class strings as types of CQL, and back.

namespace cassia::cql {

/// The type of CQL that holds the same bytes: "bigint", or where CQL has no name for it the class string in quotes.
/// Direction is left out: CQL keeps it with the column. DateType becomes timestamp, as everywhere in Cassandra.
/// @throws TypeError if the class string is none of ours.
std::string to_cql(std::string_view class_string);

/// The class string of a type of CQL, with full names, as the schema of the server spells it. BytesType for a type that
/// cassia doesn't know, such as a frozen set: its bytes are handed out as they are.
std::string to_class_string(std::string_view cql_type);

/// A type as to_cql writes it: the server's own spelling of a quoted class string has blanks, and ReversedType within a
/// composite. As it is, if cassia doesn't know it.
std::string respelled(std::string_view cql_type);

/// Whether values of the type are kept in several cells, as those of a set that is not frozen are.
bool is_multi_cell(std::string_view cql_type);

/// The class string with or without ReversedType around it.
std::string with_direction(const std::string& class_string, bool reversed);

/// Whether the class string sorts from high to low.
bool is_reversed(std::string_view class_string);

}  // namespace cassia::cql
