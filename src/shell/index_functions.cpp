#include <cstddef>
#include <utility>
#include <vector>

#include <cassia/index.h>

#include "shell/arguments.h"
#include "shell/builtins.h"
#include "shell/kinds.h"

namespace cassia::shell {
namespace {

Object make_expression(Session& /*session*/, const Object& /*self*/, const Arguments& arguments) {
    auto op = EQ;
    arguments.take("op", op);
    return box(create_index_expression(arguments.get<Value>("column_name"), arguments.get<Value>("value"), op),
               "<IndexExpression>");
}

Object make_clause(Session& /*session*/, const Object& /*self*/, const Arguments& arguments) {
    const auto* const items = arguments.at("expr_list").items();
    std::vector<IndexExpression> expressions;
    for (std::size_t i = 0; items != nullptr && i < items->size(); ++i) {
        if (const auto* const expression = unbox<IndexExpression>((*items)[i])) {
            expressions.push_back(*expression);
        }
    }
    if (items == nullptr || expressions.size() != items->size()) {
        arguments.refuse("expr_list", "it is a list of what create_index_expression makes");
    }
    std::size_t count = 100;
    arguments.take("count", count);
    return box(create_index_clause(std::move(expressions), arguments.get<Value>("start_key"), count), "<IndexClause>");
}

}  // namespace

template <>
const Kind& kind_of<IndexExpression>() {
    static const Kind kind("IndexExpression", "What one column of a row must be.", {});
    return kind;
}

template <>
const Kind& kind_of<IndexClause>() {
    static const Kind kind("IndexClause", "Which rows are looked up: X.get_indexed_slices(clause).", {});
    return kind;
}

const Kind& index_functions() {
    static const Kind kind(
        "index", "Looking rows up by the values of their columns.",
        {
            {"create_index_expression(column_name, value, op=EQ)",
             "What a column must be; op is EQ, GT, GTE, LT or LTE.", make_expression},
            {"create_index_clause(expr_list, start_key='', count=100)",
             "All of these expressions together, one of them an EQ on an indexed column.", make_clause},
        });
    return kind;
}

}  // namespace cassia::shell
