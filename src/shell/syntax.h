#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <cassia/value.h>

/// @file
/// Statements as they were read. A place is an offset into their source.

namespace cassia::shell {

struct Expression;
using ExpressionPtr = std::unique_ptr<const Expression>;

struct Literal {
    Value value;
};

struct Name {
    std::string name;
};

/// object.name
struct Attribute {
    ExpressionPtr object;
    std::string name;
};

/// object[key]
struct Index {
    ExpressionPtr object;
    ExpressionPtr key;
};

/// object[first:last]; either end may be missing.
struct Slice {
    ExpressionPtr object;
    ExpressionPtr first;
    ExpressionPtr last;
};

/// An argument of a call; positional where it has no name.
struct Argument {
    std::string name;
    ExpressionPtr value;
    std::size_t place = 0;
};

struct Call {
    ExpressionPtr function;
    std::vector<Argument> arguments;
};

struct ListDisplay {
    std::vector<ExpressionPtr> items;
};

struct TupleDisplay {
    std::vector<ExpressionPtr> items;
};

struct DictDisplay {
    std::vector<std::pair<ExpressionPtr, ExpressionPtr>> entries;
};

struct Negation {
    ExpressionPtr operand;
};

struct Operation {
    char sign = '+';
    ExpressionPtr left;
    ExpressionPtr right;
};

/// Its place is where an error of it shows: of a call or an attribute, the name of what is called or asked for.
struct Expression {
    std::variant<Literal, Name, Attribute, Index, Slice, Call, ListDisplay, TupleDisplay, DictDisplay, Negation,
                 Operation>
        node;
    std::size_t place = 0;
    /// How many levels it has; the parser keeps them few enough to be walked by recursion.
    int height = 1;
};

struct Statement;

/// An expression whose result is shown.
struct Show {
    ExpressionPtr value;
};

struct Assignment {
    /// A Name, Attribute, Index, or a TupleDisplay of these.
    ExpressionPtr target;
    ExpressionPtr value;
};

struct Print {
    std::vector<ExpressionPtr> items;
    bool ends_line = true;
};

struct For {
    ExpressionPtr target;
    ExpressionPtr range;
    std::vector<Statement> body;
};

/// `with batch as name:`; the target may be missing.
struct With {
    ExpressionPtr target;
    ExpressionPtr batch;
    std::vector<Statement> body;
};

struct Statement {
    std::variant<Show, Assignment, Print, For, With> node;
    std::size_t place = 0;

    /// Whether it has a block of others.
    bool is_compound() const { return std::holds_alternative<For>(node) || std::holds_alternative<With>(node); }
};

}  // namespace cassia::shell
