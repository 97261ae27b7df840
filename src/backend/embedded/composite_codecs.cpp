#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "marshal/big_endian.h"
#include "backend/embedded/component_codec.h"
#include "backend/embedded/escaping.h"

/// @file
/// Composites: component after component.
///
///   packed form     [header, if dynamic] | length(2) | bytes | end-of-component(1), for each component
///   ordered form    [class, if dynamic] | ordered component | what follows(1), for each component

namespace cassia::embedded {
namespace {

// A composite that stops sorts before those that go on, which sort before an end-of-component of 1 (a slice's end
// past all that begin with these components).
enum Follows : char { BEFORE = 0, END = 1, MORE = 2, AFTER = 3 };

std::string_view take(std::string_view& in, std::size_t size) {
    if (in.size() < size) {
        throw_damaged_name();
    }
    const auto taken = in.substr(0, size);
    in.remove_prefix(size);
    return taken;
}

// Reads what stands after a component's header: its bytes, and its end-of-component as what follows.
std::pair<std::string_view, Follows> take_component(std::string_view& name) {
    const auto bytes = take(name, marshal::read_big_endian<std::uint16_t>(take(name, 2)));
    const char end_of_component = take(name, 1).front();
    if (end_of_component != 0) {
        return {bytes, end_of_component < 0 ? BEFORE : AFTER};
    }
    return {bytes, name.empty() ? END : MORE};
}

void append_component(const ComponentCodec& codec, std::string_view& in, std::string& out) {
    const auto length_at = out.size();
    marshal::append_big_endian<std::uint16_t>(0, out);
    codec.decode(in, out);
    std::string length;
    marshal::append_big_endian(static_cast<std::uint16_t>(out.size() - length_at - 2), length);
    out.replace(length_at, length.size(), length);
}

void append_end_of_component(Follows follows, std::string& out) {
    out.push_back(follows == BEFORE ? '\xff' : follows == AFTER ? '\x01' : '\x00');
}

class CompositeCodec final : public ComponentCodec {
public:
    explicit CompositeCodec(const CompositeType& type) {
        for (const auto& component : type.components()) {
            components_.push_back(make(component));
            merges_spellings_ = merges_spellings_ || components_.back()->merges_spellings();
        }
    }
    bool merges_spellings() const noexcept override { return merges_spellings_; }

    void encode(std::string_view name, std::string& out) const override {
        if (name.empty()) {
            out.push_back(BEFORE);
            return;
        }
        out.push_back(MORE);
        for (std::size_t i = 0; !name.empty() && i < components_.size(); ++i) {
            const auto [bytes, follows] = take_component(name);
            components_[i]->encode(bytes, out);
            out.push_back(follows);
        }
    }

    void decode(std::string_view& in, std::string& out) const override {
        for (std::size_t i = 0; take(in, 1).front() == static_cast<char>(MORE) && i < components_.size(); ++i) {
            append_component(*components_[i], in, out);
            append_end_of_component(in.empty() ? BEFORE : static_cast<Follows>(in.front()), out);
        }
    }

private:
    std::vector<std::unique_ptr<const ComponentCodec>> components_;
    bool merges_spellings_ = false;
};

/// Components of different classes are ordered by their classes' names; see Cassandra's DynamicCompositeType.
///
///   class    simple name of the class | 0x00, and for a reversed one "ReversedType" | 0x00 before it
class DynamicCompositeCodec final : public ComponentCodec {
public:
    explicit DynamicCompositeCodec(const DynamicCompositeType& type) {
        for (const auto& [alias, component] : type.aliases()) {
            aliases_.emplace(alias, component);
        }
    }
    // An alias and its class's name mean the same.
    bool merges_spellings() const noexcept override { return true; }

    void encode(std::string_view name, std::string& out) const override {
        if (name.empty()) {
            out.push_back(BEFORE);
            return;
        }
        out.push_back(MORE);
        while (!name.empty()) {
            const Type type = take_type(name);
            const auto [bytes, follows] = take_component(name);
            if (type->reversed()) {
                append_escaped("ReversedType", out);
            }
            append_escaped(type->class_name(), out);
            make(type)->encode(bytes, out);
            out.push_back(follows);
        }
    }

    void decode(std::string_view& in, std::string& out) const override {
        std::string buffer;
        while (take(in, 1).front() == static_cast<char>(MORE)) {
            std::string class_string(take_escaped(in, buffer));
            if (class_string == "ReversedType") {
                class_string += '(' + std::string(take_escaped(in, buffer)) + ')';
            }
            marshal::append_big_endian(static_cast<std::uint16_t>(class_string.size()), out);
            out.append(class_string);
            append_component(*make(Type::parse(class_string)), in, out);
            append_end_of_component(in.empty() ? BEFORE : static_cast<Follows>(in.front()), out);
        }
    }

private:
    static constexpr std::uint16_t ALIAS_FLAG = 0x8000;

    Type take_type(std::string_view& name) const {
        const auto header = marshal::read_big_endian<std::uint16_t>(take(name, 2));
        if ((header & ALIAS_FLAG) == 0) {
            return Type::parse(take(name, header));
        }
        const auto found = aliases_.find(static_cast<char>(header & 0xffU));
        if (found == aliases_.end()) {
            throw_damaged_name();
        }
        return found->second;
    }

    std::map<char, Type> aliases_;
};

}  // namespace

std::unique_ptr<const ComponentCodec> make_composite_codec(const CassandraType& type) {
    if (const auto* composite = dynamic_cast<const CompositeType*>(&type)) {
        return std::make_unique<CompositeCodec>(*composite);
    }
    if (const auto* dynamic = dynamic_cast<const DynamicCompositeType*>(&type)) {
        return std::make_unique<DynamicCompositeCodec>(*dynamic);
    }
    return nullptr;
}

}  // namespace cassia::embedded
