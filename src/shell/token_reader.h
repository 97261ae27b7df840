#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "shell/fault.h"
#include "shell/lexer.h"

namespace cassia::shell {

/// The tokens of a source, taken one after the other. The last one, its end, is never taken.
class TokenReader {
public:
    explicit TokenReader(std::vector<Token> tokens) : tokens_(std::move(tokens)) {}

    const Token& peek(std::size_t ahead = 0) const { return tokens_[next_ + ahead]; }
    const Token& take() { return tokens_[next_++]; }
    bool take_if_mark(std::string_view mark);
    bool take_if_name(std::string_view name);
    /// @throws SyntaxFault if it does not come next.
    void expect_mark(std::string_view mark);
    /// Whether what comes next ends a list of expressions.
    bool at_end_of_expressions() const;
    /// Whether a bracket comes next that is closed at the end of the statement.
    bool is_all_in_parentheses() const;
    /// @throws SyntaxFault of what comes next.
    [[noreturn]] void refuse(std::string_view wanted) const;
    /// Refuses a word of the language, and those of Python that it does not have, where a name is expected.
    static void check_name(const Token& token);

    /// Counts a level of blocks or brackets, as long as it lives.
    class Level {
    public:
        /// @throws SyntaxFault if there are too many.
        explicit Level(TokenReader& reader);
        ~Level() { --reader_.level_; }
        Level(const Level&) = delete;
        Level& operator=(const Level&) = delete;

    private:
        TokenReader& reader_;
    };

private:
    std::vector<Token> tokens_;
    std::size_t next_ = 0;
    int level_ = 0;
};

}  // namespace cassia::shell
