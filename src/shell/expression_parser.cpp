#include "shell/expression_parser.h"

#include <algorithm>
#include <array>

#include "shell/literals.h"

namespace cassia::shell {
namespace {

// Of brackets and blocks, and of an expression's parts. What is deeper is an attack, or a loop's work.
constexpr int most_levels = 100;
constexpr int most_height = 400;

/// Puts an expression together, of parts that are `below` high.
template <typename Node>
ExpressionPtr make(std::size_t place, Node node, int below = 0) {
    if (below >= most_height) {
        throw SyntaxFault("this expression has more than " + std::to_string(most_height) +
                              " parts one around another; give names to some of them",
                          place);
    }
    return std::make_unique<const Expression>(Expression{.node = std::move(node), .place = place, .height = below + 1});
}

int height_of(const std::vector<ExpressionPtr>& parts) {
    int height = 0;
    for (const auto& part : parts) {
        height = std::max(height, part->height);
    }
    return height;
}

constexpr std::array<std::string_view, 3> own_words = {"for", "in", "print"};
constexpr std::array<std::string_view, 25> other_words = {
    "and",  "as",     "assert", "break",  "class", "continue", "def",  "del",    "elif",
    "else", "except", "from",   "global", "if",    "import",   "is",   "lambda", "not",
    "or",   "pass",   "raise",  "return", "try",   "while",    "yield"};

bool is_one_of(const auto& words, std::string_view word) {
    return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

void check_name(const Token& token) {
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

ExpressionParser::Level::Level(ExpressionParser& parser) : parser_(parser) {
    if (parser.level_ >= most_levels) {
        throw SyntaxFault("this is nested in more than " + std::to_string(most_levels) + " brackets or blocks",
                          parser.peek().begin);
    }
    ++parser.level_;
}

bool ExpressionParser::take_if_mark(std::string_view mark) {
    const bool is = peek().is_mark(mark);
    next_ += is ? 1 : 0;
    return is;
}

bool ExpressionParser::take_if_name(std::string_view name) {
    const bool is = peek().is(TokenKind::name, name);
    next_ += is ? 1 : 0;
    return is;
}

void ExpressionParser::expect_mark(std::string_view mark) {
    if (!take_if_mark(mark)) {
        refuse("'" + std::string(mark) + "'");
    }
}

void ExpressionParser::refuse(std::string_view wanted) const {
    const auto& token = peek();
    throw SyntaxFault("here is " + described(token) + ", and " + std::string(wanted) + " is expected", token.begin);
}

bool ExpressionParser::at_end_of_expressions() const {
    static constexpr std::string_view closing = ")]}:;=";
    const auto& token = peek();
    return token.kind == TokenKind::newline || token.kind == TokenKind::end ||
           (token.kind == TokenKind::mark && closing.find(token.text) != std::string_view::npos);
}

bool ExpressionParser::is_all_in_parentheses() const {
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

ExpressionPtr ExpressionParser::expressions() {
    auto first = expression();
    if (!peek().is_mark(",")) {
        return first;
    }
    const auto place = first->place;
    TupleDisplay tuple;
    tuple.items.push_back(std::move(first));
    while (take_if_mark(",") && !at_end_of_expressions()) {
        tuple.items.push_back(expression());
    }
    const int below = height_of(tuple.items);
    return make(place, std::move(tuple), below);
}

ExpressionPtr ExpressionParser::target() {
    const auto place = peek().begin;
    TupleDisplay names;
    do {
        names.items.push_back(postfix());
    } while (take_if_mark(",") && !peek().is(TokenKind::name, "in"));
    if (names.items.size() == 1) {
        return std::move(names.items.front());
    }
    const int below = height_of(names.items);
    return make(place, std::move(names), below);
}

// expression = product { ("+" | "-") product }
ExpressionPtr ExpressionParser::expression() {
    const Level level(*this);
    auto left = product();
    while (peek().is_mark("+") || peek().is_mark("-")) {
        const auto& sign = take();
        auto right = product();
        const int below = std::max(left->height, right->height);
        left = make(sign.begin, Operation{sign.text.front(), std::move(left), std::move(right)}, below);
    }
    return left;
}

// product = unary { "*" unary }
ExpressionPtr ExpressionParser::product() {
    auto left = unary();
    while (peek().is_mark("*")) {
        const auto& sign = take();
        auto right = unary();
        const int below = std::max(left->height, right->height);
        left = make(sign.begin, Operation{'*', std::move(left), std::move(right)}, below);
    }
    return left;
}

// unary = "-" unary | postfix
ExpressionPtr ExpressionParser::unary() {
    if (!peek().is_mark("-")) {
        return postfix();
    }
    const Level level(*this);
    const auto place = take().begin;
    auto operand = unary();
    const int below = operand->height;
    return make(place, Negation{std::move(operand)}, below);
}

// postfix = atom { "." NAME | "[" expressions "]" | "(" arguments ")" }
ExpressionPtr ExpressionParser::postfix() {
    auto object = atom();
    while (true) {
        const auto place = peek().begin;
        if (take_if_mark(".")) {
            if (peek().kind != TokenKind::name) {
                refuse("a name");
            }
            const auto& name = take();
            const int below = object->height;
            object = make(name.begin, Attribute{std::move(object), name.text}, below);
        } else if (take_if_mark("[")) {
            auto key = expressions();
            expect_mark("]");
            const int below = std::max(object->height, key->height);
            object = make(place, Index{std::move(object), std::move(key)}, below);
        } else if (take_if_mark("(")) {
            object = call(std::move(object));
        } else {
            return object;
        }
    }
}

// atom = NAME | NUMBER | TEXT { TEXT } | parentheses | list | dict
ExpressionPtr ExpressionParser::atom() {
    const auto& token = peek();
    switch (token.kind) {
        case TokenKind::name: {
            check_name(token);
            ++next_;
            if (token.text == "None") {
                return make(token.begin, Literal{});
            }
            if (token.text == "True" || token.text == "False") {
                return make(token.begin, Literal{token.text == "True"});
            }
            return make(token.begin, Name{token.text});
        }
        case TokenKind::integer: ++next_; return make(token.begin, Literal{read_integer(token.text, token.begin)});
        case TokenKind::floating: ++next_; return make(token.begin, Literal{read_floating(token.text, token.begin)});
        case TokenKind::text:
        case TokenKind::bytes: return text();
        default: break;
    }
    if (take_if_mark("(")) {
        return parentheses();
    }
    if (take_if_mark("[")) {
        return list();
    }
    if (take_if_mark("{")) {
        return dict();
    }
    refuse("an expression");
}

// Texts that follow each other are one.
ExpressionPtr ExpressionParser::text() {
    const auto kind = peek().kind;
    const auto place = peek().begin;
    std::string all;
    while (peek().kind == kind) {
        all += take().text;
    }
    return make(place, Literal{kind == TokenKind::bytes ? Value(Bytes(std::move(all))) : Value(std::move(all))});
}

// parentheses = "(" ")" | "(" expressions ")"
ExpressionPtr ExpressionParser::parentheses() {
    const auto place = tokens_[next_ - 1].begin;
    if (take_if_mark(")")) {
        return make(place, TupleDisplay{});
    }
    auto inner = expressions();
    expect_mark(")");
    return inner;
}

// list = "[" [expressions] "]"
ExpressionPtr ExpressionParser::list() {
    const auto place = tokens_[next_ - 1].begin;
    auto items = items_until("]");
    const int below = height_of(items);
    return make(place, ListDisplay{std::move(items)}, below);
}

// dict = "{" [expression ":" expression { "," expression ":" expression } [","]] "}"
ExpressionPtr ExpressionParser::dict() {
    const auto place = tokens_[next_ - 1].begin;
    DictDisplay display;
    int below = 0;
    while (!take_if_mark("}")) {
        auto key = expression();
        expect_mark(":");
        auto value = expression();
        below = std::max({below, key->height, value->height});
        display.entries.emplace_back(std::move(key), std::move(value));
        if (!peek().is_mark("}") && !take_if_mark(",")) {
            refuse("',' or '}'");
        }
    }
    return make(place, std::move(display), below);
}

std::vector<ExpressionPtr> ExpressionParser::items_until(std::string_view closing) {
    std::vector<ExpressionPtr> items;
    while (!take_if_mark(closing)) {
        items.push_back(expression());
        if (!peek().is_mark(closing) && !take_if_mark(",")) {
            refuse("',' or '" + std::string(closing) + "'");
        }
    }
    return items;
}

// arguments = [argument { "," argument } [","]]
ExpressionPtr ExpressionParser::call(ExpressionPtr function) {
    const auto place = function->place;
    int below = function->height;
    Call made{.function = std::move(function), .arguments = {}};
    while (!take_if_mark(")")) {
        auto& given = made.arguments.emplace_back(argument());
        below = std::max(below, given.value->height);
        if (!peek().is_mark(")") && !take_if_mark(",")) {
            refuse("',' or ')'");
        }
    }
    return make(place, std::move(made), below);
}

// argument = [NAME "="] expression
Argument ExpressionParser::argument() {
    const auto& token = peek();
    if (token.kind == TokenKind::name && tokens_[next_ + 1].is_mark("=")) {
        next_ += 2;
        return {.name = token.text, .value = expression(), .place = token.begin};
    }
    return {.name = {}, .value = expression(), .place = token.begin};
}

}  // namespace cassia::shell
