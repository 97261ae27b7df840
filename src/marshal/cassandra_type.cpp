#include <cassia/types.h>

namespace cassia {

CassandraType::~CassandraType() = default;

void CassandraType::pack_to(const Value& value, std::string& out, PackFor /*use*/) const {
    out += pack(value);
}

std::string BuiltInType::pack(const Value& value) const {
    std::string out;
    pack_to(value, out, PackFor::Storing);
    return out;
}

void CassandraType::validate(std::string_view bytes) const {
    Type::parse_or_bytes(class_name())->validate(bytes);
}

std::string CassandraType::class_name() const {
    return std::string(BYTES_TYPE);
}

std::weak_ordering CassandraType::compare(std::string_view left, std::string_view right) const {
    return options_.reversed ? order(right, left) : order(left, right);
}

std::weak_ordering CassandraType::order(std::string_view left, std::string_view right) const {
    return Type::parse_or_bytes(class_name())->compare(left, right);
}

}  // namespace cassia
