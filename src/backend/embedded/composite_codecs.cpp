#include <cstdint>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include <cassia/errors.h>

#include "backend/embedded/component_codec.h"
#include "backend/embedded/escaping.h"
#include "backend/embedded/stored_bytes.h"
#include "marshal/big_endian.h"
#include "marshal/composite_bytes.h"

/// @file
/// Composites: component after component (marshal/composite_bytes.h has the packed form).
///
///   ordered form    how it begins(1) | { [class, if dynamic] | ordered component | what follows(1)
///                   [| end of component(1), its sign bit turned, if it is not 0] } for each component

namespace cassia::embedded {
namespace {

// In the order of composites that are alike up to there: one that stops sorts before those that go on; an end of
// component below 0 before, and one above 0 after all of them.
enum Follows : char { BELOW = 0, END = 1, MORE = 2, ABOVE = 3 };

constexpr unsigned char SIGN = 0x80;

char take_byte(std::string_view& in) {
    return take_stored(in, 1, STORED_NAME).front();
}

marshal::Component take_component(marshal::ComponentReader& reader) {
    const auto component = reader.read();
    if (!component) {
        throw_cut_off(STORED_NAME);
    }
    return *component;
}

void append_follows(signed char end_of_component, bool at_end, std::string& out) {
    if (end_of_component == 0) {
        out.push_back(at_end ? END : MORE);
        return;
    }
    out.push_back(end_of_component < 0 ? BELOW : ABOVE);
    out.push_back(static_cast<char>(static_cast<unsigned char>(end_of_component) ^ SIGN));
}

void append_counted(std::string_view bytes, std::string& out) {
    if (bytes.size() > std::numeric_limits<std::uint16_t>::max()) {
        throw_cut_off(STORED_NAME);
    }
    marshal::append_big_endian(static_cast<std::uint16_t>(bytes.size()), out);
    out.append(bytes);
}

// Reads a component and what follows it, appends it packed, and returns whether another one comes.
bool take_packed(const ComponentCodec& codec, std::string_view& in, std::string& out) {
    std::string component;
    codec.decode(in, component);
    append_counted(component, out);
    const char follows = take_byte(in);
    if (follows == BELOW || follows == ABOVE) {
        out.push_back(static_cast<char>(static_cast<unsigned char>(take_byte(in)) ^ SIGN));
    } else {
        out.push_back('\0');
    }
    return follows == MORE;
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
        out.push_back(name.empty() ? END : MORE);
        marshal::ComponentReader reader(name);
        for (std::size_t i = 0; !reader.at_end() && i < components_.size(); ++i) {
            const auto component = take_component(reader);
            components_[i]->encode(component.bytes, out);
            append_follows(component.end_of_component, reader.at_end(), out);
        }
    }

    void decode(std::string_view& in, std::string& out) const override {
        bool more = take_byte(in) == MORE;
        for (std::size_t i = 0; more; ++i) {
            if (i == components_.size()) {
                throw_cut_off(STORED_NAME);
            }
            more = take_packed(*components_[i], in, out);
        }
    }

private:
    std::vector<std::unique_ptr<const ComponentCodec>> components_;
    bool merges_spellings_ = false;
};

/// Components of different classes are ordered by the names of their classes, as DynamicCompositeType::order has it.
///
///   class    [ "ReversedType", escaped | ] class string, escaped
class DynamicCompositeCodec final : public ComponentCodec {
public:
    explicit DynamicCompositeCodec(const DynamicCompositeType& type) : aliases_(type.aliases()) {}

    // An alias and its class's name mean the same.
    bool merges_spellings() const noexcept override { return true; }

    void encode(std::string_view name, std::string& out) const override {
        out.push_back(name.empty() ? END : MORE);
        for (marshal::ComponentReader reader(name); !reader.at_end();) {
            const Type type = take_type(reader);
            const auto component = take_component(reader);
            if (type->reversed()) {
                append_escaped(REVERSED, out);
            }
            append_escaped(type->class_name(), out);
            make(type)->encode(component.bytes, out);
            append_follows(component.end_of_component, reader.at_end(), out);
        }
    }

    void decode(std::string_view& in, std::string& out) const override {
        std::string buffer;
        for (bool more = take_byte(in) == MORE; more;) {
            std::string class_string(take_escaped(in, buffer));
            if (class_string == REVERSED) {
                class_string += '(' + std::string(take_escaped(in, buffer)) + ')';
            }
            append_counted(class_string, out);
            more = take_packed(*make(parse_stored(class_string)), in, out);
        }
    }

private:
    static constexpr std::string_view REVERSED = "ReversedType";

    static Type parse_stored(std::string_view class_string) {
        try {
            return Type::parse(class_string);
        } catch (const TypeError&) {
            throw_cut_off(STORED_NAME);
        }
    }

    Type take_type(marshal::ComponentReader& reader) const {
        const auto name = reader.read_type();
        if (!name) {
            throw_cut_off(STORED_NAME);
        }
        if (!name->is_alias) {
            return name->name.empty() ? Type() : Type::parse(name->name);
        }
        const auto found = aliases_.find(name->name.front());
        if (found == aliases_.end()) {
            throw_cut_off(STORED_NAME);
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
