#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "shell/notation.h"
#include "shell/object.h"

namespace cassia::shell {

/// The object as lines: one where that fits `width` columns, or the width is 0; else the items of a container on lines
/// of their own. `longest`: columns that a single value may take; 0: any number. `check` is called now and then, and
/// may throw.
std::vector<std::string> lay_out(
    const Object& object, Notation notation, std::size_t width, std::size_t longest,
    const std::function<void()>& check = [] {});

}  // namespace cassia::shell
