#include <cassia/types.h>

#include "marshal/big_endian.h"
#include "marshal/byte_order.h"
#include "marshal/refusals.h"
#include "marshal/slice_end.h"
#include "marshal/times.h"

// UUIDType, TimeUUIDType and LexicalUUIDType: 16 bytes, in three orders.

namespace cassia {
namespace {

void pack_uuid(const Value& value, std::string& out, std::string_view type) {
    if (value.kind() != ValueKind::uuid) {
        marshal::refuse_value(type, "a UUID", value);
    }
    out += std::get<Uuid>(value.held()).bytes();
}

Value unpack_uuid(std::string_view bytes) {
    return bytes.empty() ? Value() : Value(Uuid::from_bytes(bytes));
}

Uuid to_time_uuid(Time time, PackFor use) {
    switch (use) {
        case PackFor::Storing: return time_uuid(time);
        case PackFor::LowerEnd: return lowest_time_uuid(time);
        case PackFor::UpperEnd: return highest_time_uuid(time);
        case PackFor::Naming: break;
    }
    throw TypeError("many TimeUUIDs share the time " + marshal::to_iso8601(time) +
                    ", so that it names none of them; give the UUID, or the time as column_start and column_finish");
}

// By version; then version 1 by time, and others by their first half; then by the rest: all unsigned.
std::weak_ordering compare_any(std::string_view left, std::string_view right) {
    const Uuid a = Uuid::from_bytes(left);
    const Uuid b = Uuid::from_bytes(right);
    if (const auto by_version = a.version() <=> b.version(); by_version != 0) {
        return by_version;
    }
    if (a.version() == 1) {
        if (const auto by_time = a.time_ticks() <=> b.time_ticks(); by_time != 0) {
            return by_time;
        }
        return marshal::compare_unsigned(left.substr(8), right.substr(8));
    }
    return marshal::compare_unsigned(left, right);
}

std::weak_ordering compare_by_time(std::string_view left, std::string_view right) {
    return compare_time_uuids(Uuid::from_bytes(left), Uuid::from_bytes(right));
}

// java.util.UUID compares two signed 64-bit numbers.
std::weak_ordering compare_as_java(std::string_view left, std::string_view right) {
    const auto by_first_half = marshal::compare_signed(left.substr(0, 8), right.substr(0, 8));
    return by_first_half != 0 ? by_first_half : marshal::compare_signed(left.substr(8), right.substr(8));
}

}  // namespace

void UUIDType::pack_to(const Value& value, std::string& out, PackFor /*use*/) const {
    pack_uuid(value, out, UUID_TYPE);
}

Value UUIDType::unpack(std::string_view bytes) const {
    validate(bytes);
    return unpack_uuid(bytes);
}

void UUIDType::validate(std::string_view bytes) const {
    marshal::check_size(UUID_TYPE, bytes, Uuid::size);
}

std::string UUIDType::class_name() const {
    return std::string(UUID_TYPE);
}

std::weak_ordering UUIDType::order(std::string_view left, std::string_view right) const {
    return marshal::compare_sized(left, right, Uuid::size, compare_any);
}

void TimeUUIDType::pack_to(const Value& value, std::string& out, PackFor use) const {
    if (const auto* uuid = std::get_if<Uuid>(&value.held())) {
        validate(uuid->bytes());
        out += uuid->bytes();
        return;
    }
    const auto time = marshal::read_time(value);
    if (!time) {
        marshal::refuse_value(TIME_UUID_TYPE, "a version 1 UUID, a time or a number of seconds since 1970", value);
    }
    const Uuid uuid = to_time_uuid(*time, marshal::before_reversal(use, reversed()));
    out += uuid.bytes();
}

Value TimeUUIDType::unpack(std::string_view bytes) const {
    validate(bytes);
    return unpack_uuid(bytes);
}

void TimeUUIDType::validate(std::string_view bytes) const {
    marshal::check_size(TIME_UUID_TYPE, bytes, Uuid::size);
    if (bytes.empty()) {
        return;
    }
    if (const Uuid uuid = Uuid::from_bytes(bytes); uuid.version() != 1) {
        throw TypeError("TimeUUIDType takes a version 1 UUID, and " + uuid.to_string() + " is of version " +
                        std::to_string(uuid.version()));
    }
}

std::string TimeUUIDType::class_name() const {
    return std::string(TIME_UUID_TYPE);
}

std::weak_ordering TimeUUIDType::order(std::string_view left, std::string_view right) const {
    return marshal::compare_sized(left, right, Uuid::size, compare_by_time);
}

void LexicalUUIDType::pack_to(const Value& value, std::string& out, PackFor /*use*/) const {
    pack_uuid(value, out, LEXICAL_UUID_TYPE);
}

Value LexicalUUIDType::unpack(std::string_view bytes) const {
    validate(bytes);
    return unpack_uuid(bytes);
}

void LexicalUUIDType::validate(std::string_view bytes) const {
    marshal::check_size(LEXICAL_UUID_TYPE, bytes, Uuid::size);
}

std::string LexicalUUIDType::class_name() const {
    return std::string(LEXICAL_UUID_TYPE);
}

std::weak_ordering LexicalUUIDType::order(std::string_view left, std::string_view right) const {
    return marshal::compare_sized(left, right, Uuid::size, compare_as_java);
}

}  // namespace cassia
