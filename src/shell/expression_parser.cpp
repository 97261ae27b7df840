#include "shell/expression_parser.h"

#include <algorithm>

#include "shell/literals.h"
#include "shell/make_expression.h"

namespace cassia::shell {
ExpressionPtr ExpressionParser::expressions() {
    auto first = expression();
    if (!reader_.peek().is_mark(",")) {
        return first;
    }
    const auto place = first->place;
    TupleDisplay tuple;
    tuple.items.push_back(std::move(first));
    while (reader_.take_if_mark(",") && !reader_.at_end_of_expressions()) {
        tuple.items.push_back(expression());
    }
    const int below = height_of(tuple.items);
    return make_expression(place, std::move(tuple), below);
}

ExpressionPtr ExpressionParser::target() {
    const auto place = reader_.peek().begin;
    TupleDisplay names;
    do {
        names.items.push_back(postfix());
    } while (reader_.take_if_mark(",") && !reader_.peek().is(TokenKind::name, "in"));
    if (names.items.size() == 1) {
        return std::move(names.items.front());
    }
    const int below = height_of(names.items);
    return make_expression(place, std::move(names), below);
}

// expression = product { ("+" | "-") product }
ExpressionPtr ExpressionParser::expression() {
    const TokenReader::Level level(reader_);
    auto left = product();
    while (reader_.peek().is_mark("+") || reader_.peek().is_mark("-")) {
        const auto& sign = reader_.take();
        auto right = product();
        const int below = std::max(left->height, right->height);
        left = make_expression(sign.begin, Operation{sign.text.front(), std::move(left), std::move(right)}, below);
    }
    return left;
}

// product = unary { "*" unary }
ExpressionPtr ExpressionParser::product() {
    auto left = unary();
    while (reader_.peek().is_mark("*")) {
        const auto& sign = reader_.take();
        auto right = unary();
        const int below = std::max(left->height, right->height);
        left = make_expression(sign.begin, Operation{'*', std::move(left), std::move(right)}, below);
    }
    return left;
}

// unary = "-" unary | postfix
ExpressionPtr ExpressionParser::unary() {
    if (!reader_.peek().is_mark("-")) {
        return postfix();
    }
    const TokenReader::Level level(reader_);
    const auto place = reader_.take().begin;
    auto operand = unary();
    const int below = operand->height;
    return make_expression(place, Negation{std::move(operand)}, below);
}

// atom = NAME | NUMBER | TEXT { TEXT } | parentheses | list | dict
ExpressionPtr ExpressionParser::atom() {
    const auto& token = reader_.peek();
    switch (token.kind) {
        case TokenKind::name: {
            TokenReader::check_name(token);
            reader_.take();
            if (token.text == "None") {
                return make_expression(token.begin, Literal{});
            }
            if (token.text == "True" || token.text == "False") {
                return make_expression(token.begin, Literal{token.text == "True"});
            }
            return make_expression(token.begin, Name{token.text});
        }
        case TokenKind::integer:
            reader_.take();
            return make_expression(token.begin, Literal{read_integer(token.text, token.begin)});
        case TokenKind::floating:
            reader_.take();
            return make_expression(token.begin, Literal{read_floating(token.text, token.begin)});
        case TokenKind::text:
        case TokenKind::bytes: return text();
        default: break;
    }
    if (reader_.take_if_mark("(")) {
        return parentheses(token.begin);
    }
    if (reader_.take_if_mark("[")) {
        return list(token.begin);
    }
    if (reader_.take_if_mark("{")) {
        return dict(token.begin);
    }
    reader_.refuse("an expression");
}

// Texts that follow each other are one.
ExpressionPtr ExpressionParser::text() {
    const auto kind = reader_.peek().kind;
    const auto place = reader_.peek().begin;
    std::string all;
    while (reader_.peek().kind == kind) {
        all += reader_.take().text;
    }
    return make_expression(place,
                           Literal{kind == TokenKind::bytes ? Value(Bytes(std::move(all))) : Value(std::move(all))});
}

// parentheses = "(" ")" | "(" expressions ")"
ExpressionPtr ExpressionParser::parentheses(std::size_t place) {
    if (reader_.take_if_mark(")")) {
        return make_expression(place, TupleDisplay{});
    }
    auto inner = expressions();
    reader_.expect_mark(")");
    return inner;
}

// list = "[" [expressions] "]"
ExpressionPtr ExpressionParser::list(std::size_t place) {
    auto items = items_until("]");
    const int below = height_of(items);
    return make_expression(place, ListDisplay{std::move(items)}, below);
}

// dict = "{" [expression ":" expression { "," expression ":" expression } [","]] "}"
ExpressionPtr ExpressionParser::dict(std::size_t place) {
    DictDisplay display;
    int below = 0;
    while (!reader_.take_if_mark("}")) {
        auto key = expression();
        reader_.expect_mark(":");
        auto value = expression();
        below = std::max({below, key->height, value->height});
        display.entries.emplace_back(std::move(key), std::move(value));
        if (!reader_.peek().is_mark("}") && !reader_.take_if_mark(",")) {
            reader_.refuse("',' or '}'");
        }
    }
    return make_expression(place, std::move(display), below);
}

std::vector<ExpressionPtr> ExpressionParser::items_until(std::string_view closing) {
    std::vector<ExpressionPtr> items;
    while (!reader_.take_if_mark(closing)) {
        items.push_back(expression());
        if (!reader_.peek().is_mark(closing) && !reader_.take_if_mark(",")) {
            reader_.refuse("',' or '" + std::string(closing) + "'");
        }
    }
    return items;
}

}  // namespace cassia::shell
