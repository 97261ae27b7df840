#include "backend/cql/protocol/column_types.h"

#include "backend/cql/protocol/fault.h"

namespace cassia::cql {

ColumnType TypeReader::read(int level) {
    if (level > MOST_LEVELS) {
        fault("types are nested more than " + std::to_string(MOST_LEVELS) + " deep");
    }
    if (++count_ > MOST_TYPES) {
        fault("a message has more than " + std::to_string(MOST_TYPES) + " types");
    }
    const auto code = body_.read_short();
    ColumnType type{.code = static_cast<TypeCode>(code)};
    switch (type.code) {
        case TypeCode::ASCII:
        case TypeCode::BIGINT:
        case TypeCode::BLOB:
        case TypeCode::BOOLEAN:
        case TypeCode::COUNTER:
        case TypeCode::DECIMAL:
        case TypeCode::DOUBLE:
        case TypeCode::FLOAT:
        case TypeCode::INT:
        case TypeCode::TIMESTAMP:
        case TypeCode::UUID:
        case TypeCode::VARCHAR:
        case TypeCode::VARINT:
        case TypeCode::TIMEUUID:
        case TypeCode::INET:
        case TypeCode::DATE:
        case TypeCode::TIME:
        case TypeCode::SMALLINT:
        case TypeCode::TINYINT:
        case TypeCode::DURATION: return type;
        case TypeCode::CUSTOM: type.name = body_.read_string(); return type;
        case TypeCode::MAP: type.parts.push_back(read(level + 1)); [[fallthrough]];
        case TypeCode::LIST:
        case TypeCode::SET: type.parts.push_back(read(level + 1)); return type;
        case TypeCode::UDT:
        case TypeCode::TUPLE: read_fields(type, level); return type;
    }
    fault("there is no type " + to_code(code));
}

void TypeReader::read_fields(ColumnType& type, int level) {
    const bool named = type.code == TypeCode::UDT;
    if (named) {
        type.keyspace = body_.read_string();
        type.name = body_.read_string();
    }
    for (auto left = body_.read_short(); left > 0; --left) {
        if (named) {
            type.fields.emplace_back(body_.read_string());
        }
        type.parts.push_back(read(level + 1));
    }
}

}  // namespace cassia::cql
