#include "shell/token_reader.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace cassia::shell {
namespace {

// What is deeper is an attack, or a loop's work.
constexpr int most_levels = 100;

constexpr std::array<std::string_view, 3> own_words = {"for", "in", "print"};
constexpr std::array<std::string_view, 25> other_words = {
    "and",  "as",     "assert", "break",  "class", "continue", "def",  "del",    "elif",
    "else", "except", "from",   "global", "if",    "import",   "is",   "lambda", "not",
    "or",   "pass",   "raise",  "return", "try",   "while",    "yield"};

bool is_one_of(const auto& words, std::string_view word) {
    return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

std::string described(const Token& token) {
    switch (token.kind) {
        case TokenKind::end:
        case TokenKind::newline: return "the end of the line";
        case TokenKind::indent: return "a block";
        case TokenKind::dedent: return "the end of a block";
        case TokenKind::text:
        case TokenKind::bytes: return "a text";
        default: return "'" + token.text.substr(0, 40) + "'";
    }
}

}  // namespace

TokenReader::Level::Level(TokenReader& reader) : reader_(reader) {
    if (reader.level_ >= most_levels) {
        throw SyntaxFault("this is nested in more than " + std::to_string(most_levels) + " brackets or blocks",
                          reader.peek().begin);
    }
    ++reader.level_;
}

bool TokenReader::take_if_mark(std::string_view mark) {
    const bool is = peek().is_mark(mark);
    next_ += is ? 1U : 0U;
    return is;
}

bool TokenReader::take_if_name(std::string_view name) {
    const bool is = peek().is(TokenKind::name, name);
    next_ += is ? 1U : 0U;
    return is;
}

void TokenReader::expect_mark(std::string_view mark) {
    if (!take_if_mark(mark)) {
        refuse("'" + std::string(mark) + "'");
    }
}

void TokenReader::refuse(std::string_view wanted) const {
    const auto& token = peek();
    throw SyntaxFault("here is " + described(token) + ", and " + std::string(wanted) + " is expected", token.begin);
}

bool TokenReader::at_end_of_expressions() const {
    static constexpr std::string_view closing = ")]}:;=";
    const auto& token = peek();
    return token.kind == TokenKind::newline || token.kind == TokenKind::end ||
           (token.kind == TokenKind::mark && closing.find(token.text) != std::string_view::npos);
}

bool TokenReader::is_all_in_parentheses() const {
    if (!peek().is_mark("(")) {
        return false;
    }
    std::size_t at = next_;
    std::size_t open = 0;
    do {
        const auto& token = tokens_[at++];
        if (token.kind == TokenKind::mark && token.text.find_first_of("([{") == 0) {
            ++open;
        } else if (token.kind == TokenKind::mark && token.text.find_first_of(")]}") == 0) {
            --open;
        }
    } while (open > 0);
    const auto& behind = tokens_[at];
    return behind.kind == TokenKind::newline || behind.kind == TokenKind::end || behind.is_mark(";");
}

void TokenReader::check_name(const Token& token) {
    if (token.text == "import" || token.text == "from") {
        throw SyntaxFault("'" + token.text + "' is not needed: what the manual imports is here; leave the line out",
                          token.begin);
    }
    if (is_one_of(other_words, token.text)) {
        throw SyntaxFault("the shell has no '" + token.text +
                              "': it has expressions, assignments, print, for and with; a program has the rest",
                          token.begin);
    }
    if (is_one_of(own_words, token.text) || token.text == "with") {
        throw SyntaxFault("'" + token.text + "' stands where an expression is expected", token.begin);
    }
}

}  // namespace cassia::shell
