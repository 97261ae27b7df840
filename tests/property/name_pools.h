#pragma once

#include <string>
#include <vector>

/// @file
/// Comparators and packed names to try them with.

namespace cassia::test {

struct NamePool {
    std::string comparator;
    /// Packed; some compare equal though their bytes differ.
    std::vector<std::string> names;
};

/// One for each class and way of ordering.
const std::vector<NamePool>& name_pools();

}  // namespace cassia::test
