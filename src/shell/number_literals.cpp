// The literals of numbers.

#include <charconv>
#include <system_error>

#include <cassia/number.h>

#include "shell/literals.h"

namespace cassia::shell {
namespace {

// More are a mistake, and reading them takes the square of their number.
constexpr std::size_t most_digits = 10'000;

bool is_digit(char character) {
    return character >= '0' && character <= '9';
}

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

int hex_digit(char character) {
    const char lower = static_cast<char>(character | 0x20);
    return is_digit(character) ? character - '0' : lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
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
