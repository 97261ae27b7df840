#pragma once

#include <string>

#include <cassia/column_family.h>

/// @file
/// Results as the manual writes them, {'name': 'Tyler', 'age': 24}, to compare with what is expected: order counts.

namespace cassia::support {

std::string show(const Row& row);
/// {} where there is no row.
std::string show(const std::optional<Row>& row);
std::string show(const Rows& rows);
std::string show(const RowRange& rows);
std::string show(const ColumnRange& columns);
std::string show(const SuperColumnRange& super_columns);
std::string show(const Counts& counts);

}  // namespace cassia::support
