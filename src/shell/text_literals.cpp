// The literals of texts.

#include <algorithm>
#include <cstdint>

#include "shell/literals.h"
#include "shell/text.h"

namespace cassia::shell {
namespace {

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

}  // namespace cassia::shell
