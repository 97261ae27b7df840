#include "marshal/refusals.h"

#include "marshal/utf8.h"

namespace cassia::marshal {
namespace {

// Enough to recognise a value by, short enough for one line.
constexpr std::size_t longest_shown = 48;

std::string shown(const Value& value) {
    if (value.kind() == ValueKind::bytes) {
        return to_hex(value.text(), longest_shown);
    }
    std::string text = value.to_string();
    if (value.kind() == ValueKind::text && !is_utf8(text)) {
        return to_hex(text, longest_shown);
    }
    if (text.size() > longest_shown) {
        std::size_t end = longest_shown;
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0U) == 0x80U) {
            --end;
        }
        text = text.substr(0, end) + "…";
    }
    return value.kind() == ValueKind::text ? '"' + text + '"' : text;
}

std::string with_article(const Value& value) {
    std::string name(value.kind_name());
    switch (value.kind()) {
        case ValueKind::text:
        case ValueKind::bytes: return name;
        case ValueKind::integer:
        case ValueKind::big_integer: return "an " + name;
        default: return "a " + name;
    }
}

}  // namespace

std::string describe(const Value& value) {
    if (value.is_null()) {
        return "null is no value";
    }
    return shown(value) + " is " + with_article(value);
}

void refuse_value(std::string_view type, std::string_view takes, const Value& value) {
    throw TypeError(std::string(type) + " takes " + std::string(takes) + ", and " + describe(value));
}

void refuse_bytes(std::string_view type, std::string_view has, std::string_view bytes) {
    throw TypeError(std::string(type) + " has " + std::string(has) + ", and " + to_hex(bytes, longest_shown) + " has " +
                    std::to_string(bytes.size()));
}

void check_size(std::string_view type, std::string_view bytes, std::size_t size) {
    if (bytes.size() != size && !bytes.empty()) {
        refuse_bytes(type, std::to_string(size) + (size == 1 ? " byte or none" : " bytes or none"), bytes);
    }
}

std::string to_hex(std::string_view bytes, std::size_t limit) {
    constexpr std::string_view digits = "0123456789abcdef";
    const std::string_view kept = bytes.substr(0, limit);
    std::string hex = "0x";
    hex.reserve(2 + 2 * kept.size());
    for (const char byte : kept) {
        hex.push_back(digits[static_cast<unsigned char>(byte) >> 4U]);
        hex.push_back(digits[static_cast<unsigned char>(byte) & 0x0fU]);
    }
    return kept.size() < bytes.size() ? hex + "…" : hex;
}

}  // namespace cassia::marshal
