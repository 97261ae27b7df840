#include "load/shown.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "load/json_text.h"

namespace cassia::load {
namespace {

constexpr std::size_t longest_part = 48;
constexpr std::size_t most_names = 20;

}  // namespace

std::string shortened(std::string text, std::size_t longest) {
    if (text.size() > longest) {
        // Between two characters of UTF-8.
        std::size_t end = longest;
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0U) == 0x80U) {
            --end;
        }
        text = text.substr(0, end) + "…";
    }
    return text;
}

std::string shown(const Datum& datum) {
    std::string text;
    append_json(datum, text);
    return shortened(std::move(text), longest_part);
}

std::string shown_name(std::string_view name) {
    std::string text(name.substr(0, longest_part + 1));
    std::replace_if(
        text.begin(), text.end(), [](char byte) { return static_cast<unsigned char>(byte) < 0x20U || byte == 0x7f; },
        '?');
    return shortened(std::move(text), longest_part);
}

std::string shown_names(const std::vector<std::string>& names) {
    std::string text;
    for (std::size_t i = 0; i < std::min(names.size(), most_names); ++i) {
        text += (i == 0 ? "" : ", ") + (names[i].empty() ? "(left out)" : shown_name(names[i]));
    }
    if (names.size() > most_names) {
        text += " and " + std::to_string(names.size() - most_names) + " more";
    }
    return names.empty() ? "none" : text;
}

}  // namespace cassia::load
