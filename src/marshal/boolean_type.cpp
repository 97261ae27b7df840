#include <cassia/types.h>

#include "marshal/byte_order.h"
#include "marshal/refusals.h"

namespace cassia {

void BooleanType::pack_to(const Value& value, std::string& out, PackFor /*use*/) const {
    if (value.kind() != ValueKind::boolean) {
        marshal::refuse_value(BOOLEAN_TYPE, "true or false", value);
    }
    out.push_back(value.as<bool>() ? '\x01' : '\0');
}

Value BooleanType::unpack(std::string_view bytes) const {
    validate(bytes);
    return bytes.empty() ? Value() : Value(bytes.front() != '\0');
}

void BooleanType::validate(std::string_view bytes) const {
    marshal::check_size(BOOLEAN_TYPE, bytes, 1);
}

std::string BooleanType::class_name() const {
    return std::string(BOOLEAN_TYPE);
}

std::weak_ordering BooleanType::order(std::string_view left, std::string_view right) const {
    return marshal::compare_sized(left, right, 1, [](std::string_view a, std::string_view b) {
        return (a.front() != '\0') <=> (b.front() != '\0');
    });
}

}  // namespace cassia
