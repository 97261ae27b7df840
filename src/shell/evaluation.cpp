// The expressions of Evaluator.

#include <algorithm>
#include <cctype>
#include <memory>
#include <string>
#include <utility>
#include <variant>

#include "shell/arguments.h"
#include "shell/at_place.h"
#include "shell/builtins.h"
#include "shell/evaluator.h"
#include "shell/fault.h"
#include "shell/kind.h"
#include "shell/operators.h"
#include "shell/session.h"
#include "shell/suggestion.h"

namespace cassia::shell {
namespace {

const Callable& callable_in(const Object& function, std::size_t place) {
    if (const auto* const callable = dynamic_cast<const Callable*>(function.native())) {
        return *callable;
    }
    throw Fault("TypeError", function.a_kind() + " can't be called", place);
}

}  // namespace

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
    const bool may_be_family = std::none_of(name.name.begin(), name.name.end(),
                                            [](unsigned char letter) { return std::islower(letter) != 0; });
    if (may_be_family && session_->keyspace().empty()) {
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

Object Evaluator::evaluate(const Slice& slice, std::size_t place) {
    const auto object = evaluate(*slice.object);
    const auto first = slice.first == nullptr ? Object() : evaluate(*slice.first);
    const auto last = slice.last == nullptr ? Object() : evaluate(*slice.last);
    return at_place(place, [&] { return slice_of(object, first, last); });
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
