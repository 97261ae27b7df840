#pragma once

#include <cstdlib>
#include <iostream>
#include <string_view>

namespace cassia::fuzz {

/// Ends the program, which is how a fuzzer is told of a finding, unless what a decoder promises was kept.
inline void promise(bool kept, std::string_view what) {
    if (!kept) {
        std::cerr << "a broken promise: " << what << '\n';
        std::abort();
    }
}

}  // namespace cassia::fuzz
