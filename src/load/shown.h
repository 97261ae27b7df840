#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "load/datum.h"

/// @file
/// What a file has, for messages: short, and without control characters, which a terminal would obey.

namespace cassia::load {

/// The first bytes of a text, at most `longest`, and whole characters.
std::string shortened(std::string text, std::size_t longest);

/// The beginning of a datum, as JSON.
std::string shown(const Datum& datum);

/// The beginning of a field's name.
std::string shown_name(std::string_view name);

/// The first of several names, with commas, an empty one as "(left out)"; "none" if there are none.
std::string shown_names(const std::vector<std::string>& names);

}  // namespace cassia::load
