#include "shell/kind.h"

#include <algorithm>
#include <variant>

#include "shell/parser.h"

namespace cassia::shell {
namespace {

// A signature reads as a call whose arguments are its parameters.
Signature read_signature(std::string_view text) {
    std::string source(text);
    const auto star = source.find('*');
    if (star != std::string::npos) {
        source[star] = ' ';
    }
    const auto expression = parse_expression(source);
    const auto& call = std::get<Call>(expression->node);
    Signature signature{.text = std::string(text), .name = std::get<Name>(call.function->node).name, .parameters = {}};
    for (const auto& argument : call.arguments) {
        const bool is_required = argument.name.empty();
        signature.parameters.push_back({.name = is_required ? std::get<Name>(argument.value->node).name : argument.name,
                                        .is_required = is_required});
    }
    if (star != std::string::npos) {
        signature.parameters.back().takes_rest = true;
    }
    return signature;
}

const Kind& callable_kind() {
    static const Kind kind("function", "What can be called: help(…) tells how.", {});
    return kind;
}

}  // namespace

Method::Method(std::string_view text, std::string_view what, Call function)
    : signature(read_signature(text)), help(what), call(function) {}

const Method* Kind::method(std::string_view name) const {
    const auto found = std::find_if(methods_.begin(), methods_.end(),
                                    [&](const Method& method) { return method.signature.name == name; });
    return found == methods_.end() ? nullptr : &*found;
}

const Property* Kind::property(std::string_view name) const {
    const auto found = std::find_if(properties_.begin(), properties_.end(),
                                    [&](const Property& property) { return property.name == name; });
    return found == properties_.end() ? nullptr : &*found;
}

std::vector<std::string_view> Kind::names() const {
    std::vector<std::string_view> names;
    names.reserve(methods_.size() + properties_.size());
    for (const auto& method : methods_) {
        names.push_back(method.signature.name);
    }
    for (const auto& property : properties_) {
        names.push_back(property.name);
    }
    std::sort(names.begin(), names.end());
    return names;
}

Callable::Callable(Object self, const Method& method)
    : Native(callable_kind()), self_(std::move(self)), method_(&method) {}

std::string Callable::shown() const {
    const auto* const on = self_.native();
    const auto of = on == nullptr ? std::string() : std::string(on->kind().name()) + ".";
    return "<" + of + method_->signature.text + ">";
}

}  // namespace cassia::shell
