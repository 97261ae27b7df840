#pragma once

#include <cstdint>

namespace cassia::shell {

enum class Format : std::uint8_t { dict, table, json };

/// What the user may set, as attributes of `settings`.
struct Settings {
    /// How results are shown.
    Format format = Format::dict;
    /// Whether each statement is followed by the time that it took.
    bool timing = false;
    /// On a terminal: whether wide texts are cut, and long results shown page by page.
    bool cut = true;
    bool page = true;
};

}  // namespace cassia::shell
