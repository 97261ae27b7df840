#pragma once

#include <string_view>
#include <vector>

#include "shell/object.h"
#include "shell/syntax.h"

namespace cassia::shell {

class Arguments;
class Session;

/// Carries out statements in a session.
class Evaluator {
public:
    explicit Evaluator(Session& session) : session_(&session) {}

    /// Shows the results of expressions.
    /// @throws Fault with its place in the statements' source, Interrupted; Exit where that is called.
    void run(const std::vector<Statement>& statements);
    Object evaluate(const Expression& expression);

private:
    void run(const Statement& statement);
    void run(const Print& print);
    void run(const For& loop);
    void run(const With& with);
    void show(const Expression& expression);
    void assign(const Expression& target, Object value);
    void assign_items(const TupleDisplay& targets, const Object& value, std::size_t place);
    void assign_attribute(const Attribute& target, const Object& value, std::size_t place);

    Object evaluate(const Literal& literal, std::size_t place);
    Object evaluate(const Name& name, std::size_t place);
    Object evaluate(const Attribute& attribute, std::size_t place);
    Object evaluate(const Index& index, std::size_t place);
    Object evaluate(const Slice& slice, std::size_t place);
    Object evaluate(const Call& call, std::size_t place);
    Object evaluate(const ListDisplay& list, std::size_t place);
    Object evaluate(const TupleDisplay& tuple, std::size_t place);
    Object evaluate(const DictDisplay& dict, std::size_t place);
    Object evaluate(const Negation& negation, std::size_t place);
    Object evaluate(const Operation& operation, std::size_t place);
    Items evaluate(const std::vector<ExpressionPtr>& expressions);

    Session* session_;
};

}  // namespace cassia::shell
