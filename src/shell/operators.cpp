#include "shell/operators.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include <cassia/errors.h>

#include "shell/kinds.h"
#include "shell/notation.h"

namespace cassia::shell {
namespace {

[[noreturn]] void refuse(char sign, const Object& left, const Object& right) {
    throw TypeError(left.a_kind() + " and " + right.a_kind() + " do not go together with '" + std::string(1, sign) +
                    "'");
}

std::optional<std::int64_t> integer(const Object& object) {
    const auto* const value = object.value();
    const auto* const number = value == nullptr ? nullptr : std::get_if<std::int64_t>(&value->held());
    return number == nullptr ? std::nullopt : std::optional(*number);
}

bool is_floating(const Object& object) {
    const auto* const value = object.value();
    return value != nullptr && (value->kind() == ValueKind::single_float || value->kind() == ValueKind::double_float);
}

bool is_number(const Object& object) {
    return integer(object) || is_floating(object);
}

template <typename T>
const T* held(const Object& object) {
    return object.value() == nullptr ? nullptr : std::get_if<T>(&object.value()->held());
}

std::int64_t calculate(char sign, std::int64_t left, std::int64_t right) {
    std::int64_t result = 0;
    const bool overflows = sign == '+'   ? __builtin_add_overflow(left, right, &result)
                           : sign == '-' ? __builtin_sub_overflow(left, right, &result)
                                         : __builtin_mul_overflow(left, right, &result);
    if (overflows) {
        throw TypeError("the result needs more than 64 bits");
    }
    return result;
}

double calculate(char sign, double left, double right) {
    return sign == '+' ? left + right : sign == '-' ? left - right : left * right;
}

Object calculate_numbers(char sign, const Object& left, const Object& right) {
    if (integer(left) && integer(right)) {
        return Value(calculate(sign, *integer(left), *integer(right)));
    }
    return Value(calculate(sign, left.value()->as<double>(), right.value()->as<double>()));
}

std::int64_t ticks(Time time) {
    return time.time_since_epoch().count();
}

// Times and stretches: time ± stretch, time − time, stretch ± stretch, stretch * integer.
std::optional<Object> calculate_times(char sign, const Object& left, const Object& right) {
    const auto* const time = held<Time>(left);
    const auto* const stretch = unbox<Delta>(left);
    const auto* const other_time = held<Time>(right);
    const auto* const other_stretch = unbox<Delta>(right);
    if (time != nullptr && other_stretch != nullptr && sign != '*') {
        return Value(Time(Delta(calculate(sign, ticks(*time), other_stretch->count()))));
    }
    if (stretch != nullptr && other_time != nullptr && sign == '+') {
        return Value(Time(Delta(calculate(sign, stretch->count(), ticks(*other_time)))));
    }
    if (time != nullptr && other_time != nullptr && sign == '-') {
        return delta_object(Delta(calculate(sign, ticks(*time), ticks(*other_time))));
    }
    if (stretch != nullptr && other_stretch != nullptr && sign != '*') {
        return delta_object(Delta(calculate(sign, stretch->count(), other_stretch->count())));
    }
    if (stretch != nullptr && integer(right) && sign == '*') {
        return delta_object(Delta(calculate(sign, stretch->count(), *integer(right))));
    }
    return std::nullopt;
}

std::optional<Object> join(const Object& left, const Object& right) {
    if (const auto *one = held<std::string>(left), *other = held<std::string>(right);
        one != nullptr && other != nullptr) {
        return Value(*one + *other);
    }
    if (const auto *one = held<Bytes>(left), *other = held<Bytes>(right); one != nullptr || other != nullptr) {
        const bool are_texts = (one != nullptr || held<std::string>(left) != nullptr) &&
                               (other != nullptr || held<std::string>(right) != nullptr);
        return are_texts ? std::optional(Object(
                               Value(Bytes(std::string(left.value()->text()) + std::string(right.value()->text())))))
                         : std::nullopt;
    }
    const bool are_lists = left.list() != nullptr && right.list() != nullptr;
    if (!are_lists && (left.tuple() == nullptr || right.tuple() == nullptr)) {
        return std::nullopt;
    }
    auto items = *left.items();
    items.insert(items.end(), right.items()->begin(), right.items()->end());
    return are_lists ? Object::list(std::move(items)) : Object::tuple(std::move(items));
}

const Kind& delta_kind() {
    static const Kind kind("timedelta", "A stretch of time: time + timedelta(days=1).", {},
                           {{"days", "Its length in days.", [](Session&, const Object& self) -> Object {
                                 using Days = std::chrono::duration<double, std::ratio<86'400>>;
                                 return Value(Days(self_as<Delta>(self)).count());
                             }}});
    return kind;
}

}  // namespace

template <>
const Kind& kind_of<Delta>() {
    return delta_kind();
}

Object delta_object(Delta delta) {
    const Value seconds(static_cast<double>(delta.count()) / 1e6);
    return box(delta, "timedelta(seconds=" + written(seconds, Notation::python) + ")");
}

Object operate(char sign, const Object& left, const Object& right) {
    if (is_number(left) && is_number(right)) {
        return calculate_numbers(sign, left, right);
    }
    if (auto time = calculate_times(sign, left, right)) {
        return *std::move(time);
    }
    if (auto joined = sign == '+' ? join(left, right) : std::nullopt) {
        return *std::move(joined);
    }
    refuse(sign, left, right);
}

Object negate(const Object& operand) {
    const auto* const value = operand.value();
    if (is_floating(operand)) {
        return Value(-value->as<double>());
    }
    if (const auto* const stretch = unbox<Delta>(operand)) {
        return delta_object(Delta(calculate('-', std::int64_t{0}, stretch->count())));
    }
    const auto kind = value == nullptr ? ValueKind::null : value->kind();
    if (kind != ValueKind::integer && kind != ValueKind::big_integer && kind != ValueKind::decimal) {
        throw TypeError(operand.a_kind() + " has no negative");
    }
    // By their digits: the library's big numbers have no arithmetic.
    const auto digits = value->to_string();
    const auto negative = digits.starts_with('-') ? digits.substr(1) : "-" + digits;
    return kind == ValueKind::decimal ? Value(Decimal::parse(negative)) : Value(BigInteger::parse(negative));
}

}  // namespace cassia::shell
