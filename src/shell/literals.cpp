#include "shell/literals.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <system_error>

#include <cassia/number.h>

#include "shell/text.h"

namespace cassia::shell {
namespace {

// More are a mistake, and reading them takes the square of their number.
constexpr std::size_t most_digits = 10'000;

bool is_digit(char character) {
    return character >= '0' && character <= '9';
}

int hex_digit(char character) {
    const char lower = static_cast<char>(character | 0x20);
    return is_digit(character) ? character - '0' : lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

// One, or three.
std::string_view quotes_at(std::string_view source, std::size_t place) {
    const auto three = source.substr(place, 3);
    return three == "'''" || three == "\"\"\"" ? three : three.substr(0, 1);
}

/// Reads what stands between quotes.
class TextReader {
public:
    TextReader(std::string_view source, std::size_t quote, bool is_raw)
        : source_(source),
          quote_(quote),
          is_raw_(is_raw),
          closing_(quotes_at(source, quote)),
          next_(quote + closing_.size()) {}

    std::string read() {
        const auto content = next_;
        std::string text;
        while (source_.substr(std::min(next_, source_.size()), closing_.size()) != closing_) {
            const bool ends = next_ >= source_.size();
            if (ends || (source_[next_] == '\n' && closing_.size() == 1)) {
                throw OpenText(quote_, content, ends && closing_.size() > 1);
            }
            if (source_[next_] == '\\' && next_ + 1 < source_.size()) {
                read_escape(text);
            } else {
                text += source_[next_++];
            }
        }
        next_ += closing_.size();
        return text;
    }

    std::size_t next() const { return next_; }

private:
    // next_ is at the backslash, and something follows.
    void read_escape(std::string& text) {
        const char letter = source_[next_ + 1];
        if (is_raw_) {
            text.append(source_.substr(next_, 2));
            next_ += 2;
            return;
        }
        static constexpr std::string_view letters = "\\'\"abfnrtv0\n";
        static constexpr std::string_view meanings{"\\'\"\a\b\f\n\r\t\v\0", 11};
        if (const auto at = letters.find(letter); at != std::string_view::npos) {
            if (letter != '\n') {
                text += meanings[at];
            }
            next_ += 2;
        } else if (letter == 'x') {
            text += static_cast<char>(read_hex(2));
        } else if (letter == 'u' || letter == 'U') {
            const auto begin = next_;
            const auto code = read_hex(letter == 'u' ? 4 : 8);
            if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) {
                throw SyntaxFault("this escape is no character of Unicode", begin);
            }
            append_utf8(code, text);
        } else {
            // As Python has it: the backslash stays.
            text += source_[next_++];
        }
    }

    std::uint32_t read_hex(std::size_t digits) {
        const auto begin = next_;
        next_ += 2;
        std::uint32_t number = 0;
        for (std::size_t i = 0; i < digits; ++i) {
            const int digit = next_ < source_.size() ? hex_digit(source_[next_]) : -1;
            if (digit < 0) {
                throw SyntaxFault("this escape needs " + std::to_string(digits) + " hexadecimal digits", begin);
            }
            number = number << 4U | static_cast<std::uint32_t>(digit);
            ++next_;
        }
        return number;
    }

    std::string_view source_;
    std::size_t quote_;
    bool is_raw_;
    std::string_view closing_;
    std::size_t next_;
};

std::string without_underscores(std::string_view spelling) {
    std::string digits(spelling);
    std::erase(digits, '_');
    return digits;
}

void check_length(std::string_view digits, std::size_t place) {
    if (digits.size() > most_digits) {
        throw SyntaxFault(
            "this number has " + std::to_string(digits.size()) + " digits, of at most " + std::to_string(most_digits),
            place);
    }
}

Value read_hexadecimal(std::string_view digits, std::size_t place) {
    // A byte of zeros before them: they are no sign.
    std::string bytes(1, '\0');
    for (std::size_t i = 0; i < digits.size(); ++i) {
        const bool starts_byte = (digits.size() - i) % 2 == 0 || i == 0;
        if (hex_digit(digits[i]) < 0) {
            throw SyntaxFault("a number after 0x has hexadecimal digits", place);
        }
        if (starts_byte) {
            bytes += '\0';
        }
        bytes.back() = static_cast<char>(static_cast<unsigned char>(bytes.back()) << 4U |
                                         static_cast<unsigned char>(hex_digit(digits[i])));
    }
    return BigInteger::from_bytes(bytes);
}

}  // namespace

std::optional<TextPrefix> text_prefix(std::string_view letters) {
    if (letters.size() > 2) {
        return std::nullopt;
    }
    TextPrefix prefix;
    for (const char letter : letters) {
        switch (letter) {
            case 'b':
            case 'B': prefix.is_bytes = true; break;
            case 'r':
            case 'R': prefix.is_raw = true; break;
            case 'u':
            case 'U': break;
            default: return std::nullopt;
        }
    }
    return prefix;
}

std::string read_text(std::string_view source, std::size_t& next, bool is_raw) {
    TextReader reader(source, next, is_raw);
    auto text = reader.read();
    next = reader.next();
    return text;
}

NumberSpelling measure_number(std::string_view source) {
    std::size_t end = 0;
    const auto at = [&](std::size_t i) { return i < source.size() ? source[i] : '\0'; };
    const auto skip_digits = [&] {
        while (is_digit(at(end)) || (at(end) == '_' && is_digit(at(end + 1)))) {
            ++end;
        }
    };
    if (at(0) == '0' && (at(1) == 'x' || at(1) == 'X')) {
        for (end = 2; hex_digit(at(end)) >= 0 || at(end) == '_';) {
            ++end;
        }
        return {.size = end, .is_floating = false};
    }
    skip_digits();
    bool is_floating = false;
    if (at(end) == '.') {
        is_floating = true;
        ++end;
        skip_digits();
    }
    const std::size_t sign = at(end + 1) == '+' || at(end + 1) == '-' ? 1 : 0;
    if ((at(end) == 'e' || at(end) == 'E') && is_digit(at(end + 1 + sign))) {
        is_floating = true;
        end += 1 + sign;
        skip_digits();
    }
    if (!is_floating && (at(end) == 'L' || at(end) == 'l')) {
        ++end;
    }
    return {.size = end, .is_floating = is_floating};
}

Value read_integer(std::string_view spelling, std::size_t place) {
    auto digits = without_underscores(spelling);
    check_length(digits, place);
    if (digits.starts_with("0x") || digits.starts_with("0X")) {
        if (digits.size() == 2) {
            throw SyntaxFault("a number after 0x has hexadecimal digits", place);
        }
        return read_hexadecimal(std::string_view(digits).substr(2), place);
    }
    if (digits.back() == 'L' || digits.back() == 'l') {
        digits.pop_back();
    }
    if (digits.size() > 1 && digits.front() == '0' && digits.find_first_not_of('0') != std::string::npos) {
        throw SyntaxFault("a number begins with no 0; give '" + digits + "' in quotes if it is a text", place);
    }
    return BigInteger::parse(digits);
}

Value read_floating(std::string_view spelling, std::size_t place) {
    const auto digits = without_underscores(spelling);
    check_length(digits, place);
    double number = 0;
    const auto* const end = digits.data() + digits.size();
    const auto result = std::from_chars(digits.data(), end, number);
    if (result.ec != std::errc() || result.ptr != end) {
        throw SyntaxFault("'" + digits.substr(0, 40) + "' is no number that a double holds", place);
    }
    return number;
}

}  // namespace cassia::shell
