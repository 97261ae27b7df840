#include <cassia/types.h>

#include "marshal/byte_order.h"
#include "marshal/class_names.h"
#include "marshal/composite_bytes.h"
#include "marshal/refusals.h"
#include "marshal/slice_end.h"

namespace cassia {
namespace {

constexpr std::string_view composite_type = "CompositeType";

[[noreturn]] void refuse_count(const CassandraType& type, std::size_t allowed) {
    throw TypeError(type.class_name() + " has " + std::to_string(allowed) +
                    (allowed == 1 ? " component" : " components") + ", and more were given");
}

}  // namespace

CompositeType::CompositeType(std::vector<Type> components, TypeOptions options)
    : BuiltInType(std::move(options)), components_(std::move(components)) {
    if (components_.empty()) {
        throw TypeError("a CompositeType has at least one component, and none was given");
    }
}

void CompositeType::pack_to(const Value& value, std::string& out, PackFor use) const {
    const auto* values = std::get_if<Tuple>(&value.held());
    if (values == nullptr) {
        marshal::refuse_value(class_name(), "a tuple", value);
    }
    if (values->size() > components_.size()) {
        refuse_count(*this, components_.size());
    }
    const PackFor own_use = marshal::before_reversal(use, reversed());
    for (std::size_t i = 0; i < values->size(); ++i) {
        const Value& component = (*values)[i];
        marshal::in_component(i + 1, [&] {
            marshal::append_component(components_[i], component,
                                      {own_use, i + 1 == values->size(), component.is_exclusive()}, out);
        });
    }
}

Value CompositeType::unpack(std::string_view bytes) const {
    Tuple values;
    values.reserve(components_.size());
    for (marshal::ComponentReader reader(bytes); !reader.at_end();) {
        const std::size_t i = values.size();
        if (i == components_.size()) {
            refuse_count(*this, components_.size());
        }
        const auto component = reader.read();
        if (!component) {
            marshal::refuse_component(composite_type, i + 1);
        }
        values.push_back(marshal::in_component(i + 1, [&] { return components_[i]->unpack(component->bytes); }));
    }
    return values;
}

void CompositeType::validate(std::string_view bytes) const {
    marshal::ComponentReader reader(bytes);
    for (std::size_t i = 0; !reader.at_end(); ++i) {
        if (i == components_.size()) {
            refuse_count(*this, components_.size());
        }
        const auto component = reader.read();
        if (!component) {
            marshal::refuse_component(composite_type, i + 1);
        }
        marshal::in_component(i + 1, [&] { components_[i]->validate(component->bytes); });
    }
}

std::string CompositeType::class_name() const {
    std::string name = std::string(composite_type) + "(";
    for (const Type& component : components_) {
        name += marshal::component_string(component) + ",";
    }
    name.back() = ')';
    return name;
}

// Malformed bytes, which validation refuses, come before well-formed ones and are ordered as bytes.
std::weak_ordering CompositeType::order(std::string_view left, std::string_view right) const {
    marshal::ComponentReader a(left);
    marshal::ComponentReader b(right);
    for (std::size_t i = 0; !a.at_end() && !b.at_end(); ++i) {
        const std::string_view a_rest = a.rest();
        const std::string_view b_rest = b.rest();
        const auto x = i < components_.size() ? a.read() : std::nullopt;
        const auto y = i < components_.size() ? b.read() : std::nullopt;
        if (!x || !y) {
            return x || y ? x.has_value() <=> y.has_value() : marshal::compare_unsigned(a_rest, b_rest);
        }
        if (const auto by_value = components_[i]->compare(x->bytes, y->bytes); by_value != 0) {
            return by_value;
        }
        if (const auto by_end = x->end_of_component <=> y->end_of_component; by_end != 0) {
            return by_end;
        }
    }
    return b.at_end() <=> a.at_end();
}

}  // namespace cassia
