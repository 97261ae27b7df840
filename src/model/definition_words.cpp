#include "model/definition_words.h"

#include <algorithm>
#include <cctype>

#include <cassia/errors.h>

namespace cassia::model {

void refuse(const std::string& what) {
    throw InvalidRequestException(what);
}

bool is_word(std::string_view text) {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](unsigned char c) { return std::isalnum(c) != 0 || c == '_'; });
}

std::string_view without_package(std::string_view class_name, std::string_view package) {
    if (class_name.starts_with(package) && class_name.substr(package.size()).starts_with('.')) {
        return class_name.substr(package.size() + 1);
    }
    return class_name;
}

void check_among(const std::string& what, std::string_view found, std::span<const std::string_view> allowed) {
    if (std::find(allowed.begin(), allowed.end(), found) != allowed.end()) {
        return;
    }
    std::string names;
    for (const auto name : allowed) {
        names += (names.empty() ? "" : ", ") + std::string(name);
    }
    refuse(what + " is '" + std::string(found) + "'; there are " + names);
}

}  // namespace cassia::model
