// What stands behind an atom: attributes, items and arguments.

#include <algorithm>
#include <utility>

#include "shell/expression_parser.h"
#include "shell/make_expression.h"

namespace cassia::shell {

// postfix = atom { "." NAME | "[" item "]" | "(" arguments ")" }
ExpressionPtr ExpressionParser::postfix() {
    auto object = atom();
    while (true) {
        const auto place = reader_.peek().begin;
        if (reader_.take_if_mark(".")) {
            if (reader_.peek().kind != TokenKind::name) {
                reader_.refuse("a name");
            }
            const auto& name = reader_.take();
            const int below = object->height;
            object = make_expression(name.begin, Attribute{std::move(object), name.text}, below);
        } else if (reader_.take_if_mark("[")) {
            object = item(std::move(object), place);
        } else if (reader_.take_if_mark("(")) {
            object = call(std::move(object));
        } else {
            return object;
        }
    }
}

// item = expressions | [expression] ":" [expression]
ExpressionPtr ExpressionParser::item(ExpressionPtr object, std::size_t place) {
    int below = object->height;
    auto first = reader_.peek().is_mark(":") ? nullptr : expressions();
    below = std::max(below, first == nullptr ? 0 : first->height);
    if (!reader_.take_if_mark(":")) {
        reader_.expect_mark("]");
        return make_expression(place, Index{std::move(object), std::move(first)}, below);
    }
    auto last = reader_.peek().is_mark("]") ? nullptr : expression();
    below = std::max(below, last == nullptr ? 0 : last->height);
    reader_.expect_mark("]");
    return make_expression(place, Slice{std::move(object), std::move(first), std::move(last)}, below);
}

// arguments = [argument { "," argument } [","]]
ExpressionPtr ExpressionParser::call(ExpressionPtr function) {
    const auto place = function->place;
    int below = function->height;
    Call made{.function = std::move(function), .arguments = {}};
    while (!reader_.take_if_mark(")")) {
        auto& given = made.arguments.emplace_back(argument());
        below = std::max(below, given.value->height);
        if (!reader_.peek().is_mark(")") && !reader_.take_if_mark(",")) {
            reader_.refuse("',' or ')'");
        }
    }
    return make_expression(place, std::move(made), below);
}

// argument = [NAME "="] expression
Argument ExpressionParser::argument() {
    const auto& token = reader_.peek();
    if (token.kind == TokenKind::name && reader_.peek(1).is_mark("=")) {
        reader_.take();
        reader_.take();
        return {.name = token.text, .value = expression(), .place = token.begin};
    }
    return {.name = {}, .value = expression(), .place = token.begin};
}

}  // namespace cassia::shell
