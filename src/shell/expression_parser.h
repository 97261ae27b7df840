#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "shell/fault.h"
#include "shell/lexer.h"
#include "shell/syntax.h"

namespace cassia::shell {

/// Tokens to expressions, by recursive descent: a function for each rule of the grammar.
class ExpressionParser {
public:
    explicit ExpressionParser(std::vector<Token> tokens) : tokens_(std::move(tokens)) {}

    /// expressions = expression { "," expression } [","]: a tuple if there is a comma.
    ExpressionPtr expressions();
    ExpressionPtr expression();
    /// postfix, or several with commas between them: what may be assigned to.
    ExpressionPtr target();

    const Token& peek() const { return tokens_[next_]; }
    const Token& take() { return tokens_[next_++]; }
    bool take_if_mark(std::string_view mark);
    bool take_if_name(std::string_view name);
    void expect_mark(std::string_view mark);
    bool at_end_of_expressions() const;
    /// Whether a bracket comes next that is closed at the end of the statement.
    bool is_all_in_parentheses() const;
    /// items = [expression { "," expression } [","]], and the bracket behind them.
    std::vector<ExpressionPtr> items_until(std::string_view closing);
    [[noreturn]] void refuse(std::string_view wanted) const;

    /// Counts a level of blocks or brackets, as long as it lives.
    class Level {
    public:
        explicit Level(ExpressionParser& parser);
        ~Level() { --parser_.level_; }
        Level(const Level&) = delete;
        Level& operator=(const Level&) = delete;

    private:
        ExpressionParser& parser_;
    };

private:
    ExpressionPtr product();
    ExpressionPtr unary();
    ExpressionPtr postfix();
    ExpressionPtr atom();
    ExpressionPtr text();
    ExpressionPtr parentheses();
    ExpressionPtr list();
    ExpressionPtr dict();
    ExpressionPtr call(ExpressionPtr function);
    Argument argument();

    std::vector<Token> tokens_;
    std::size_t next_ = 0;
    int level_ = 0;
};

}  // namespace cassia::shell
