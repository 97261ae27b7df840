#include "shell/evaluator.h"

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include <cassia/errors.h>

#include "shell/arguments.h"
#include "shell/builtins.h"
#include "shell/fault.h"
#include "shell/iteration.h"
#include "shell/kind.h"
#include "shell/notation.h"
#include "shell/operators.h"
#include "shell/printer.h"
#include "shell/session.h"
#include "shell/suggestion.h"

namespace cassia::shell {
namespace {

/// Errors of `work` are faults at `place`.
template <typename Work>
auto at_place(std::size_t place, const Work& work) {
    try {
        return work();
    } catch (const Fault&) {
        throw;
    } catch (const Interrupted&) {
        throw;
    } catch (const std::bad_alloc& error) {
        throw Fault(name_of(error), "there is too little memory for this", place);
    } catch (const std::exception& error) {
        throw Fault(name_of(error), error.what(), place);
    }
}

const Callable& callable_in(const Object& function, std::size_t place) {
    if (const auto* const callable = dynamic_cast<const Callable*>(function.native())) {
        return *callable;
    }
    throw Fault("TypeError", function.a_kind() + " can't be called", place);
}

// Batches have one.
const Method* send_method(const Object& object) {
    return object.native() == nullptr ? nullptr : object.native()->kind().method("send");
}

}  // namespace

void Evaluator::run(const std::vector<Statement>& statements) {
    for (const auto& statement : statements) {
        session_->check_interrupted();
        run(statement);
    }
}

void Evaluator::run(const Statement& statement) {
    if (const auto* const expression = std::get_if<Show>(&statement.node)) {
        show(*expression->value);
    } else if (const auto* const assignment = std::get_if<Assignment>(&statement.node)) {
        assign(*assignment->target, evaluate(*assignment->value));
    } else if (const auto* const print = std::get_if<Print>(&statement.node)) {
        run(*print);
    } else if (const auto* const loop = std::get_if<For>(&statement.node)) {
        run(*loop);
    } else {
        run(std::get<With>(statement.node));
    }
}

// A name alone that stands for a command, exit for instance, calls it.
void Evaluator::show(const Expression& expression) {
    auto result = evaluate(expression);
    const auto* const callable = dynamic_cast<const Callable*>(result.native());
    const bool is_name = std::holds_alternative<Name>(expression.node);
    if (callable != nullptr && is_name &&
        shell_functions().method(callable->method().signature.name) == &callable->method()) {
        const auto& method = callable->method();
        result = at_place(expression.place, [&] {
            return method.call(*session_, callable->self(), Arguments(method.signature, {}, expression.place));
        });
    }
    // A batch that its insert returns, so that calls can be chained, is no news.
    const bool is_chain = std::holds_alternative<Call>(expression.node) && send_method(result) != nullptr;
    if (!result.is_none() && !is_chain) {
        at_place(expression.place, [&] { shell::show(result, *session_); });
    }
}

void Evaluator::run(const Print& print) {
    std::string text;
    for (const auto& item : print.items) {
        text += (text.empty() ? "" : " ") + printed(evaluate(*item));
    }
    session_->output().write(text + (print.ends_line ? "\n" : " "));
}

void Evaluator::run(const For& loop) {
    const auto range = evaluate(*loop.range);
    const auto place = loop.range->place;
    const auto cursor = at_place(place, [&] { return open(range); });
    while (auto item = at_place(place, [&] { return cursor->next(); })) {
        assign(*loop.target, *std::move(item));
        run(loop.body);
    }
}

// What was queued is sent unless the body fails.
void Evaluator::run(const With& with) {
    const auto batch = evaluate(*with.batch);
    const auto* const send = send_method(batch);
    if (send == nullptr) {
        throw Fault("TypeError", "with is for batches, and this is " + batch.a_kind(), with.batch->place);
    }
    if (with.target != nullptr) {
        assign(*with.target, batch);
    }
    run(with.body);
    at_place(with.batch->place,
             [&] { return send->call(*session_, batch, Arguments(send->signature, {}, with.batch->place)); });
}

void Evaluator::assign(const Expression& target, Object value) {
    if (const auto* const name = std::get_if<Name>(&target.node)) {
        session_->assign(name->name, std::move(value));
    } else if (const auto* const attribute = std::get_if<Attribute>(&target.node)) {
        assign_attribute(*attribute, value, target.place);
    } else if (const auto* const index = std::get_if<Index>(&target.node)) {
        const auto object = evaluate(*index->object);
        const auto key = evaluate(*index->key);
        assign(*index->object, at_place(target.place, [&] { return with_item(object, key, std::move(value)); }));
    } else {
        assign_items(std::get<TupleDisplay>(target.node), value, target.place);
    }
}

void Evaluator::assign_items(const TupleDisplay& targets, const Object& value, std::size_t place) {
    const auto* const items = value.items();
    if (items == nullptr || items->size() != targets.items.size()) {
        const auto found = items == nullptr ? value.a_kind() : std::to_string(items->size()) + " values";
        throw Fault("TypeError",
                    "there are " + std::to_string(targets.items.size()) + " names, and " + found + " for them", place);
    }
    for (std::size_t i = 0; i < items->size(); ++i) {
        assign(*targets.items[i], (*items)[i]);
    }
}

void Evaluator::assign_attribute(const Attribute& target, const Object& value, std::size_t place) {
    const auto object = evaluate(*target.object);
    const auto* const property = object.native() == nullptr ? nullptr : object.native()->kind().property(target.name);
    if (property == nullptr || property->set == nullptr) {
        throw Fault("AttributeError", object.a_kind() + " has no '" + target.name + "' that can be set", place);
    }
    at_place(place, [&] { property->set(*session_, object, value); });
}

Object Evaluator::evaluate(const Expression& expression) {
    return std::visit([&](const auto& node) { return evaluate(node, expression.place); }, expression.node);
}

Items Evaluator::evaluate(const std::vector<ExpressionPtr>& expressions) {
    Items items;
    items.reserve(expressions.size());
    for (const auto& expression : expressions) {
        items.push_back(evaluate(*expression));
    }
    return items;
}

Object Evaluator::evaluate(const Literal& literal, std::size_t /*place*/) {
    return literal.value;
}

Object Evaluator::evaluate(const Name& name, std::size_t place) {
    if (auto found = session_->find(name.name)) {
        return *std::move(found);
    }
    auto message = "there is no '" + name.name + "'" + suggestion(name.name, session_->names());
    if (session_->keyspace().empty()) {
        message += "; column families are here once a keyspace is chosen, by -k or use('…')";
    }
    throw Fault("NameError", message, place);
}

Object Evaluator::evaluate(const Attribute& attribute, std::size_t place) {
    const auto object = evaluate(*attribute.object);
    if (auto found = find_attribute(*session_, object, attribute.name)) {
        return *std::move(found);
    }
    const auto names = attribute_names(object);
    throw Fault(
        "AttributeError",
        object.a_kind() + " has no '" + attribute.name + "'" + suggestion(attribute.name, {names.begin(), names.end()}),
        place);
}

Object Evaluator::evaluate(const Index& index, std::size_t place) {
    const auto object = evaluate(*index.object);
    const auto key = evaluate(*index.key);
    return at_place(place, [&] { return item_of(object, key); });
}

Object Evaluator::evaluate(const Call& call, std::size_t place) {
    auto function = evaluate(*call.function);
    if (const auto* const names = dynamic_cast<const Namespace*>(function.native())) {
        if (const auto* const constructor = names->kind().method(names->kind().name())) {
            function = std::shared_ptr<Native>(std::make_shared<Callable>(Object(), *constructor));
        }
    }
    const auto& callable = callable_in(function, place);
    std::vector<GivenArgument> given;
    given.reserve(call.arguments.size());
    for (const auto& argument : call.arguments) {
        given.push_back({.name = argument.name, .value = evaluate(*argument.value), .place = argument.place});
    }
    const auto& method = callable.method();
    const Arguments arguments(method.signature, std::move(given), place);
    session_->check_interrupted();
    return at_place(place, [&] { return method.call(*session_, callable.self(), arguments); });
}

Object Evaluator::evaluate(const ListDisplay& list, std::size_t place) {
    return at_place(place, [&] { return Object::list(evaluate(list.items)); });
}

Object Evaluator::evaluate(const TupleDisplay& tuple, std::size_t place) {
    return at_place(place, [&] { return Object::tuple(evaluate(tuple.items)); });
}

Object Evaluator::evaluate(const DictDisplay& dict, std::size_t place) {
    std::vector<std::pair<Object, Object>> entries;
    for (const auto& [key, value] : dict.entries) {
        auto evaluated = evaluate(*key);
        entries.emplace_back(std::move(evaluated), evaluate(*value));
    }
    return at_place(place, [&] { return Object(make_dict(std::move(entries))); });
}

Object Evaluator::evaluate(const Negation& negation, std::size_t place) {
    return at_place(place, [&] { return negate(evaluate(*negation.operand)); });
}

Object Evaluator::evaluate(const Operation& operation, std::size_t place) {
    const auto left = evaluate(*operation.left);
    const auto right = evaluate(*operation.right);
    return at_place(place, [&] { return operate(operation.sign, left, right); });
}

}  // namespace cassia::shell
