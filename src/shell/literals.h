#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include <cassia/value.h>

#include "shell/fault.h"

/// @file
/// Texts and numbers as they are written.

namespace cassia::shell {

/// A text whose closing quote is missing.
class OpenText : public SyntaxFault {
public:
    OpenText(std::size_t quote, std::size_t content, bool may_go_on)
        : SyntaxFault("this text has no closing quote", quote, may_go_on), content_(content) {}

    /// Where the text begins, behind its quotes.
    std::size_t content() const noexcept { return content_; }

private:
    std::size_t content_;
};

struct TextPrefix {
    bool is_bytes = false;
    bool is_raw = false;
};

/// What the letters before a text's quotes say; empty where they say nothing.
std::optional<TextPrefix> text_prefix(std::string_view letters);

/// Reads the text whose quote stands at `next`, and moves `next` behind it. Between three quotes it may have line
/// breaks.
/// @throws OpenText, SyntaxFault at an escape that is none.
std::string read_text(std::string_view source, std::size_t& next, bool is_raw);

/// What a hexadecimal digit means; -1: it is none.
int hex_digit(char character);

struct NumberSpelling {
    std::size_t size = 0;
    bool is_floating = false;
};

/// How much of `source`, which begins with a digit or a point, is a number.
NumberSpelling measure_number(std::string_view source);

/// The integer that `spelling` means: decimal or after 0x, with _ between digits, and an L behind as Python 2 has it.
/// @throws SyntaxFault with `place` if it means none.
Value read_integer(std::string_view spelling, std::size_t place);

/// The number with a point or an exponent.
/// @throws SyntaxFault likewise.
Value read_floating(std::string_view spelling, std::size_t place);

}  // namespace cassia::shell
