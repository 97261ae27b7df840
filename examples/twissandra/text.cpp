#include "text.h"

#include <algorithm>
#include <string>

#include <cassia/errors.h>
#include <cassia/types.h>

#include "twissandra.h"

namespace twissandra {
namespace {

constexpr std::size_t LONGEST_NAME = 32;
constexpr std::size_t SHORTEST_PASSWORD = 8;
constexpr std::size_t LONGEST_PASSWORD = 128;
constexpr std::size_t LONGEST_TWEET = 140;

bool is_of_names(char character) {
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') ||
           (character >= '0' && character <= '9') || character == '_';
}

// Of ASCII, or of what UTF-8 writes as C2 80 to C2 9F: a terminal would obey them.
bool has_control_characters(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const auto next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0xFFU;
        if (byte < 0x20 || byte == 0x7F || (byte == 0xC2 && next >= 0x80 && next < 0xA0)) {
            return true;
        }
    }
    return false;
}

bool is_utf8(std::string_view text) {
    try {
        cassia::UTF8Type().validate(text);
        return true;
    } catch (const cassia::Error&) {
        return false;
    }
}

std::size_t characters_of(std::string_view utf8) {
    return static_cast<std::size_t>(std::count_if(
        utf8.begin(), utf8.end(), [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }));
}

}  // namespace

void check_name(std::string_view name) {
    if (name.empty() || name.size() > LONGEST_NAME || !std::all_of(name.begin(), name.end(), is_of_names)) {
        throw Refused("a name is 1 to 32 letters, digits and underscores");
    }
}

void check_new_password(std::string_view password) {
    if (password.size() < SHORTEST_PASSWORD || password.size() > LONGEST_PASSWORD || has_control_characters(password)) {
        throw Refused("a password has 8 to 128 bytes, and no control characters");
    }
}

void check_tweet(std::string_view body) {
    if (!is_utf8(body) || has_control_characters(body)) {
        throw Refused("a tweet is one line of UTF-8");
    }
    if (const auto length = characters_of(body); length == 0 || length > LONGEST_TWEET) {
        throw Refused("a tweet has 1 to 140 characters, and this has " + std::to_string(length));
    }
}

}  // namespace twissandra
