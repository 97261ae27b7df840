#include "shell/arguments.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>

#include "shell/kinds.h"

namespace cassia::shell {
namespace {

// create_index(STANDARD1, …) is create_index('Keyspace1', 'Standard1', …).
void expand_family(const Signature& signature, std::vector<GivenArgument>& given) {
    const auto& parameters = signature.parameters;
    if (given.empty() || !given[0].name.empty() || parameters.empty() || parameters[0].name != "keyspace") {
        return;
    }
    const auto* const family = unbox<Family>(given[0].value);
    if (family == nullptr) {
        return;
    }
    const auto place = given[0].place;
    const Value name = family->column_family.name();
    given[0].value = Value(family->pool.keyspace());
    if (parameters.size() > 1 && parameters[1].name == "column_family") {
        given.insert(given.begin() + 1, GivenArgument{.name = {}, .value = Object(name), .place = place});
    }
}

// Makes a tuple of what the last parameter takes.
void gather_rest(const Signature& signature, std::vector<GivenArgument>& given) {
    const auto& parameters = signature.parameters;
    if (parameters.empty() || !parameters.back().takes_rest || given.size() < parameters.size()) {
        return;
    }
    Items items;
    const auto first = given.begin() + static_cast<std::ptrdiff_t>(parameters.size() - 1);
    std::transform(first, given.end(), std::back_inserter(items), [](GivenArgument& one) { return one.value; });
    first->value = Object::tuple(std::move(items));
    given.erase(first + 1, given.end());
}

std::string listed(const std::vector<Parameter>& parameters) {
    std::string text;
    for (const auto& parameter : parameters) {
        text += (text.empty() ? "" : ", ") + parameter.name;
    }
    return text.empty() ? "none" : text;
}

}  // namespace

Arguments::Arguments(const Signature& signature, std::vector<GivenArgument> given, std::size_t place)
    : signature_(&signature), place_(place), bound_(signature.parameters.size()) {
    expand_family(signature, given);
    gather_rest(signature, given);
    for (std::size_t i = 0; i < given.size(); ++i) {
        bind(parameter_of(given[i], i), given[i]);
    }
    check_required();
}

// The number of its parameter.
std::size_t Arguments::parameter_of(const GivenArgument& argument, std::size_t position) const {
    const auto& parameters = signature_->parameters;
    if (argument.name.empty()) {
        if (position >= parameters.size()) {
            throw Fault("TypeError",
                        signature_->name + " takes at most " + std::to_string(parameters.size()) +
                            " arguments: " + listed(parameters),
                        argument.place);
        }
        return position;
    }
    const auto found = std::find_if(parameters.begin(), parameters.end(),
                                    [&](const Parameter& parameter) { return parameter.name == argument.name; });
    if (found == parameters.end()) {
        throw Fault("TypeError",
                    signature_->name + " has no argument '" + argument.name + "'; it has: " + listed(parameters),
                    argument.place);
    }
    return static_cast<std::size_t>(found - parameters.begin());
}

void Arguments::bind(std::size_t parameter, const GivenArgument& argument) {
    auto& bound = bound_[parameter];
    if (bound.is_given) {
        throw Fault(
            "TypeError",
            "argument '" + signature_->parameters[parameter].name + "' of " + signature_->name + " is given twice",
            argument.place);
    }
    bound = {.value = argument.value, .place = argument.place, .is_given = true};
}

void Arguments::check_required() const {
    for (std::size_t i = 0; i < bound_.size(); ++i) {
        const auto& parameter = signature_->parameters[i];
        if (parameter.is_required && !bound_[i].is_given) {
            throw Fault("TypeError", "argument '" + parameter.name + "' is missing: " + signature_->text, place_);
        }
    }
}

const Arguments::Bound& Arguments::bound(std::string_view name) const {
    const auto& parameters = signature_->parameters;
    const auto found = std::find_if(parameters.begin(), parameters.end(),
                                    [&](const Parameter& parameter) { return parameter.name == name; });
    return bound_.at(static_cast<std::size_t>(found - parameters.begin()));
}

bool Arguments::is_none(std::string_view name) const {
    return bound(name).is_given && bound(name).value.is_none();
}

const Object& Arguments::at(std::string_view name) const {
    return bound(name).value;
}

void Arguments::refuse(std::string_view name, const std::string& message) const {
    throw Fault("TypeError", "argument '" + std::string(name) + "': " + message, bound(name).place);
}

}  // namespace cassia::shell
