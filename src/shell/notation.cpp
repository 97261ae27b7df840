#include "shell/notation.h"

#include <chrono>
#include <cmath>
#include <cstdint>
#include <utility>
#include <variant>

#include "shell/kind.h"
#include "shell/text.h"

namespace cassia::shell {
namespace {

constexpr std::size_t longest_in_message = 60;

// Between quotes that need no escape where one of the two does not.
std::string quoted(std::string_view text, std::size_t width) {
    const bool has_single = text.find('\'') != std::string_view::npos;
    const char quote = has_single && text.find('"') == std::string_view::npos ? '"' : '\'';
    std::string out(1, quote);
    while (!text.empty() && (width == 0 || out.size() <= 4 * width)) {
        const auto character = first_character(text);
        if (text.front() == quote || text.front() == '\\') {
            out += '\\';
            out += text.front();
        } else {
            out += is_printable(character) ? std::string(text.substr(0, character.size)) : escaped(text, character);
        }
        text.remove_prefix(character.size);
    }
    if (width > 2 && display_width(out) + 1 > width) {
        out = cut(out, width - 1);
    }
    return out + quote;
}

bool is_utf8(std::string_view text) {
    while (!text.empty()) {
        const auto character = first_character(text);
        if (!character.is_valid) {
            return false;
        }
        text.remove_prefix(character.size);
    }
    return true;
}

// Bytes that are no text become hexadecimal digits.
std::string json_text(std::string_view text) {
    if (!is_utf8(text)) {
        return json_text(Value(Bytes(std::string(text))).to_string());
    }
    std::string out = "\"";
    while (!text.empty()) {
        const auto character = first_character(text);
        const auto code = character.code;
        if (text.front() == '"' || text.front() == '\\') {
            out += '\\';
            out += text.front();
        } else if (code < 0x20 || code == 0x7f) {
            static constexpr std::string_view digits = "0123456789abcdef";
            out += "\\u00";
            out += digits[code >> 4U];
            out += digits[code & 0xfU];
        } else {
            out += text.substr(0, character.size);
        }
        text.remove_prefix(character.size);
    }
    return out + '"';
}

// A number with a point is read again as one.
std::string floating(const Value& value) {
    auto text = value.to_string();
    const bool is_whole = text.find_first_not_of("-0123456789") == std::string::npos;
    return is_whole ? text + ".0" : text;
}

std::string constructor_of(Time time) {
    using namespace std::chrono;
    const auto day = floor<days>(time);
    const year_month_day date(day);
    constexpr auto furthest = sys_days(year(32'000) / 1 / 1);
    if (day > furthest || day < -furthest.time_since_epoch() + sys_days()) {
        return "datetime.utcfromtimestamp(" + std::to_string(floor<seconds>(time).time_since_epoch().count()) + ")";
    }
    const hh_mm_ss clock(time - day);
    auto text = "datetime(" + std::to_string(static_cast<int>(date.year())) + ", " +
                std::to_string(static_cast<unsigned>(date.month())) + ", " +
                std::to_string(static_cast<unsigned>(date.day())) + ", " + std::to_string(clock.hours().count()) +
                ", " + std::to_string(clock.minutes().count());
    if (clock.seconds().count() != 0 || clock.subseconds().count() != 0) {
        text += ", " + std::to_string(clock.seconds().count());
    }
    if (clock.subseconds().count() != 0) {
        text += ", " + std::to_string(clock.subseconds().count());
    }
    return text + ")";
}

std::string python(const Value& value, std::size_t width) {
    switch (value.kind()) {
        case ValueKind::null: return "None";
        case ValueKind::boolean: return value.as<bool>() ? "True" : "False";
        case ValueKind::single_float:
        case ValueKind::double_float: return floating(value);
        case ValueKind::decimal: return "Decimal('" + value.to_string() + "')";
        case ValueKind::text:
        case ValueKind::bytes: return quoted(value.text(), width);
        case ValueKind::time: return constructor_of(value.as<Time>());
        case ValueKind::uuid: return "UUID('" + value.to_string() + "')";
        default: return value.to_string();
    }
}

std::string json(const Value& value) {
    switch (value.kind()) {
        case ValueKind::null:
        case ValueKind::boolean:
        case ValueKind::integer:
        case ValueKind::big_integer: return value.to_string();
        case ValueKind::single_float:
        case ValueKind::double_float: return std::isfinite(value.as<double>()) ? floating(value) : "null";
        case ValueKind::text:
        case ValueKind::bytes: return json_text(value.text());
        default: return json_text(value.to_string());
    }
}

std::string joined(const Items& items, Notation notation, std::size_t width) {
    std::string text;
    for (const auto& item : items) {
        text += (text.empty() ? "" : ", ") + written(item, notation, width);
    }
    return text;
}

}  // namespace

std::string written(const Value& value, Notation notation, std::size_t width) {
    return notation == Notation::json ? json(value) : python(value, width);
}

std::string written_key(const Object& key, Notation notation, std::size_t width) {
    const bool is_text =
        key.value() != nullptr && (key.value()->kind() == ValueKind::text || key.value()->kind() == ValueKind::bytes);
    if (notation == Notation::python || is_text) {
        return written(key, notation, width);
    }
    return json_text(key.value() != nullptr ? key.value()->to_string() : written(key, notation));
}

Brackets brackets_of(const Object& container, Notation notation) {
    if (container.dict() != nullptr) {
        return {.open = "{", .close = "}"};
    }
    const bool is_tuple = container.tuple() != nullptr && notation == Notation::python;
    return is_tuple ? Brackets{.open = "(", .close = ")"} : Brackets{.open = "[", .close = "]"};
}

std::string written(const Object& object, Notation notation, std::size_t width) {
    if (object.value() != nullptr) {
        return written(*object.value(), notation, width);
    }
    if (object.native() != nullptr || object.sequence() != nullptr) {
        const auto shown = object.native() != nullptr ? object.native()->shown() : "<sequence>";
        return notation == Notation::json ? json_text(shown) : shown;
    }
    const auto brackets = brackets_of(object, notation);
    std::string text(brackets.open);
    if (const auto* const dict = object.dict()) {
        std::string_view separator;
        for (const auto& [key, value] : dict->entries) {
            text += separator;
            text += written_key(key, notation, width) + ": " + written(value, notation, width);
            separator = ", ";
        }
    } else {
        text += joined(*object.items(), notation, width);
        // A tuple of one.
        text += brackets.open == "(" && object.items()->size() == 1 ? "," : "";
    }
    return text + std::string(brackets.close);
}

std::string printed(const Object& object) {
    const auto* const value = object.value();
    if (value == nullptr) {
        return written(object, Notation::python);
    }
    switch (value->kind()) {
        case ValueKind::text:
        case ValueKind::bytes: return std::string(value->text());
        case ValueKind::decimal:
        case ValueKind::time:
        case ValueKind::uuid: return value->to_string();
        default: return written(*value, Notation::python);
    }
}

std::string cell(const Object& object) {
    return visible(printed(object));
}

std::string abbreviated(const Object& object) {
    return cut(written(object, Notation::python, longest_in_message), longest_in_message);
}

}  // namespace cassia::shell
