#include "load/scalar_text.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cstdint>
#include <map>
#include <system_error>

#include <cassia/errors.h>

#include "load/iso_time.h"

namespace cassia::load {
namespace {

// Each gives nothing, or throws TypeError, if the text is something else.

using Read = std::optional<Value> (*)(std::string_view);

// The time that a number takes grows with the square of its digits: of a million, it is seconds.
bool is_too_long(std::string_view number) {
    constexpr std::size_t most_digits = 10'000;
    return number.size() > most_digits;
}

std::optional<Value> read_integer(std::string_view text) {
    return is_too_long(text) ? std::nullopt : std::optional<Value>(BigInteger::parse(text));
}
std::optional<Value> read_decimal(std::string_view text) {
    return is_too_long(text) ? std::nullopt : std::optional<Value>(Decimal::parse(text));
}
std::optional<Value> read_uuid(std::string_view text) {
    return Uuid::parse(text);
}

template <typename Float>
std::optional<Value> read_float(std::string_view text) {
    text.remove_prefix(text.starts_with('+') ? 1 : 0);
    Float number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) {
        return std::nullopt;
    }
    return number;
}

std::optional<Value> read_boolean(std::string_view text) {
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
    if (lower == "true" || lower == "1") {
        return true;
    }
    if (lower == "false" || lower == "0") {
        return false;
    }
    return std::nullopt;
}

std::optional<Value> read_time(std::string_view text) {
    if (const auto time = parse_iso_time(text)) {
        return *time;
    }
    std::int64_t seconds = 0;
    const auto* const last = text.data() + text.size();
    if (const auto [end, error] = std::from_chars(text.data(), last, seconds); error == std::errc() && end == last) {
        return seconds;
    }
    return read_float<double>(text);
}

std::optional<int> hex_digit(char digit) {
    constexpr std::string_view digits = "0123456789abcdef";
    const auto at = digits.find(static_cast<char>(std::tolower(static_cast<unsigned char>(digit))));
    return at == std::string_view::npos ? std::nullopt : std::optional(static_cast<int>(at));
}

// Text that is not hexadecimal after 0x stands for itself.
std::optional<Value> read_bytes(std::string_view text) {
    if (!text.starts_with("0x")) {
        return Bytes(std::string(text));
    }
    text.remove_prefix(2);
    std::string bytes;
    for (std::size_t i = 0; i + 1 < text.size(); i += 2) {
        const auto high = hex_digit(text[i]);
        const auto low = hex_digit(text[i + 1]);
        if (!high || !low) {
            return std::nullopt;
        }
        bytes.push_back(static_cast<char>(*high * 16 + *low));
    }
    return text.size() % 2 == 0 ? std::optional<Value>(Bytes(std::move(bytes))) : std::nullopt;
}

struct Reader {
    Read read;
    std::string_view takes;
};

constexpr std::string_view whole_number = "a whole number, such as -42";
constexpr std::string_view big_number = "a whole number of at most 10000 digits, such as -42";
constexpr std::string_view some_float = "a number, such as -1.5e10, or inf or nan";
constexpr std::string_view some_time = "a time in ISO 8601, such as 2024-05-17T12:34:56Z, or seconds since 1970";
constexpr std::string_view some_uuid = "a UUID, such as 550e8400-e29b-41d4-a716-446655440000";

const Reader* find_reader(std::string_view class_name) {
    static const std::map<std::string_view, Reader> readers = {
        {"LongType", {read_integer, whole_number}},
        {"Int32Type", {read_integer, whole_number}},
        {"IntegerType", {read_integer, big_number}},
        {"CounterColumnType", {read_integer, whole_number}},
        {"DoubleType", {read_float<double>, some_float}},
        {"FloatType", {read_float<float>, some_float}},
        {"DecimalType", {read_decimal, "a decimal number of at most 10000 digits, such as 19.90"}},
        {"DateType", {read_time, some_time}},
        {"TimestampType", {read_time, some_time}},
        {"BooleanType", {read_boolean, "true, false, 1 or 0"}},
        {"UUIDType", {read_uuid, some_uuid}},
        {"TimeUUIDType", {read_uuid, some_uuid}},
        {"LexicalUUIDType", {read_uuid, some_uuid}},
        {"BytesType", {read_bytes, "text, or an even number of hexadecimal digits after 0x"}},
    };
    const auto found = readers.find(class_name);
    return found == readers.end() ? nullptr : &found->second;
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view spaces = " \t";
    const auto first = text.find_first_not_of(spaces);
    return first == std::string_view::npos ? "" : text.substr(first, text.find_last_not_of(spaces) - first + 1);
}

}  // namespace

std::optional<Value> read_scalar(std::string_view text, std::string_view class_name) {
    const auto* const reader = find_reader(class_name);
    if (reader == nullptr) {
        return std::nullopt;
    }
    try {
        return reader->read(reader->read == read_bytes ? text : trimmed(text));
    } catch (const TypeError&) {
        return std::nullopt;
    }
}

std::string_view what_is_taken(std::string_view class_name) {
    const auto* const reader = find_reader(class_name);
    return reader == nullptr ? "its components: a JSON array, or a field for each" : reader->takes;
}

std::string to_hex(std::string_view bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string hex = "0x";
    hex.reserve(2 + 2 * bytes.size());
    for (const char byte : bytes) {
        hex.push_back(digits[static_cast<unsigned char>(byte) >> 4U]);
        hex.push_back(digits[static_cast<unsigned char>(byte) & 0x0fU]);
    }
    return hex;
}

}  // namespace cassia::load
