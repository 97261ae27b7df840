#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "backend/cql/protocol/body_reader.h"

namespace cassia::cql {

/// What an [option] of a type begins with.
enum class TypeCode : std::uint16_t {
    CUSTOM = 0x0000,
    ASCII = 0x0001,
    BIGINT = 0x0002,
    BLOB = 0x0003,
    BOOLEAN = 0x0004,
    COUNTER = 0x0005,
    DECIMAL = 0x0006,
    DOUBLE = 0x0007,
    FLOAT = 0x0008,
    INT = 0x0009,
    TIMESTAMP = 0x000b,
    UUID = 0x000c,
    VARCHAR = 0x000d,
    VARINT = 0x000e,
    TIMEUUID = 0x000f,
    INET = 0x0010,
    DATE = 0x0011,
    TIME = 0x0012,
    SMALLINT = 0x0013,
    TINYINT = 0x0014,
    DURATION = 0x0015,
    LIST = 0x0020,
    MAP = 0x0021,
    SET = 0x0022,
    UDT = 0x0030,
    TUPLE = 0x0031,
};

/// The type of a column or of a bind marker.
struct ColumnType {
    TypeCode code = TypeCode::BLOB;
    /// CUSTOM: the class string. UDT: the type's name.
    std::string name = {};
    /// UDT: where the type is.
    std::string keyspace = {};
    /// LIST, SET: the elements' type. MAP: the keys' and the values'. UDT, TUPLE: one for each field.
    std::vector<ColumnType> parts = {};
    /// UDT: the fields' names.
    std::vector<std::string> fields = {};

    bool operator==(const ColumnType&) const = default;
};

/// Reads types of one message, which together may have so many parts, and each so many levels: more is no server's, and
/// would take much more memory than the message has bytes.
class TypeReader {
public:
    static constexpr std::size_t MOST_TYPES = 131'072;
    static constexpr int MOST_LEVELS = 32;

    explicit TypeReader(BodyReader& body) noexcept : body_(body) {}

    /// The next type. @throws ProtocolException if it is none, is cut off, or one too many.
    ColumnType read() { return read(1); }

private:
    ColumnType read(int level);
    void read_fields(ColumnType& type, int level);

    BodyReader& body_;
    std::size_t count_ = 0;
};

}  // namespace cassia::cql
