#include "marshal/composite_bytes.h"

#include <utility>

#include "marshal/big_endian.h"
#include "marshal/refusals.h"
#include "marshal/slice_end.h"

namespace cassia::marshal {
namespace {

constexpr std::size_t length_size = 2;
constexpr std::size_t longest_component = 0xffff;

bool is_slice_end(PackFor use) {
    return use == PackFor::LowerEnd || use == PackFor::UpperEnd;
}

bool is_composite(const CassandraType& type) {
    return dynamic_cast<const CompositeType*>(&type) != nullptr ||
           dynamic_cast<const DynamicCompositeType*>(&type) != nullptr;
}

// A composite within a composite is one value, given whole: at a slice's end too.
PackFor use_within(const CassandraType& type, PackFor use) {
    return is_slice_end(use) && is_composite(type) ? PackFor::Naming : use;
}

char end_of_component(bool last, PackFor use) {
    if (!last || !is_slice_end(use)) {
        return 0;
    }
    return use == PackFor::LowerEnd ? '\xff' : '\x01';
}

}  // namespace

std::optional<Component> ComponentReader::read() noexcept {
    if (rest_.size() < length_size) {
        return std::nullopt;
    }
    const std::size_t length = read_big_endian<std::uint16_t>(rest_);
    const std::size_t whole = length_size + length + 1;
    if (rest_.size() < whole) {
        return std::nullopt;
    }
    const Component component{rest_.substr(length_size, length), static_cast<signed char>(rest_[whole - 1])};
    if (component.end_of_component != 0 && rest_.size() > whole) {
        return std::nullopt;
    }
    rest_.remove_prefix(whole);
    return component;
}

std::optional<ComponentTypeName> ComponentReader::read_type() noexcept {
    if (rest_.size() < length_size) {
        return std::nullopt;
    }
    const std::size_t header = read_big_endian<std::uint16_t>(rest_);
    const bool is_alias = (header & 0x8000U) != 0;
    const std::size_t length = is_alias ? 0 : header;
    if (rest_.size() < length_size + length) {
        return std::nullopt;
    }
    const ComponentTypeName name{is_alias ? rest_.substr(1, 1) : rest_.substr(length_size, length), is_alias};
    rest_.remove_prefix(length_size + length);
    return name;
}

void append_component(const Type& type, const Value& value, ComponentUse component, std::string& out) {
    if (component.exclusive && !(component.last && is_slice_end(component.use))) {
        throw TypeError("exclusive() marks the last component of a slice's end, and no other");
    }
    // What an inclusive upper end holds is what an exclusive lower end leaves out: to its last byte they are the same.
    const PackFor use = component.exclusive ? opposite_end(component.use) : component.use;
    const std::size_t start = out.size();
    out.append(length_size, '\0');
    if (!value.is_null()) {
        type->pack_to(value, out, use_within(*type, use));
    }
    const std::size_t length = out.size() - start - length_size;
    if (length > longest_component) {
        throw TypeError("a composite's component has at most 65535 bytes, and this one has " + std::to_string(length));
    }
    out[start] = static_cast<char>(static_cast<unsigned char>(length >> 8U));
    out[start + 1] = static_cast<char>(static_cast<unsigned char>(length));
    out.push_back(end_of_component(component.last, use));
}

Value mark_last_component(const Type& type, const Value& end) {
    if (!is_composite(*type)) {
        throw TypeError("exclusive() is for the ends of a composite's slice, and " + type.to_string() +
                        " is no composite");
    }
    const auto* given = std::get_if<Tuple>(&end.held());
    if (given == nullptr || given->empty()) {
        throw TypeError("exclusive() marks the last component of a slice's end, and this end has none: " +
                        describe(end));
    }
    Tuple components = *given;
    components.back() = exclusive(std::move(components.back()));
    return components;
}

void refuse_component(std::string_view composite, std::size_t number) {
    throw TypeError(
        "component " + std::to_string(number) + " of a " + std::string(composite) +
        " is a 2-byte length, as many bytes and a last byte, which is 0 if more follows; these bytes are not");
}

}  // namespace cassia::marshal
