#include "shell/lexer.h"

#include <algorithm>
#include <array>

#include "shell/fault.h"
#include "shell/literals.h"
#include "shell/text.h"

namespace cassia::shell {
namespace {

bool is_digit(char character) {
    return character >= '0' && character <= '9';
}

class Lexer {
public:
    explicit Lexer(std::string_view source) : source_(source) {}

    std::vector<Token> take_all() {
        while (!at_end()) {
            if (at_line_start_) {
                start_line();
            } else {
                take_one();
            }
        }
        if (!brackets_.empty()) {
            throw SyntaxFault(std::string("this '") + source_[brackets_.back()] + "' is never closed", brackets_.back(),
                              true);
        }
        end_line();
        return_to(0);
        add(TokenKind::end, next_);
        return std::move(tokens_);
    }

    const std::vector<Token>& tokens() const { return tokens_; }

private:
    bool at_end() const { return next_ >= source_.size(); }
    char peek(std::size_t ahead = 0) const { return next_ + ahead < source_.size() ? source_[next_ + ahead] : '\0'; }

    void add(TokenKind kind, std::size_t begin) { add(kind, begin, std::string(source_.substr(begin, next_ - begin))); }
    void add(TokenKind kind, std::size_t begin, std::string text) {
        tokens_.push_back({.kind = kind, .text = std::move(text), .begin = begin, .end = next_});
    }

    // Blank lines and those of a comment alone are of no block.
    void start_line() {
        std::size_t column = 0;
        for (; peek() == ' ' || peek() == '\t'; ++next_) {
            column = peek() == ' ' ? column + 1 : (column / 8 + 1) * 8;
        }
        skip_comment();
        if (peek() == '\r' || peek() == '\n') {
            ++next_;
            return;
        }
        at_line_start_ = false;
        if (at_end()) {
            return;
        }
        if (column > indents_.back()) {
            indents_.push_back(column);
            add(TokenKind::indent, next_);
        } else {
            return_to(column);
        }
    }

    void return_to(std::size_t column) {
        for (; indents_.back() > column; indents_.pop_back()) {
            add(TokenKind::dedent, next_);
        }
        if (indents_.back() != column) {
            throw SyntaxFault("this line is indented as none of the blocks around it", next_);
        }
    }

    void end_line() {
        if (!tokens_.empty() && tokens_.back().kind != TokenKind::newline && tokens_.back().kind != TokenKind::dedent) {
            add(TokenKind::newline, next_, {});
        }
    }

    void skip_comment() {
        if (peek() == '#') {
            next_ = std::min(source_.find('\n', next_), source_.size());
        }
    }

    void take_one() {
        const char character = peek();
        if (character == '\n') {
            if (brackets_.empty()) {
                end_line();
                at_line_start_ = true;
            }
            ++next_;
        } else if (character == ' ' || character == '\t' || character == '\r') {
            ++next_;
        } else if (character == '#') {
            skip_comment();
        } else if (character == '\\' && (peek(1) == '\n' || (peek(1) == '\r' && peek(2) == '\n'))) {
            next_ += peek(1) == '\n' ? 2 : 3;
            if (at_end()) {
                throw SyntaxFault("the line goes on behind the '\\', and nothing follows", next_, true);
            }
        } else if (is_digit(character) || (character == '.' && is_digit(peek(1)))) {
            take_number();
        } else if (is_name_start(character) || character == '\'' || character == '"') {
            take_name_or_text();
        } else {
            take_mark();
        }
    }

    void take_name_or_text() {
        const auto begin = next_;
        while (is_name_part(peek())) {
            ++next_;
        }
        const auto name = source_.substr(begin, next_ - begin);
        if (peek() != '\'' && peek() != '"') {
            add(TokenKind::name, begin);
            return;
        }
        const auto prefix = text_prefix(name);
        if (!prefix) {
            throw SyntaxFault("'" + std::string(name) + "' before a text means nothing; b, u and r do", begin);
        }
        auto text = read_text(source_, next_, prefix->is_raw);
        add(prefix->is_bytes ? TokenKind::bytes : TokenKind::text, begin, std::move(text));
    }

    void take_number() {
        const auto begin = next_;
        const auto number = measure_number(source_.substr(begin));
        next_ += number.size;
        if (is_name_part(peek())) {
            throw SyntaxFault("a number is followed by a letter", next_);
        }
        add(number.is_floating ? TokenKind::floating : TokenKind::integer, begin);
    }

    void take_mark() {
        static constexpr std::string_view marks = "()[]{},:;.=+-*";
        const auto begin = next_;
        const char mark = peek();
        if (marks.find(mark) == std::string_view::npos) {
            const auto character = first_character(source_.substr(begin));
            throw SyntaxFault("'" + visible(source_.substr(begin, character.size)) + "' means nothing here", begin);
        }
        ++next_;
        if (mark == '(' || mark == '[' || mark == '{') {
            brackets_.push_back(begin);
        } else if (mark == ')' || mark == ']' || mark == '}') {
            close(mark, begin);
        }
        add(TokenKind::mark, begin);
    }

    void close(char bracket, std::size_t place) {
        const char opening = bracket == ')' ? '(' : bracket == ']' ? '[' : '{';
        if (brackets_.empty() || source_[brackets_.back()] != opening) {
            throw SyntaxFault(std::string("this '") + bracket + "' closes nothing", place);
        }
        brackets_.pop_back();
    }

    std::string_view source_;
    std::size_t next_ = 0;
    bool at_line_start_ = true;
    std::vector<Token> tokens_;
    // Where those that are open stand, the innermost last.
    std::vector<std::size_t> brackets_;
    // The columns where the open blocks begin.
    std::vector<std::size_t> indents_ = {0};
};

}  // namespace

std::vector<Token> tokenize(std::string_view source) {
    return Lexer(source).take_all();
}

Beginning tokenize_beginning(std::string_view source) {
    Lexer lexer(source);
    Beginning beginning;
    try {
        beginning.tokens = lexer.take_all();
    } catch (const OpenText& fault) {
        beginning.tokens = lexer.tokens();
        beginning.open_text = fault.content();
    } catch (const SyntaxFault&) {
        beginning.tokens = lexer.tokens();
    }
    std::erase_if(beginning.tokens, [](const Token& token) {
        return token.kind == TokenKind::newline || token.kind == TokenKind::indent || token.kind == TokenKind::dedent ||
               token.kind == TokenKind::end;
    });
    return beginning;
}

bool is_name_start(char character) {
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') || character == '_';
}

bool is_name_part(char character) {
    return is_name_start(character) || is_digit(character);
}

}  // namespace cassia::shell
