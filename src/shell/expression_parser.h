#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "shell/syntax.h"
#include "shell/token_reader.h"

namespace cassia::shell {

/// Tokens to expressions, by recursive descent: a function for each rule of the grammar.
class ExpressionParser {
public:
    explicit ExpressionParser(TokenReader& reader) : reader_(reader) {}

    /// expressions = expression { "," expression } [","]: a tuple if there is a comma.
    ExpressionPtr expressions();
    ExpressionPtr expression();
    /// target = postfix { "," postfix } [","]: what may be assigned to.
    ExpressionPtr target();

    /// items = [expression { "," expression } [","]], and the bracket behind them.
    std::vector<ExpressionPtr> items_until(std::string_view closing);

private:
    // Those with a place are called behind the bracket that stands there.
    ExpressionPtr product();
    ExpressionPtr unary();
    ExpressionPtr postfix();
    ExpressionPtr atom();
    ExpressionPtr text();
    ExpressionPtr parentheses(std::size_t place);
    ExpressionPtr list(std::size_t place);
    ExpressionPtr dict(std::size_t place);
    ExpressionPtr call(ExpressionPtr function);
    ExpressionPtr item(ExpressionPtr object, std::size_t place);
    Argument argument();

    TokenReader& reader_;
};

}  // namespace cassia::shell
