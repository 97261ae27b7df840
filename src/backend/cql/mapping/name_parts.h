#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "backend/cql/mapping/table.h"

/// @file
/// Names and row keys that lie in several columns of a table, one for each component of a composite.

namespace cassia::cql {

/// The components of what lies in `columns`; itself, where they are one.
/// @throws InvalidRequestException if it is no composite of as many components.
std::vector<std::string> split(std::string_view bytes, std::span<const TableColumn> columns);

/// A slice's end, of which trailing components may be missing.
struct SplitEnd {
    std::vector<std::string> components;
    /// The end of the last component: −1 before all names that begin so, 1 after them, 0 this one.
    signed char end_of_component = 0;
};

/// @throws InvalidRequestException if it is no composite of as many components at most.
SplitEnd split_end(std::string_view bytes, std::span<const TableColumn> columns);

/// The composite of these components, as a name is stored over Thrift.
std::string join(const std::vector<std::string_view>& components);

}  // namespace cassia::cql
