#include <cassia/types.h>

#include "marshal/byte_order.h"
#include "marshal/refusals.h"
#include "marshal/utf8.h"

// BytesType, AsciiType and UTF8Type: bytes as they are, in the order of unsigned bytes.

namespace cassia {
namespace {

std::string_view text_of(const Value& value, std::string_view type) {
    if (value.kind() != ValueKind::text && value.kind() != ValueKind::bytes) {
        marshal::refuse_value(type, "text or bytes", value);
    }
    return value.text();
}

void check_text(bool valid, std::string_view type, std::string_view kind, std::string_view bytes) {
    if (!valid) {
        throw TypeError(std::string(type) + " has " + std::string(kind) + ", and " + marshal::to_hex(bytes, 48) +
                        " is none");
    }
}

}  // namespace

void BytesType::pack_to(const Value& value, std::string& out, PackFor /*use*/) const {
    out += text_of(value, BYTES_TYPE);
}

Value BytesType::unpack(std::string_view bytes) const {
    return Bytes(std::string(bytes));
}

void BytesType::validate(std::string_view /*bytes*/) const {}

std::string BytesType::class_name() const {
    return std::string(BYTES_TYPE);
}

std::weak_ordering BytesType::order(std::string_view left, std::string_view right) const {
    return marshal::compare_unsigned(left, right);
}

void AsciiType::pack_to(const Value& value, std::string& out, PackFor /*use*/) const {
    const std::string_view text = text_of(value, ASCII_TYPE);
    validate(text);
    out += text;
}

Value AsciiType::unpack(std::string_view bytes) const {
    validate(bytes);
    return bytes;
}

void AsciiType::validate(std::string_view bytes) const {
    check_text(marshal::is_ascii(bytes), ASCII_TYPE, "ASCII text", bytes);
}

std::string AsciiType::class_name() const {
    return std::string(ASCII_TYPE);
}

std::weak_ordering AsciiType::order(std::string_view left, std::string_view right) const {
    return marshal::compare_unsigned(left, right);
}

void UTF8Type::pack_to(const Value& value, std::string& out, PackFor /*use*/) const {
    const std::string_view text = text_of(value, UTF8_TYPE);
    validate(text);
    out += text;
}

Value UTF8Type::unpack(std::string_view bytes) const {
    validate(bytes);
    return bytes;
}

void UTF8Type::validate(std::string_view bytes) const {
    check_text(marshal::is_utf8(bytes), UTF8_TYPE, "UTF-8 text", bytes);
}

std::string UTF8Type::class_name() const {
    return std::string(UTF8_TYPE);
}

std::weak_ordering UTF8Type::order(std::string_view left, std::string_view right) const {
    return marshal::compare_unsigned(left, right);
}

}  // namespace cassia
