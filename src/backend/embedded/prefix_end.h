#pragma once

#include <string>

namespace cassia::embedded {

/// Turns a prefix into the first string past all that begin with it. The prefix must not be all 0xFF bytes.
inline void to_prefix_end(std::string& prefix) {
    while (prefix.back() == '\xff') {
        prefix.pop_back();
    }
    prefix.back() = static_cast<char>(static_cast<unsigned char>(prefix.back()) + 1U);
}

}  // namespace cassia::embedded
