#include "shell/text.h"

#include <array>
#include <cwchar>

namespace cassia::shell {
namespace {

constexpr std::string_view hex_digits = "0123456789abcdef";

void append_hex(std::uint32_t number, int digits, std::string& out) {
    for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
        out += hex_digits[(number >> static_cast<unsigned>(shift)) & 0xfU];
    }
}

std::size_t width_of(const Character& character) {
    if (character.code < 0x80) {
        return 1;
    }
    const int width = ::wcwidth(static_cast<wchar_t>(character.code));
    return width < 0 ? 1 : static_cast<std::size_t>(width);
}

std::string made_visible(std::string_view text, std::string_view kept) {
    std::string out;
    while (!text.empty()) {
        const auto character = first_character(text);
        const bool stays = is_printable(character) || kept.find(text.front()) != std::string_view::npos;
        out += stays ? std::string(text.substr(0, character.size)) : escaped(text, character);
        text.remove_prefix(character.size);
    }
    return out;
}

}  // namespace

Character first_character(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const auto lead = byte(0);
    if (lead < 0x80) {
        return {.size = 1, .code = lead, .is_valid = true};
    }
    const std::size_t size = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    const Character none{.size = 1, .code = lead, .is_valid = false};
    if (lead < 0xc2 || lead > 0xf4 || text.size() < size) {
        return none;
    }
    char32_t code = lead & (0xffU >> (size + 1));
    for (std::size_t i = 1; i < size; ++i) {
        if ((byte(i) & 0xc0U) != 0x80U) {
            return none;
        }
        code = (code << 6U) | (byte(i) & 0x3fU);
    }
    constexpr std::array<char32_t, 5> lowest = {0, 0, 0x80, 0x800, 0x10000};
    const bool is_surrogate = code >= 0xd800 && code <= 0xdfff;
    if (code < lowest[size] || code > 0x10ffff || is_surrogate) {
        return none;
    }
    return {.size = size, .code = code, .is_valid = true};
}

void append_utf8(char32_t code, std::string& out) {
    const auto tail = [&](unsigned shift) { out += static_cast<char>(0x80U | ((code >> shift) & 0x3fU)); };
    if (code < 0x80) {
        out += static_cast<char>(code);
    } else if (code < 0x800) {
        out += static_cast<char>(0xc0U | (code >> 6U));
        tail(0);
    } else if (code < 0x10000) {
        out += static_cast<char>(0xe0U | (code >> 12U));
        tail(6);
        tail(0);
    } else {
        out += static_cast<char>(0xf0U | (code >> 18U));
        tail(12);
        tail(6);
        tail(0);
    }
}

bool is_printable(const Character& character) {
    const auto code = character.code;
    const bool is_control = code < 0x20 || (code >= 0x7f && code < 0xa0);
    const bool turns_order =
        (code >= 0x200b && code <= 0x200f) || (code >= 0x2028 && code <= 0x202e) || (code >= 0x2060 && code <= 0x206f);
    return character.is_valid && !is_control && !turns_order && code != 0xfeff;
}

std::string escaped(std::string_view bytes, const Character& character) {
    switch (bytes.front()) {
        case '\n': return "\\n";
        case '\r': return "\\r";
        case '\t': return "\\t";
        default: break;
    }
    std::string out;
    if (!character.is_valid || character.code < 0x80) {
        out = "\\x";
        append_hex(static_cast<unsigned char>(bytes.front()), 2, out);
    } else if (character.code < 0x10000) {
        out = "\\u";
        append_hex(character.code, 4, out);
    } else {
        out = "\\U";
        append_hex(character.code, 8, out);
    }
    return out;
}

std::string visible(std::string_view text) {
    return made_visible(text, {});
}

std::string visible_lines(std::string_view text) {
    return made_visible(text, "\n\t");
}

std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    while (!text.empty()) {
        const auto character = first_character(text);
        width += width_of(character);
        text.remove_prefix(character.size);
    }
    return width;
}

std::string cut(std::string_view text, std::size_t width) {
    std::size_t taken = 0;
    std::size_t end = 0;
    std::size_t last_fitting = 0;
    while (end < text.size()) {
        const auto character = first_character(text.substr(end));
        taken += width_of(character);
        if (taken > width) {
            return std::string(text.substr(0, last_fitting)) + "…";
        }
        end += character.size;
        if (taken + 1 <= width) {
            last_fitting = end;
        }
    }
    return std::string(text);
}

}  // namespace cassia::shell
