#include "load/value_text.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <type_traits>
#include <utility>
#include <variant>

#include <cassia/errors.h>

#include "load/json_text.h"
#include "load/record_reader.h"
#include "load/scalar_text.h"
#include "load/shown.h"

namespace cassia::load {
namespace {

constexpr std::string_view raw_bytes = "bytes";

[[noreturn]] void refuse(const Datum& datum, const CassandraType& type) {
    const auto class_name = type.class_name();
    throw TypeError(shown(datum) + " is no " + class_name + "; give " + std::string(what_is_taken(class_name)));
}

bool is_text(const CassandraType& type) {
    const auto class_name = type.class_name();
    return class_name == UTF8_TYPE || class_name == ASCII_TYPE;
}

std::string to_text(const Datum& datum) {
    if (datum.is_scalar()) {
        return datum.text;
    }
    std::string json;
    append_json(datum, json);
    return json;
}

Tuple read_components(const Datum& datum, const CompositeType& type) {
    if (datum.kind != Datum::Kind::array || datum.items.size() > type.components().size()) {
        refuse(datum, type);
    }
    Tuple components;
    for (std::size_t i = 0; i < datum.items.size(); ++i) {
        components.push_back(to_value(datum.items[i], type.components()[i]));
    }
    return components;
}

// Each component is an array of its type, as an alias or a class string, and its value.
Tuple read_components(const Datum& datum, const DynamicCompositeType& type) {
    if (datum.kind != Datum::Kind::array) {
        refuse(datum, type);
    }
    Tuple components;
    for (const auto& item : datum.items) {
        if (item.kind != Datum::Kind::array || item.items.size() != 2 || !item.items[0].is_scalar()) {
            refuse(datum, type);
        }
        const auto& name = item.items[0].text;
        const auto alias = name.size() == 1 ? type.aliases().find(name.front()) : type.aliases().end();
        const auto component = alias == type.aliases().end() ? Type::parse(name) : alias->second;
        components.emplace_back(Tuple{Value(name), to_value(item.items[1], component)});
    }
    return components;
}

// A number as JSON has it, with a point where it is floating, since "-0" would be read as an integer.
template <typename Float>
Datum float_datum(Float number, std::string text) {
    if (!std::isfinite(number)) {
        return text_datum(text);
    }
    if (text.find_first_of(".e") == std::string::npos) {
        text += ".0";
    }
    return number_datum(std::move(text));
}

struct ToDatum {
    Datum operator()(std::monostate) const { return {}; }
    Datum operator()(bool value) const { return {.kind = Datum::Kind::boolean, .text = value ? "true" : "false"}; }
    Datum operator()(std::int64_t value) const { return number_datum(std::to_string(value)); }
    Datum operator()(float value) const { return float_datum(value, Value(value).to_string()); }
    Datum operator()(double value) const { return float_datum(value, Value(value).to_string()); }
    Datum operator()(const Tuple& components) const {
        auto array = array_datum();
        for (const auto& component : components) {
            array.add(std::visit(*this, component.held()));
        }
        return array;
    }
    template <typename T>
    Datum operator()(const T& value) const {
        return text_datum(Value(value).to_string());
    }
};

Datum raw_datum(std::string_view bytes) {
    return object_datum().add(std::string(raw_bytes), text_datum(to_hex(bytes)));
}

// Of more digits than are read again.
bool is_huge_number(std::string_view bytes, const CassandraType& type) {
    constexpr std::size_t most_bytes = 4000;
    return bytes.size() > most_bytes && (type.class_name() == INT_TYPE || type.class_name() == DECIMAL_TYPE);
}

bool packs_to(const Datum& datum, const Type& type, std::string_view bytes) {
    try {
        return pack(datum, type) == bytes;
    } catch (const TypeError&) {
        return false;
    }
}

bool is_ascii(std::string_view bytes) {
    return std::all_of(bytes.begin(), bytes.end(), [](char byte) { return static_cast<unsigned char>(byte) < 0x80U; });
}

// UTF8Type takes what JSON does not: surrogates, for instance, which Java writes.
bool is_json(const Datum& datum) {
    std::string text;
    append_json(datum, text);
    try {
        static_cast<void>(parse_json(text));
        return true;
    } catch (const BadRecord&) {
        return false;
    }
}

}  // namespace

Value to_value(const Datum& datum, const Type& type) {
    if (datum.is_null()) {
        return {};
    }
    if (is_text(*type)) {
        return to_text(datum);
    }
    if (const auto* const composite = dynamic_cast<const CompositeType*>(&*type)) {
        return read_components(datum, *composite);
    }
    if (const auto* const composite = dynamic_cast<const DynamicCompositeType*>(&*type)) {
        return read_components(datum, *composite);
    }
    if (datum.is_scalar()) {
        if (auto value = read_scalar(datum.text, type->class_name())) {
            return *std::move(value);
        }
    }
    refuse(datum, *type);
}

std::string pack(const Datum& datum, const Type& type) {
    return type.pack(to_value(datum, type));
}

Datum export_datum(std::string_view bytes, const Type& type) {
    if (is_huge_number(bytes, *type)) {
        return raw_datum(bytes);
    }
    Datum datum;
    try {
        datum = std::visit(ToDatum{}, type->unpack(bytes).held());
    } catch (const TypeError&) {
        // Not of its type: written as they are.
        return raw_datum(bytes);
    }
    const bool is_same = datum.is_null() ? bytes.empty() : packs_to(datum, type, bytes);
    return is_same && (is_ascii(bytes) || is_json(datum)) ? datum : raw_datum(bytes);
}

std::string import_bytes(const Datum& datum, const Type& type) {
    if (datum.is_null()) {
        return {};
    }
    if (datum.kind == Datum::Kind::object) {
        const auto* const bytes = datum.find(raw_bytes);
        if (bytes == nullptr || !bytes->is_scalar()) {
            refuse(datum, *type);
        }
        return pack(*bytes, BytesType());
    }
    return pack(datum, type);
}

}  // namespace cassia::load
