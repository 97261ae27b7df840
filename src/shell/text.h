#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// @file
/// Text as a terminal shows it: UTF-8, and what is none or would command the terminal, made visible.

namespace cassia::shell {

/// A character that begins a text of UTF-8.
struct Character {
    /// How many bytes it has; 1 for a byte that begins none.
    std::size_t size = 1;
    char32_t code = 0;
    bool is_valid = false;
};

/// The first character of `text`, which is not empty.
Character first_character(std::string_view text);

/// Appends `code` as UTF-8.
void append_utf8(char32_t code, std::string& out);

/// Whether a terminal shows the character, and takes it for no command, nor for one that turns the order of others.
bool is_printable(const Character& character);

/// The character, or byte, as an escape of the shell's language: \n, \x07, \u202e.
std::string escaped(std::string_view bytes, const Character& character);

/// The text with all that is not printable escaped.
std::string visible(std::string_view text);

/// Likewise, but for line breaks and tabs.
std::string visible_lines(std::string_view text);

/// How many columns of a terminal the text takes.
std::size_t display_width(std::string_view text);

/// The text, or as much of it as `width` columns hold with a mark that something is missing.
std::string cut(std::string_view text, std::size_t width);

}  // namespace cassia::shell
