#include <cassia/value.h>

#include <array>
#include <charconv>
#include <ostream>

#include <cassia/multiprecision.h>

#include "marshal/big_endian.h"
#include "marshal/refusals.h"
#include "marshal/times.h"

namespace cassia {
namespace {

// The shortest digits that read back as the same number.
template <typename Float>
std::string shortest_digits(Float number) {
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), number).ptr;
    return {text.data(), end};
}

std::string join(const Tuple& components) {
    std::string text = "(";
    for (const Value& component : components) {
        if (text.size() > 1) {
            text += ", ";
        }
        text += component.to_string();
    }
    return text + ")";
}

struct ToString {
    std::string operator()(std::monostate) const { return "null"; }
    std::string operator()(bool value) const { return value ? "true" : "false"; }
    std::string operator()(std::int64_t value) const { return std::to_string(value); }
    std::string operator()(float value) const { return shortest_digits(value); }
    std::string operator()(double value) const { return shortest_digits(value); }
    std::string operator()(const std::string& value) const { return value; }
    std::string operator()(const Bytes& value) const { return marshal::to_hex(value.data); }
    std::string operator()(Time value) const { return marshal::to_iso8601(value); }
    std::string operator()(const Tuple& value) const { return join(value); }
    template <typename T>
    std::string operator()(const T& value) const {
        return value.to_string();
    }
};

}  // namespace

Value::Held Value::hold_big(BigInteger number) {
    if (const auto small = number.to_int64()) {
        return Held(std::in_place_type<std::int64_t>, *small);
    }
    return Held(std::in_place_type<BigInteger>, std::move(number));
}

ValueKind Value::kind() const noexcept {
    static_assert(std::variant_size_v<Held> == static_cast<std::size_t>(ValueKind::tuple) + 1);
    return static_cast<ValueKind>(held_.index());
}

std::string_view Value::kind_name() const noexcept {
    switch (kind()) {
        case ValueKind::null: return "null";
        case ValueKind::boolean: return "boolean";
        case ValueKind::integer:
        case ValueKind::big_integer: return "integer";
        case ValueKind::single_float: return "float";
        case ValueKind::double_float: return "double";
        case ValueKind::decimal: return "decimal";
        case ValueKind::text: return "text";
        case ValueKind::bytes: return "bytes";
        case ValueKind::time: return "time";
        case ValueKind::uuid: return "UUID";
        case ValueKind::tuple: return "tuple";
    }
    return "null";
}

void Value::wrong_type(std::string_view wanted) const {
    if (is_null()) {
        throw TypeError("null cannot be read as " + std::string(wanted));
    }
    const bool integer = kind() == ValueKind::integer || kind() == ValueKind::big_integer;
    throw TypeError((integer ? "an " : "a ") + std::string(kind_name()) + " value cannot be read as " +
                    std::string(wanted));
}

bool Value::as_bool() const {
    if (const auto* value = std::get_if<bool>(&held_)) {
        return *value;
    }
    wrong_type("a boolean");
}

std::int64_t Value::as_int64(std::string_view wanted, std::int64_t lowest, std::int64_t highest) const {
    const auto* value = std::get_if<std::int64_t>(&held_);
    if (value != nullptr && *value >= lowest && *value <= highest) {
        return *value;
    }
    if (value == nullptr && kind() != ValueKind::big_integer) {
        wrong_type(wanted);
    }
    throw TypeError(to_string() + " cannot be read as " + std::string(wanted) + " from " + std::to_string(lowest) +
                    " to " + std::to_string(highest));
}

std::uint64_t Value::as_uint64(std::string_view wanted) const {
    if (const auto* value = std::get_if<std::int64_t>(&held_); value != nullptr && *value >= 0) {
        return static_cast<std::uint64_t>(*value);
    }
    if (const auto* value = std::get_if<BigInteger>(&held_)) {
        // A positive number that needs all of 64 bits has a ninth byte, 0, for its sign.
        if (value->bytes().size() == 9 && value->bytes().front() == '\0') {
            return marshal::read_big_endian<std::uint64_t>(std::string_view(value->bytes()).substr(1));
        }
    } else if (kind() != ValueKind::integer) {
        wrong_type(wanted);
    }
    throw TypeError(to_string() + " cannot be read as " + std::string(wanted));
}

double Value::as_double() const {
    switch (kind()) {
        case ValueKind::integer: return static_cast<double>(std::get<std::int64_t>(held_));
        case ValueKind::big_integer: return to_cpp_int(std::get<BigInteger>(held_)).convert_to<double>();
        case ValueKind::single_float: return static_cast<double>(std::get<float>(held_));
        case ValueKind::double_float: return std::get<double>(held_);
        default: wrong_type("a floating-point number");
    }
}

BigInteger Value::as_big_integer() const {
    if (const auto* value = std::get_if<std::int64_t>(&held_)) {
        return BigInteger(*value);
    }
    if (const auto* value = std::get_if<BigInteger>(&held_)) {
        return *value;
    }
    wrong_type("an integer");
}

Decimal Value::as_decimal() const {
    switch (kind()) {
        case ValueKind::integer:
        case ValueKind::big_integer: return Decimal(as_big_integer());
        case ValueKind::decimal: return std::get<Decimal>(held_);
        default: wrong_type("a decimal number");
    }
}

Time Value::as_time() const {
    if (const auto* value = std::get_if<Time>(&held_)) {
        return *value;
    }
    wrong_type("a time");
}

Uuid Value::as_uuid() const {
    if (const auto* value = std::get_if<Uuid>(&held_)) {
        return *value;
    }
    wrong_type("a UUID");
}

const Tuple& Value::as_tuple() const {
    if (const auto* value = std::get_if<Tuple>(&held_)) {
        return *value;
    }
    wrong_type("a tuple");
}

std::string_view Value::text() const& {
    if (const auto* value = std::get_if<std::string>(&held_)) {
        return *value;
    }
    if (const auto* value = std::get_if<Bytes>(&held_)) {
        return value->data;
    }
    wrong_type("text");
}

std::string Value::to_string() const {
    return std::visit(ToString{}, held_);
}

Value exclusive(Value component) {
    component.exclusive_ = true;
    return component;
}

std::ostream& operator<<(std::ostream& out, const Value& value) {
    return out << value.to_string();
}

}  // namespace cassia
