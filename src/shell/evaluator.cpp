#include "shell/evaluator.h"

#include <string>
#include <utility>
#include <variant>

#include "shell/arguments.h"
#include "shell/at_place.h"
#include "shell/builtins.h"
#include "shell/fault.h"
#include "shell/iteration.h"
#include "shell/kind.h"
#include "shell/notation.h"
#include "shell/operators.h"
#include "shell/printer.h"
#include "shell/session.h"

namespace cassia::shell {
namespace {

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

}  // namespace cassia::shell
