#include <cassia/types.h>

#include "marshal/byte_order.h"
#include "marshal/fixed_integer.h"

// LongType, Int32Type and CounterColumnType, of fixed width, and IntegerType, as wide as its number.

namespace cassia {

void LongType::pack_to(const Value& value, std::string& out, PackFor /*use*/) const {
    marshal::pack_integer<std::int64_t>(value, out, LONG_TYPE);
}

Value LongType::unpack(std::string_view bytes) const {
    return marshal::unpack_integer<std::int64_t>(bytes, LONG_TYPE);
}

void LongType::validate(std::string_view bytes) const {
    marshal::check_size(LONG_TYPE, bytes, sizeof(std::int64_t));
}

std::string LongType::class_name() const {
    return std::string(LONG_TYPE);
}

std::weak_ordering LongType::order(std::string_view left, std::string_view right) const {
    return marshal::compare_signed(left, right);
}

void Int32Type::pack_to(const Value& value, std::string& out, PackFor /*use*/) const {
    marshal::pack_integer<std::int32_t>(value, out, INT32_TYPE);
}

Value Int32Type::unpack(std::string_view bytes) const {
    return marshal::unpack_integer<std::int32_t>(bytes, INT32_TYPE);
}

void Int32Type::validate(std::string_view bytes) const {
    marshal::check_size(INT32_TYPE, bytes, sizeof(std::int32_t));
}

std::string Int32Type::class_name() const {
    return std::string(INT32_TYPE);
}

std::weak_ordering Int32Type::order(std::string_view left, std::string_view right) const {
    return marshal::compare_signed(left, right);
}

void CounterColumnType::pack_to(const Value& value, std::string& out, PackFor /*use*/) const {
    marshal::pack_integer<std::int64_t>(value, out, COUNTER_COLUMN_TYPE);
}

Value CounterColumnType::unpack(std::string_view bytes) const {
    return marshal::unpack_integer<std::int64_t>(bytes, COUNTER_COLUMN_TYPE);
}

void CounterColumnType::validate(std::string_view bytes) const {
    marshal::check_size(COUNTER_COLUMN_TYPE, bytes, sizeof(std::int64_t));
}

std::string CounterColumnType::class_name() const {
    return std::string(COUNTER_COLUMN_TYPE);
}

std::weak_ordering CounterColumnType::order(std::string_view left, std::string_view right) const {
    return marshal::compare_signed(left, right);
}

void IntegerType::pack_to(const Value& value, std::string& out, PackFor /*use*/) const {
    if (value.kind() != ValueKind::integer && value.kind() != ValueKind::big_integer) {
        marshal::refuse_value(INT_TYPE, "an integer", value);
    }
    out += value.as<BigInteger>().bytes();
}

Value IntegerType::unpack(std::string_view bytes) const {
    return bytes.empty() ? Value() : Value(BigInteger::from_bytes(bytes));
}

void IntegerType::validate(std::string_view /*bytes*/) const {}

std::string IntegerType::class_name() const {
    return std::string(INT_TYPE);
}

std::weak_ordering IntegerType::order(std::string_view left, std::string_view right) const {
    if (left.empty() || right.empty()) {
        return left.size() <=> right.size();
    }
    return BigInteger::from_bytes(left) <=> BigInteger::from_bytes(right);
}

}  // namespace cassia
