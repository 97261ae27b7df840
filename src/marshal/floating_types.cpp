#include <cassia/types.h>

#include <bit>
#include <cmath>
#include <limits>

#include "marshal/big_endian.h"
#include "marshal/byte_order.h"
#include "marshal/refusals.h"

// DoubleType and FloatType: IEEE 754, most significant byte first, in the order of Java's Double.compareTo.

namespace cassia {
namespace {

constexpr std::string_view takes = "a floating-point number or an integer";

double number_of(const Value& value, std::string_view type) {
    switch (value.kind()) {
        case ValueKind::integer:
        case ValueKind::big_integer:
        case ValueKind::single_float:
        case ValueKind::double_float: return value.as<double>();
        default: marshal::refuse_value(type, takes, value);
    }
}

template <typename Float, typename Bits>
Float read(std::string_view bytes) {
    return std::bit_cast<Float>(marshal::read_big_endian<Bits>(bytes));
}

// −0.0 before 0.0, NaN last and equal to every NaN.
template <typename Float, typename Bits>
std::weak_ordering compare_numbers(std::string_view left, std::string_view right) {
    const auto a = read<Float, Bits>(left);
    const auto b = read<Float, Bits>(right);
    if (std::isnan(a) || std::isnan(b)) {
        return std::isnan(a) <=> std::isnan(b);
    }
    if (a == b) {
        return std::signbit(b) <=> std::signbit(a);
    }
    return a < b ? std::weak_ordering::less : std::weak_ordering::greater;
}

}  // namespace

void DoubleType::pack_to(const Value& value, std::string& out, PackFor /*use*/) const {
    marshal::append_big_endian(std::bit_cast<std::uint64_t>(number_of(value, DOUBLE_TYPE)), out);
}

Value DoubleType::unpack(std::string_view bytes) const {
    validate(bytes);
    return bytes.empty() ? Value() : Value(read<double, std::uint64_t>(bytes));
}

void DoubleType::validate(std::string_view bytes) const {
    marshal::check_size(DOUBLE_TYPE, bytes, sizeof(double));
}

std::string DoubleType::class_name() const {
    return std::string(DOUBLE_TYPE);
}

std::weak_ordering DoubleType::order(std::string_view left, std::string_view right) const {
    return marshal::compare_sized(left, right, sizeof(double), compare_numbers<double, std::uint64_t>);
}

void FloatType::pack_to(const Value& value, std::string& out, PackFor /*use*/) const {
    // A float is kept bit for bit: through a double, a signalling NaN would become a quiet one.
    if (const auto* single = std::get_if<float>(&value.held())) {
        marshal::append_big_endian(std::bit_cast<std::uint32_t>(*single), out);
        return;
    }
    const double number = number_of(value, FLOAT_TYPE);
    if (std::isfinite(number) && std::fabs(number) > static_cast<double>(std::numeric_limits<float>::max())) {
        marshal::refuse_value(FLOAT_TYPE, "a number from -3.4e38 to 3.4e38", value);
    }
    marshal::append_big_endian(std::bit_cast<std::uint32_t>(static_cast<float>(number)), out);
}

Value FloatType::unpack(std::string_view bytes) const {
    validate(bytes);
    return bytes.empty() ? Value() : Value(read<float, std::uint32_t>(bytes));
}

void FloatType::validate(std::string_view bytes) const {
    marshal::check_size(FLOAT_TYPE, bytes, sizeof(float));
}

std::string FloatType::class_name() const {
    return std::string(FLOAT_TYPE);
}

std::weak_ordering FloatType::order(std::string_view left, std::string_view right) const {
    return marshal::compare_sized(left, right, sizeof(float), compare_numbers<float, std::uint32_t>);
}

}  // namespace cassia
