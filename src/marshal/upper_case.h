#pragma once

#include <algorithm>
#include <cctype>
#include <string>

namespace cassia::marshal {

/// `text` with capitals for ASCII letters.
inline std::string upper_case(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char letter) { return static_cast<char>(std::toupper(letter)); });
    return text;
}

}  // namespace cassia::marshal
