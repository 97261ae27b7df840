#pragma once

#include <string>
#include <string_view>

#include <cassia/types.h>
#include <cassia/value.h>

#include "load/datum.h"

namespace cassia::load {

/// The value of `type` that a file's datum means: a LongType from 42 or "42", bytes from "0x…", times from ISO 8601 or
/// seconds since 1970, a composite from an array. Text takes any datum; what is nested becomes JSON.
/// @throws TypeError if it means none.
Value to_value(const Datum& datum, const Type& type);

/// The packed bytes of to_value().
/// @throws TypeError if it means none, or one out of range.
std::string pack(const Datum& datum, const Type& type);

/// How an export writes packed bytes, so that import_bytes gives the same: the value as legible as its type allows,
/// null for no bytes of a type that has no such value, {"bytes": "0x…"} for what is not of the type or not its only
/// spelling.
Datum export_datum(std::string_view bytes, const Type& type);

/// The bytes that export_datum wrote.
/// @throws TypeError if `datum` is nothing that it writes.
std::string import_bytes(const Datum& datum, const Type& type);

}  // namespace cassia::load
