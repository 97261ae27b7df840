#include <cassia/value.h>

#include <algorithm>
#include <cmath>

#include "marshal/byte_order.h"

// == and <=> of values: by kind, where what may be equal counts as one kind, then within it.

namespace cassia {
namespace {

ValueKind comparable_kind(const Value& value) noexcept {
    switch (value.kind()) {
        case ValueKind::big_integer: return ValueKind::integer;
        case ValueKind::single_float: return ValueKind::double_float;
        case ValueKind::bytes: return ValueKind::text;
        default: return value.kind();
    }
}

// NaN is equal to itself here, and last: a container could not find it otherwise.
std::weak_ordering compare_doubles(double left, double right) noexcept {
    if (std::isnan(left) || std::isnan(right)) {
        return std::isnan(left) <=> std::isnan(right);
    }
    if (left == right) {
        return std::weak_ordering::equivalent;
    }
    return left < right ? std::weak_ordering::less : std::weak_ordering::greater;
}

std::weak_ordering compare_decimals(const Decimal& left, const Decimal& right) {
    const auto by_number = left <=> right;
    return by_number != 0 ? by_number : left.scale() <=> right.scale();
}

std::weak_ordering compare_integers(const Value& left, const Value& right) {
    if (left.kind() == ValueKind::integer && right.kind() == ValueKind::integer) {
        return left.as<std::int64_t>() <=> right.as<std::int64_t>();
    }
    return left.as<BigInteger>() <=> right.as<BigInteger>();
}

std::weak_ordering compare_tuples(const Tuple& left, const Tuple& right) noexcept {
    return std::lexicographical_compare_three_way(left.begin(), left.end(), right.begin(), right.end());
}

}  // namespace

std::weak_ordering operator<=>(const Value& left, const Value& right) noexcept {
    const ValueKind kind = comparable_kind(left);
    if (const auto by_kind = kind <=> comparable_kind(right); by_kind != 0) {
        return by_kind;
    }
    switch (kind) {
        case ValueKind::boolean: return left.as<bool>() <=> right.as<bool>();
        case ValueKind::integer: return compare_integers(left, right);
        case ValueKind::double_float: return compare_doubles(left.as<double>(), right.as<double>());
        case ValueKind::decimal: return compare_decimals(std::get<Decimal>(left.held_), std::get<Decimal>(right.held_));
        case ValueKind::text: return marshal::compare_unsigned(left.text(), right.text());
        case ValueKind::time: return left.as<Time>() <=> right.as<Time>();
        case ValueKind::uuid: return left.as<Uuid>() <=> right.as<Uuid>();
        case ValueKind::tuple: return compare_tuples(std::get<Tuple>(left.held_), std::get<Tuple>(right.held_));
        default: return std::weak_ordering::equivalent;
    }
}

bool operator==(const Value& left, const Value& right) noexcept {
    return (left <=> right) == 0;
}

}  // namespace cassia
