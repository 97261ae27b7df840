#pragma once

#include <compare>
#include <concepts>
#include <map>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <cassia/cassandra_type.h>
#include <cassia/export.h>

/// @file
/// Types made of other types.
///
///     events.insert("key", {{std::tuple(1234, "abc"), "value"}});
///     events.get("key", {.column_start = std::tuple(1234), .column_finish = std::tuple(1234, exclusive("b"))});

namespace cassia {

/// Several components, each with its own type, ordered by the first, then by the second, and so on.
///
///     cassia::CompositeType(cassia::LongType({.reversed = true}), cassia::AsciiType())
///
/// Values are tuples (std::tuple or Tuple); trailing components may be missing, and null is a component of no bytes.
/// As a slice's end a tuple may be a prefix, inclusive of all that begins with it unless its last component is
/// exclusive(). A composite within another is one value, given whole.
/// Packed: per component a 2-byte length, the bytes, and an end-of-component byte (0; −1 or 1 at a slice's ends).
class CASSIA_API CompositeType : public BuiltInType {
public:
    /// Components as type objects, class strings or constants, at least one.
    template <std::convertible_to<Type>... Types>
        requires(sizeof...(Types) > 1) || (!std::same_as<std::remove_cvref_t<Types>, CompositeType> && ...)
    explicit CompositeType(Types&&... components)
        : CompositeType(std::vector<Type>{Type(std::forward<Types>(components))...}) {}
    /// @throws TypeError if `components` is empty.
    explicit CompositeType(std::vector<Type> components, TypeOptions options = {});

    /// The types of the components, in order.
    const std::vector<Type>& components() const noexcept { return components_; }

    void pack_to(const Value& value, std::string& out, PackFor use) const override;
    Value unpack(std::string_view bytes) const override;
    void validate(std::string_view bytes) const override;
    std::string class_name() const override;

protected:
    std::weak_ordering order(std::string_view left, std::string_view right) const override;

private:
    std::vector<Type> components_;
};

/// Components whose types are chosen name by name: each is a tuple (alias or class string, value).
///
///     cassia::DynamicCompositeType({{'a', cassia::AsciiType()}, {'b', cassia::LongType()}})
///     std::tuple(std::tuple("a", "text"), std::tuple("LongType", 5))
///
/// Packed: as a CompositeType, each component preceded by 2 bytes: 0x8000 | alias, or the length of a class name that
/// follows.
class CASSIA_API DynamicCompositeType : public BuiltInType {
public:
    /// By custom an alias is a letter, and a capital one names the reversed type of the small one. Cassandra takes
    /// digits and "+-._&" too.
    explicit DynamicCompositeType(std::map<char, Type> aliases, TypeOptions options = {});

    /// The types that the aliases stand for.
    const std::map<char, Type>& aliases() const noexcept { return aliases_; }

    void pack_to(const Value& value, std::string& out, PackFor use) const override;
    Value unpack(std::string_view bytes) const override;
    void validate(std::string_view bytes) const override;
    std::string class_name() const override;

protected:
    std::weak_ordering order(std::string_view left, std::string_view right) const override;

private:
    std::map<char, Type> aliases_;
};

}  // namespace cassia
