#include "backend/cql/mapping/statement.h"

#include "marshal/big_endian.h"

namespace cassia::cql {

std::string int_bytes(std::int32_t number) {
    std::string bytes;
    marshal::append_big_endian(number, bytes);
    return bytes;
}

std::string bigint_bytes(std::int64_t number) {
    std::string bytes;
    marshal::append_big_endian(number, bytes);
    return bytes;
}

std::string tuple_bytes(std::span<const std::string> components) {
    std::string bytes;
    for (const auto& component : components) {
        marshal::append_big_endian(static_cast<std::int32_t>(component.size()), bytes);
        bytes += component;
    }
    return bytes;
}

std::string list_bytes(std::span<const std::string> elements) {
    return int_bytes(static_cast<std::int32_t>(elements.size())) + tuple_bytes(elements);
}

}  // namespace cassia::cql
