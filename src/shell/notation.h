#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "shell/object.h"

/// @file
/// Objects as text.

namespace cassia::shell {

enum class Notation : std::uint8_t {
    /// As the manual prints them, and as they may be typed again.
    python,
    json,
};

/// A value in this notation; no longer than `width` columns, unless that is 0, or the notation JSON.
std::string written(const Value& value, Notation notation, std::size_t width = 0);

/// A key of a dict in this notation; JSON's are texts.
std::string written_key(const Object& key, Notation notation, std::size_t width = 0);

/// The object on one line. A sequence is not gone over.
std::string written(const Object& object, Notation notation, std::size_t width = 0);

/// As `print` has it: a text is itself, everything else as written in Python's notation.
std::string printed(const Object& object);

/// A cell of a table: as printed, with what is not printable escaped.
std::string cell(const Object& object);

/// The object in an error's message, shortened.
std::string abbreviated(const Object& object);

/// The brackets round a container's items.
struct Brackets {
    std::string_view open;
    std::string_view close;
};
Brackets brackets_of(const Object& container, Notation notation);

}  // namespace cassia::shell
