#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include <cassia/uuid.h>

/// @file
/// Reads a body by the native protocol's notations, where it lies.

namespace cassia::cql {

/// Bytes that may be null, as a [bytes] or a cell is.
using OptionalBytes = std::optional<std::string_view>;

/// A node, as servers name it.
struct InetAddress {
    /// 4 bytes, or 16.
    std::string_view address;
    std::uint16_t port = 0;
};

/// Every read throws ProtocolException where the bytes end too early or are not what is read. What is returned are
/// views of the bytes.
class BodyReader {
public:
    explicit BodyReader(std::string_view bytes) noexcept : rest_(bytes) {}

    std::string_view rest() const noexcept { return rest_; }

    std::uint8_t read_byte();
    std::uint16_t read_short();
    std::int32_t read_int();
    std::int64_t read_long();
    /// An [int] that counts, and so is not below 0. Nothing tells yet that there is as much.
    std::uint32_t read_count();
    /// A [string], or [short bytes], which are written alike.
    std::string_view read_string();
    std::vector<std::string_view> read_string_list();
    OptionalBytes read_bytes();
    Uuid read_uuid();
    /// An [inetaddr]: 4 or 16 bytes.
    std::string_view read_inet_address();
    InetAddress read_inet();

private:
    std::string_view take(std::size_t size);

    std::string_view rest_;
};

}  // namespace cassia::cql
