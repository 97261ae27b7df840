#include "backend/thrift/binary_reader.h"

#include <string>
#include <utility>

#include <cassia/errors.h>

#include "marshal/big_endian.h"

namespace cassia::thrift {
namespace {

constexpr std::uint32_t VERSION = 0x80010000;
constexpr std::uint32_t VERSION_MASK = 0xffff0000;
// Cassandra nests its structs less than half as deep.
constexpr int DEEPEST = 16;

[[noreturn]] void fault(const std::string& what) {
    throw ProtocolException("the answer is not of Thrift's binary protocol: " + what);
}

template <typename Number>
Number number(const char* bytes) {
    return marshal::read_big_endian<Number>(std::string_view(bytes, sizeof(Number)));
}

}  // namespace

BinaryReader::BinaryReader(std::string_view bytes, std::size_t position, Refill refill)
    : bytes_(bytes), position_(position), refill_(std::move(refill)) {}

const char* BinaryReader::take(std::size_t size) {
    if (bytes_.size() - position_ < size) {
        if (!refill_) {
            fault("it ends within a value");
        }
        bytes_ = refill_(position_ + size);
    }
    const char* const here = bytes_.data() + position_;
    position_ += size;
    return here;
}

std::int32_t BinaryReader::read_i32() {
    return number<std::int32_t>(take(sizeof(std::int32_t)));
}

std::int64_t BinaryReader::read_i64() {
    return number<std::int64_t>(take(sizeof(std::int64_t)));
}

std::uint32_t BinaryReader::read_size() {
    const auto size = read_i32();
    if (size < 0) {
        fault("a size below 0");
    }
    return static_cast<std::uint32_t>(size);
}

WireType BinaryReader::read_type() {
    const auto type = static_cast<WireType>(*take(1));
    switch (type) {
        case WireType::STOP:
        case WireType::BOOL:
        case WireType::BYTE:
        case WireType::DOUBLE:
        case WireType::I16:
        case WireType::I32:
        case WireType::I64:
        case WireType::BINARY:
        case WireType::STRUCT:
        case WireType::MAP:
        case WireType::SET:
        case WireType::LIST: return type;
    }
    fault("a type that there is not");
}

BinaryReader::Message BinaryReader::read_message() {
    const auto head = number<std::uint32_t>(take(sizeof(std::uint32_t)));
    if ((head & VERSION_MASK) != VERSION) {
        fault("it begins with another version");
    }
    const auto type = static_cast<MessageType>(head & 0xff);
    if (type != MessageType::REPLY && type != MessageType::EXCEPTION) {
        fault("it is no reply");
    }
    const auto name = read_binary();
    const auto sequence = read_i32();
    return {bytes_.substr(name.offset, name.size), type, sequence};
}

BinaryReader::Field BinaryReader::read_field() {
    const auto type = read_type();
    return {type, type == WireType::STOP ? std::int16_t{0} : number<std::int16_t>(take(sizeof(std::int16_t)))};
}

BinaryReader::List BinaryReader::read_list() {
    const auto type = read_type();
    return {type, read_size()};
}

BinaryReader::Map BinaryReader::read_map() {
    const auto key = read_type();
    const auto value = read_type();
    return {key, value, read_size()};
}

detail::Extent BinaryReader::read_binary() {
    const auto size = read_size();
    const auto offset = static_cast<std::uint32_t>(position_);
    take(size);
    return {offset, size};
}

void BinaryReader::skip(WireType type, int depth) {
    if (depth > DEEPEST) {
        fault("structs within structs without end");
    }
    switch (type) {
        case WireType::BOOL:
        case WireType::BYTE: take(1); return;
        case WireType::I16: take(2); return;
        case WireType::I32: take(4); return;
        case WireType::I64:
        case WireType::DOUBLE: take(8); return;
        case WireType::BINARY: read_binary(); return;
        case WireType::STRUCT:
            for (auto field = read_field(); field.type != WireType::STOP; field = read_field()) {
                skip(field.type, depth + 1);
            }
            return;
        case WireType::SET:
        case WireType::LIST: {
            const auto list = read_list();
            for (std::uint32_t i = 0; i < list.size; ++i) {
                skip(list.type, depth + 1);
            }
            return;
        }
        case WireType::MAP: {
            const auto map = read_map();
            for (std::uint32_t i = 0; i < map.size; ++i) {
                skip(map.key, depth + 1);
                skip(map.value, depth + 1);
            }
            return;
        }
        case WireType::STOP: fault("a value without a type");
    }
}

}  // namespace cassia::thrift
