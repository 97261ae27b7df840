#include "backend/cql/protocol/body_reader.h"

#include <limits>
#include <string>

#include "backend/cql/protocol/fault.h"
#include "marshal/big_endian.h"

namespace cassia::cql {
namespace {

constexpr std::size_t IPV4_SIZE = 4;
constexpr std::size_t IPV6_SIZE = 16;

}  // namespace

std::string_view BodyReader::take(std::size_t size) {
    if (size > rest_.size()) {
        fault("a message has " + std::to_string(rest_.size()) + " bytes left where " + std::to_string(size) +
              " are needed");
    }
    const auto taken = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return taken;
}

std::uint8_t BodyReader::read_byte() {
    return static_cast<std::uint8_t>(take(1).front());
}

std::uint16_t BodyReader::read_short() {
    return marshal::read_big_endian<std::uint16_t>(take(sizeof(std::uint16_t)));
}

std::int32_t BodyReader::read_int() {
    return marshal::read_big_endian<std::int32_t>(take(sizeof(std::int32_t)));
}

std::int64_t BodyReader::read_long() {
    return marshal::read_big_endian<std::int64_t>(take(sizeof(std::int64_t)));
}

std::uint32_t BodyReader::read_count() {
    const auto count = read_int();
    if (count < 0) {
        fault("a count is " + std::to_string(count) + ", and should be 0 or more");
    }
    return static_cast<std::uint32_t>(count);
}

std::string_view BodyReader::read_string() {
    return take(read_short());
}

std::vector<std::string_view> BodyReader::read_string_list() {
    std::vector<std::string_view> list;
    for (auto left = read_short(); left > 0; --left) {
        list.push_back(read_string());
    }
    return list;
}

OptionalBytes BodyReader::read_bytes() {
    const auto size = read_int();
    if (size < 0) {
        return std::nullopt;
    }
    return take(static_cast<std::size_t>(size));
}

Uuid BodyReader::read_uuid() {
    return Uuid::from_bytes(take(Uuid::size));
}

std::string_view BodyReader::read_inet_address() {
    const std::size_t size = read_byte();
    if (size != IPV4_SIZE && size != IPV6_SIZE) {
        fault("a node's address has " + std::to_string(size) + " bytes, and should have 4 or 16");
    }
    return take(size);
}

InetAddress BodyReader::read_inet() {
    const auto address = read_inet_address();
    const auto port = read_int();
    if (port < 0 || port > std::numeric_limits<std::uint16_t>::max()) {
        fault("a node's port is " + std::to_string(port) + ", and should be 0 to 65535");
    }
    return {address, static_cast<std::uint16_t>(port)};
}

}  // namespace cassia::cql
