#include <cassia/types.h>

#include "marshal/big_endian.h"
#include "marshal/byte_order.h"
#include "marshal/class_names.h"
#include "marshal/composite_bytes.h"
#include "marshal/refusals.h"
#include "marshal/slice_end.h"

namespace cassia {
namespace {

using Aliases = std::map<char, Type>;

constexpr std::string_view dynamic_composite_type = "DynamicCompositeType";

std::string spell(const Aliases& aliases) {
    std::string letters;
    for (const auto& [alias, type] : aliases) {
        letters += letters.empty() ? "" : ", ";
        letters += alias;
    }
    return letters.empty() ? "no aliases" : "the aliases " + letters;
}

// An empty name is BytesType, as it is to Cassandra.
Type find_type(const Aliases& aliases, marshal::ComponentTypeName name) {
    if (!name.is_alias) {
        return name.name.empty() ? Type() : Type::parse(name.name);
    }
    const auto found = aliases.find(name.name.front());
    if (found == aliases.end()) {
        throw TypeError("'" + std::string(name.name) + "' is no alias of this DynamicCompositeType, which has " +
                        spell(aliases));
    }
    return found->second;
}

std::optional<Type> try_find_type(const Aliases& aliases, marshal::ComponentTypeName name) {
    try {
        return find_type(aliases, name);
    } catch (const TypeError&) {
        return std::nullopt;
    }
}

struct TypedComponent {
    marshal::ComponentTypeName name;
    Type type;
    marshal::Component component;
};

// None if the bytes are malformed or their type is unknown.
std::optional<TypedComponent> try_read(const Aliases& aliases, marshal::ComponentReader& reader) {
    const auto name = reader.read_type();
    auto type = name ? try_find_type(aliases, *name) : std::nullopt;
    const auto component = type ? reader.read() : std::nullopt;
    if (!component) {
        return std::nullopt;
    }
    return TypedComponent{*name, std::move(*type), *component};
}

TypedComponent read(const Aliases& aliases, marshal::ComponentReader& reader, std::size_t number) {
    const auto name = reader.read_type();
    if (!name) {
        marshal::refuse_component(dynamic_composite_type, number);
    }
    Type type = marshal::in_component(number, [&] { return find_type(aliases, *name); });
    const auto component = reader.read();
    if (!component) {
        marshal::refuse_component(dynamic_composite_type, number);
    }
    return {*name, std::move(type), *component};
}

void append_type(const Aliases& aliases, std::string_view name, std::string& out) {
    const bool is_alias = name.size() == 1 && aliases.contains(name.front());
    if (is_alias) {
        out.push_back('\x80');
        out += name;
        return;
    }
    constexpr std::size_t longest_name = 0x7fff;
    if (name.size() > longest_name) {
        throw TypeError("a class string in a DynamicCompositeType has at most 32767 bytes, and this one has " +
                        std::to_string(name.size()));
    }
    marshal::append_big_endian(static_cast<std::uint16_t>(name.size()), out);
    out += name;
}

// Components of different types are ordered by the name of their Cassandra class, and a reversed type's class is
// ReversedType unless both are reversed.
std::weak_ordering compare_types(const Type& left, const Type& right) {
    if (left.shared() == right.shared()) {
        return std::weak_ordering::equivalent;
    }
    if (left->reversed() != right->reversed()) {
        const auto name = [](const Type& type) {
            return type->reversed() ? std::string("ReversedType") : type->class_name();
        };
        return name(left).compare(name(right)) <=> 0;
    }
    return left->class_name().compare(right->class_name()) <=> 0;
}

}  // namespace

DynamicCompositeType::DynamicCompositeType(std::map<char, Type> aliases, TypeOptions options)
    : BuiltInType(std::move(options)), aliases_(std::move(aliases)) {}

void DynamicCompositeType::pack_to(const Value& value, std::string& out, PackFor use) const {
    const auto* values = std::get_if<Tuple>(&value.held());
    if (values == nullptr) {
        marshal::refuse_value(dynamic_composite_type, "a tuple of tuples (alias or class string, value)", value);
    }
    const PackFor own_use = marshal::before_reversal(use, reversed());
    for (std::size_t i = 0; i < values->size(); ++i) {
        const Value& given = (*values)[i];
        const bool last = i + 1 == values->size();
        marshal::in_component(i + 1, [&] {
            const auto* pair = std::get_if<Tuple>(&given.held());
            if (pair == nullptr || pair->size() != 2 || pair->front().kind() != ValueKind::text) {
                marshal::refuse_value(dynamic_composite_type, "a tuple (alias or class string, value)", given);
            }
            const std::string_view name = pair->front().text();
            const Type type = find_type(aliases_, {name, name.size() == 1});
            append_type(aliases_, name, out);
            const Value& component = pair->back();
            marshal::append_component(type, component,
                                      {own_use, last, given.is_exclusive() || component.is_exclusive()}, out);
        });
    }
}

Value DynamicCompositeType::unpack(std::string_view bytes) const {
    Tuple values;
    for (marshal::ComponentReader reader(bytes); !reader.at_end();) {
        const std::size_t number = values.size() + 1;
        const TypedComponent found = read(aliases_, reader, number);
        // Moved into its place: a braced list would copy it, and what is nested in it once for each level.
        Tuple pair;
        pair.reserve(2);
        pair.emplace_back(found.name.name);
        pair.push_back(marshal::in_component(number, [&] { return found.type->unpack(found.component.bytes); }));
        values.emplace_back(std::move(pair));
    }
    return values;
}

void DynamicCompositeType::validate(std::string_view bytes) const {
    marshal::ComponentReader reader(bytes);
    for (std::size_t number = 1; !reader.at_end(); ++number) {
        const TypedComponent found = read(aliases_, reader, number);
        marshal::in_component(number, [&] { found.type->validate(found.component.bytes); });
    }
}

std::string DynamicCompositeType::class_name() const {
    std::string name = std::string(dynamic_composite_type) + "(";
    for (const auto& [alias, type] : aliases_) {
        name += name.back() == '(' ? "" : ",";
        name += alias;
        name += "=>" + marshal::component_string(type);
    }
    return name + ")";
}

// Malformed bytes, which validation refuses, come before well-formed ones and are ordered as bytes.
std::weak_ordering DynamicCompositeType::order(std::string_view left, std::string_view right) const {
    marshal::ComponentReader a(left);
    marshal::ComponentReader b(right);
    while (!a.at_end() && !b.at_end()) {
        const std::string_view a_rest = a.rest();
        const std::string_view b_rest = b.rest();
        const auto x = try_read(aliases_, a);
        const auto y = try_read(aliases_, b);
        if (!x || !y) {
            return x || y ? x.has_value() <=> y.has_value() : marshal::compare_unsigned(a_rest, b_rest);
        }
        if (const auto by_type = compare_types(x->type, y->type); by_type != 0) {
            return by_type;
        }
        if (const auto by_value = x->type->compare(x->component.bytes, y->component.bytes); by_value != 0) {
            return by_value;
        }
        if (const auto by_end = x->component.end_of_component <=> y->component.end_of_component; by_end != 0) {
            return by_end;
        }
    }
    return b.at_end() <=> a.at_end();
}

}  // namespace cassia
