#pragma once

#include <string>
#include <string_view>

#include "load/datum.h"

namespace cassia::load {

/// Reads one JSON value. Numbers keep all their digits.
/// @throws BadRecord if `text` is none, with the column of the fault.
Datum parse_json(std::string_view text);

/// Appends `datum` as JSON, without line breaks. Its texts are UTF-8.
void append_json(const Datum& datum, std::string& out);

}  // namespace cassia::load
