#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "shell/object.h"

/// @file
/// What kinds of things the shell has, and what each can do: tables, which the evaluator calls by, help explains from,
/// completion completes from and arguments are checked by.

namespace cassia::shell {

class Arguments;
class Session;

/// A parameter of a method; it needs an argument unless it has a default.
struct Parameter {
    std::string name;
    bool is_required = true;
    /// Whether it takes all arguments that are left, as a tuple: the last one, with a * before it.
    bool takes_rest = false;
};

/// What a method is called with, as the manual writes it: get(key, columns=None, column_count=100).
struct Signature {
    std::string text;
    std::string name;
    std::vector<Parameter> parameters;
};

/// A method, or a function of the shell.
struct Method {
    using Call = Object (*)(Session& session, const Object& self, const Arguments& arguments);

    /// `text`: a signature in the shell's own language. Defaults stand there for the reader: an argument that is not
    /// given, or None, is the library's default.
    Method(std::string_view text, std::string_view what, Call function);

    Signature signature;
    /// What it does, in a line or a few.
    std::string_view help;
    Call call;
};

/// An attribute.
struct Property {
    using Get = Object (*)(Session& session, const Object& self);
    using Set = void (*)(Session& session, const Object& self, const Object& value);

    std::string_view name;
    std::string_view help;
    Get get;
    /// Null: it can't be assigned to.
    Set set = nullptr;
};

/// A kind of things, "ColumnFamily" for instance. The tables are in the order in which help lists them.
class Kind {
public:
    Kind(std::string_view name, std::string_view help, std::vector<Method> methods,
         std::vector<Property> properties = {})
        : name_(name), help_(help), methods_(std::move(methods)), properties_(std::move(properties)) {}

    std::string_view name() const noexcept { return name_; }
    std::string_view help() const noexcept { return help_; }
    const std::vector<Method>& methods() const noexcept { return methods_; }
    const std::vector<Property>& properties() const noexcept { return properties_; }

    // Null: it has none of this name.
    const Method* method(std::string_view name) const;
    const Property* property(std::string_view name) const;
    /// All names there are, sorted.
    std::vector<std::string_view> names() const;

private:
    std::string_view name_;
    std::string_view help_;
    std::vector<Method> methods_;
    std::vector<Property> properties_;
};

/// A thing of the library as a native one. Its kind is kind_of<T>(), which the file of its table defines.
template <typename T>
const Kind& kind_of();

template <typename T>
class Box : public Native {
public:
    Box(T held, std::string shown) : Native(kind_of<T>()), thing(std::move(held)), shown_(std::move(shown)) {}
    std::string shown() const override { return shown_; }

    T thing;

private:
    std::string shown_;
};

template <typename T>
Object box(T thing, std::string shown) {
    return Object(std::shared_ptr<Native>(std::make_shared<Box<T>>(std::move(thing), std::move(shown))));
}

/// The thing in an object; null if it is something else.
template <typename T>
T* unbox(const Object& object) {
    auto* const found = dynamic_cast<Box<T>*>(object.native());
    return found == nullptr ? nullptr : &found->thing;
}

/// What a method's `self` holds, which is of its kind.
template <typename T>
T& self_as(const Object& self) {
    return static_cast<Box<T>*>(self.native())->thing;
}

/// A method together with what it is called on: X.get, which is called, or which help is asked about. A function of the
/// shell has None for `self`.
class Callable : public Native {
public:
    Callable(Object self, const Method& method);
    const Object& self() const noexcept { return self_; }
    const Method& method() const noexcept { return *method_; }
    std::string shown() const override;

private:
    Object self_;
    const Method* method_;
};

/// Names behind a point that lead to functions and constants, such as uuid.uuid1. One may be called itself, as
/// datetime is, whose constructor has its name.
class Namespace : public Native {
public:
    explicit Namespace(const Kind& kind) : Native(kind) {}
    std::string shown() const override { return "<" + std::string(kind().name()) + ">"; }
};

}  // namespace cassia::shell
