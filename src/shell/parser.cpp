#include "shell/parser.h"

#include <utility>

#include "shell/expression_parser.h"
#include "shell/lexer.h"
#include "shell/token_reader.h"

namespace cassia::shell {
namespace {

void check_target(const Expression& target) {
    if (const auto* const tuple = std::get_if<TupleDisplay>(&target.node); tuple != nullptr && !tuple->items.empty()) {
        for (const auto& item : tuple->items) {
            check_target(*item);
        }
        return;
    }
    if (!std::holds_alternative<Name>(target.node) && !std::holds_alternative<Attribute>(target.node) &&
        !std::holds_alternative<Index>(target.node)) {
        throw SyntaxFault("this can't be assigned to; give a name, an attribute or an item", target.place);
    }
}

class StatementParser {
public:
    explicit StatementParser(std::string_view source) : reader_(tokenize(source)), parser_(reader_) {}

    // program = { statement }
    std::vector<Statement> program() {
        std::vector<Statement> statements;
        while (reader_.peek().kind != TokenKind::end) {
            if (reader_.peek().kind == TokenKind::indent) {
                throw SyntaxFault("this line is indented, and no block is open", reader_.peek().begin);
            }
            statement(statements);
        }
        return statements;
    }

private:
    bool ends() const {
        const auto kind = reader_.peek().kind;
        return kind == TokenKind::newline || kind == TokenKind::end;
    }

    // statement = for | with | line
    void statement(std::vector<Statement>& statements) {
        const auto place = reader_.peek().begin;
        if (reader_.take_if_name("for")) {
            statements.push_back({.node = for_loop(), .place = place});
        } else if (reader_.take_if_name("with")) {
            statements.push_back({.node = with_batch(), .place = place});
        } else {
            line(statements);
        }
    }

    // line = simple { ";" simple } [";"] NEWLINE
    void line(std::vector<Statement>& statements) {
        do {
            if (ends()) {
                break;
            }
            statements.push_back(simple());
        } while (reader_.take_if_mark(";"));
        if (!ends()) {
            reader_.refuse("the end of the line");
        }
        if (reader_.peek().kind == TokenKind::newline) {
            reader_.take();
        }
    }

    // simple = print | target "=" expressions | expressions
    Statement simple() {
        const auto place = reader_.peek().begin;
        if (reader_.take_if_name("print")) {
            return {.node = print(), .place = place};
        }
        auto value = parser_.expressions();
        if (!reader_.take_if_mark("=")) {
            return {.node = Show{std::move(value)}, .place = place};
        }
        check_target(*value);
        auto assigned = parser_.expressions();
        return {.node = Assignment{.target = std::move(value), .value = std::move(assigned)}, .place = place};
    }

    // print = "print" [expression { "," expression } [","]] | "print" "(" [expression { "," expression }] ")"
    Print print() {
        Print print;
        if (reader_.is_all_in_parentheses()) {
            reader_.expect_mark("(");
            print.items = parser_.items_until(")");
            return print;
        }
        while (!reader_.at_end_of_expressions()) {
            print.items.push_back(parser_.expression());
            print.ends_line = !reader_.take_if_mark(",");
            if (print.ends_line) {
                break;
            }
        }
        return print;
    }

    // for = "for" target "in" expressions block
    For for_loop() {
        auto target = parser_.target();
        check_target(*target);
        if (!reader_.take_if_name("in")) {
            reader_.refuse("'in'");
        }
        auto range = parser_.expressions();
        return {.target = std::move(target), .range = std::move(range), .body = block()};
    }

    // with = "with" expression ["as" target] block
    With with_batch() {
        auto batch = parser_.expression();
        ExpressionPtr target;
        if (reader_.take_if_name("as")) {
            target = parser_.target();
            check_target(*target);
        }
        return {.target = std::move(target), .batch = std::move(batch), .body = block()};
    }

    // block = ":" line | ":" NEWLINE INDENT statement { statement } DEDENT
    std::vector<Statement> block() {
        const TokenReader::Level level(reader_);
        std::vector<Statement> statements;
        reader_.expect_mark(":");
        if (!ends()) {
            line(statements);
            return statements;
        }
        reader_.take();
        if (reader_.peek().kind != TokenKind::indent) {
            throw SyntaxFault("the block behind the ':' is missing; indent its lines", reader_.peek().begin,
                              reader_.peek().kind == TokenKind::end);
        }
        reader_.take();
        while (reader_.peek().kind != TokenKind::dedent) {
            if (reader_.peek().kind == TokenKind::indent) {
                throw SyntaxFault("this line is indented further than its block", reader_.peek().begin);
            }
            statement(statements);
        }
        reader_.take();
        return statements;
    }

    TokenReader reader_;
    ExpressionParser parser_;
};

}  // namespace

std::vector<Statement> parse(std::string_view source) {
    return StatementParser(source).program();
}

ExpressionPtr parse_expression(std::string_view source) {
    TokenReader reader(tokenize(source));
    auto expression = ExpressionParser(reader).expressions();
    if (reader.peek().kind == TokenKind::newline) {
        reader.take();
    }
    if (reader.peek().kind != TokenKind::end) {
        reader.refuse("the end");
    }
    return expression;
}

}  // namespace cassia::shell
