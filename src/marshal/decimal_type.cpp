#include <cassia/types.h>

#include "marshal/big_endian.h"
#include "marshal/refusals.h"

//   scale(4) | unscaled number, two's complement

namespace cassia {
namespace {

constexpr std::size_t scale_size = 4;

// Cassandra accepts a scale with no number after it, which it then fails to read: zero here.
Decimal read(std::string_view bytes) {
    const std::string_view unscaled = bytes.substr(scale_size);
    return Decimal(unscaled.empty() ? BigInteger() : BigInteger::from_bytes(unscaled),
                   marshal::read_big_endian<std::int32_t>(bytes));
}

}  // namespace

void DecimalType::pack_to(const Value& value, std::string& out, PackFor /*use*/) const {
    switch (value.kind()) {
        case ValueKind::integer:
        case ValueKind::big_integer:
        case ValueKind::decimal: break;
        default: marshal::refuse_value(DECIMAL_TYPE, "a decimal number or an integer", value);
    }
    const auto number = value.as<Decimal>();
    marshal::append_big_endian(number.scale(), out);
    out += number.unscaled().bytes();
}

Value DecimalType::unpack(std::string_view bytes) const {
    validate(bytes);
    return bytes.empty() ? Value() : Value(read(bytes));
}

void DecimalType::validate(std::string_view bytes) const {
    if (!bytes.empty() && bytes.size() < scale_size) {
        marshal::refuse_bytes(DECIMAL_TYPE, "at least 4 bytes or none", bytes);
    }
}

std::string DecimalType::class_name() const {
    return std::string(DECIMAL_TYPE);
}

std::weak_ordering DecimalType::order(std::string_view left, std::string_view right) const {
    if (left.size() < scale_size || right.size() < scale_size) {
        return left.size() <=> right.size();
    }
    return read(left) <=> read(right);
}

}  // namespace cassia
