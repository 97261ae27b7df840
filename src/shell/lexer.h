#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// @file
/// The words of the shell's language. docs/shell.md has its grammar.

namespace cassia::shell {

enum class TokenKind : std::uint8_t {
    name,
    integer,
    floating,
    /// Between quotes; with b before them, bytes.
    text,
    bytes,
    /// An operator, bracket or separator.
    mark,
    newline,
    /// A block of statements begins, or ends.
    indent,
    dedent,
    end,
};

struct Token {
    TokenKind kind = TokenKind::end;
    /// As it is written; of text and bytes what they mean, without quotes and escapes.
    std::string text = {};
    /// Where it lies in the source.
    std::size_t begin = 0;
    std::size_t end = 0;

    bool is(TokenKind wanted, std::string_view spelling) const { return kind == wanted && text == spelling; }
    bool is_mark(std::string_view mark) const { return is(TokenKind::mark, mark); }
};

/// The tokens of a source, of which the last is its end.
/// @throws SyntaxFault where there is none.
std::vector<Token> tokenize(std::string_view source);

/// The beginning of a statement, as it is being typed.
struct Beginning {
    /// Those before what is being typed; without newlines and blocks.
    std::vector<Token> tokens;
    /// Where the text that is open at the end begins, behind its quote; empty: none is.
    std::optional<std::size_t> open_text;
};

/// Takes what can be read, whatever follows.
Beginning tokenize_beginning(std::string_view source);

/// What a name of the language is made of.
bool is_name_start(char character);
bool is_name_part(char character);

}  // namespace cassia::shell
