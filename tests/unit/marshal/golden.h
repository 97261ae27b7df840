#pragma once

#include <cctype>
#include <fstream>
#include <ostream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// @file
/// What a real Cassandra answered, kept in tests/golden: its script `generate` describes the files.

namespace golden {

/// The lines of a file below one "[class string]".
struct Section {
    std::string class_string;
    std::vector<std::string> lines;
};

inline void PrintTo(const Section& section, std::ostream* out) {
    *out << section.class_string;
}

inline std::vector<Section> read_sections(const std::string& file) {
    std::ifstream input(std::string(CASSIA_GOLDEN_DIR) + "/" + file);
    if (!input) {
        throw std::runtime_error("no golden file " + file);
    }
    std::vector<Section> sections(1);
    for (std::string line; std::getline(input, line);) {
        if (line.starts_with('#')) {
            continue;
        }
        if (line.starts_with('[')) {
            sections.push_back({line.substr(1, line.size() - 2), {}});
        } else {
            sections.back().lines.push_back(line);
        }
    }
    // A file without sections is one section without a name.
    if (sections.size() > 1) {
        sections.erase(sections.begin());
    }
    return sections;
}

inline std::string unhex(std::string_view hex) {
    std::string bytes;
    for (std::size_t i = 0; hex != "empty" && i < hex.size(); i += 2) {
        bytes.push_back(static_cast<char>(std::stoi(std::string(hex.substr(i, 2)), nullptr, 16)));
    }
    return bytes;
}

inline std::string hex(std::string_view bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (const char byte : bytes) {
        text.push_back(digits[static_cast<unsigned char>(byte) >> 4U]);
        text.push_back(digits[static_cast<unsigned char>(byte) & 0x0fU]);
    }
    return text.empty() ? "empty" : text;
}

/// The bytes of a line of hexadecimal words.
inline std::vector<std::string> unhex_words(const std::string& line) {
    std::istringstream words(line);
    std::vector<std::string> result;
    for (std::string word; words >> word;) {
        result.push_back(unhex(word));
    }
    return result;
}

/// `text` as a test's name.
inline std::string test_name(std::string text) {
    for (char& c : text) {
        c = std::isalnum(static_cast<unsigned char>(c)) != 0 ? c : '_';
    }
    return text;
}

/// Names a parameterised test by its section.
template <typename Info>
std::string section_name(const Info& info) {
    return test_name(info.param.class_string);
}

}  // namespace golden
