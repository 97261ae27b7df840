#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>

#include <cassia/detail/block.h>

/// @file
/// Thrift's binary protocol, read where it lies. Numbers are big-endian.
///
///   message   0x80 0x01 | 0 | type(1) | name | sequence(4) | struct
///   struct    { type(1) | field id(2) | value } … | 0
///   list      type(1) | size(4) | value …
///   map       type(1) | type(1) | size(4) | { key | value } …
///   binary    size(4) | bytes

namespace cassia::thrift {

enum class WireType : std::uint8_t {
    STOP = 0,
    BOOL = 2,
    BYTE = 3,
    DOUBLE = 4,
    I16 = 6,
    I32 = 8,
    I64 = 10,
    BINARY = 11,
    STRUCT = 12,
    MAP = 13,
    SET = 14,
    LIST = 15,
};

enum class MessageType : std::uint8_t { CALL = 1, REPLY = 2, EXCEPTION = 3 };

/// Every read throws ProtocolException where the bytes end too early, or are none of the protocol's.
class BinaryReader {
public:
    /// Asked for at least so many bytes in all where there are fewer; gives all that there are then.
    using Refill = std::function<std::string_view(std::size_t)>;

    struct Message {
        std::string_view name;
        MessageType type;
        std::int32_t sequence;
    };
    struct Field {
        WireType type;
        std::int16_t id;
    };
    struct List {
        WireType type;
        std::uint32_t size;
    };
    struct Map {
        WireType key;
        WireType value;
        std::uint32_t size;
    };

    /// Reads `bytes` from `position` on.
    explicit BinaryReader(std::string_view bytes, std::size_t position = 0, Refill refill = {});

    std::size_t position() const noexcept { return position_; }

    Message read_message();
    /// Of type STOP: the struct ends.
    Field read_field();
    List read_list();
    Map read_map();
    std::int32_t read_i32();
    std::int64_t read_i64();
    /// Where the bytes lie.
    detail::Extent read_binary();
    void skip(WireType type) { skip(type, 0); }

private:
    /// The next `size` bytes.
    const char* take(std::size_t size);
    WireType read_type();
    std::uint32_t read_size();
    void skip(WireType type, int depth);

    std::string_view bytes_;
    std::size_t position_;
    Refill refill_;
};

}  // namespace cassia::thrift
