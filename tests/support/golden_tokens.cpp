#include "support/golden_tokens.h"

#include <fstream>
#include <sstream>
#include <stdexcept>

#include "unit/marshal/golden.h"

namespace cassia::support {

std::vector<KeyAndToken> golden_tokens(std::string_view partitioner) {
    std::ifstream file(CASSIA_GOLDEN_DIR "/tokens_" + std::string(partitioner) + ".txt");
    std::vector<KeyAndToken> tokens;
    for (std::string line; std::getline(file, line);) {
        std::istringstream words(line);
        std::string key;
        std::string token;
        if (!line.starts_with('#') && words >> key >> token) {
            tokens.push_back({golden::unhex(key), token});
        }
    }
    if (tokens.empty()) {
        throw std::runtime_error("no golden tokens of " + std::string(partitioner));
    }
    return tokens;
}

std::vector<KeyAndToken> ten_users() {
    auto tokens = golden_tokens("Murmur3Partitioner");
    std::erase_if(tokens, [](const KeyAndToken& row) { return row.key.size() != 5 || !row.key.starts_with("user"); });
    return tokens;
}

}  // namespace cassia::support
