#include "passwords.h"

#include <crypt.h>

#include <array>
#include <memory>
#include <semaphore>
#include <stdexcept>
#include <string_view>

namespace twissandra {
namespace {

std::string crypt(const std::string& password, const std::string& setting) {
    // 32 KiB, too much for a thread's stack.
    const auto data = std::make_unique<crypt_data>();
    // However many ask at once.
    static std::counting_semaphore<> at_a_time(2);
    at_a_time.acquire();
    const char* const hash = crypt_rn(password.c_str(), setting.c_str(), data.get(), sizeof(crypt_data));
    at_a_time.release();
    if (hash == nullptr) {
        throw std::runtime_error("crypt does not take this hash of a password");
    }
    return hash;
}

std::string new_setting() {
    std::array<char, CRYPT_GENSALT_OUTPUT_SIZE> setting{};
    if (crypt_gensalt_rn("$y$", 0, nullptr, 0, setting.data(), CRYPT_GENSALT_OUTPUT_SIZE) == nullptr) {
        throw std::runtime_error("crypt has no salt for yescrypt");
    }
    return setting.data();
}

// Looks at all of both, wherever they begin to differ.
bool are_equal(std::string_view left, std::string_view right) {
    unsigned difference = left.size() == right.size() ? 0 : 1;
    for (std::size_t i = 0; i < left.size() && i < right.size(); ++i) {
        difference |= static_cast<unsigned char>(left[i]) ^ static_cast<unsigned char>(right[i]);
    }
    return difference == 0;
}

}  // namespace

std::string hash_password(const std::string& password) {
    return crypt(password, new_setting());
}

bool is_password(const std::string& password, const std::string& hash) {
    const auto given = crypt(password, hash.empty() ? new_setting() : hash);
    // crypt reads a password to its first NUL.
    const bool is_whole = password.find('\0') == std::string::npos;
    return !hash.empty() && is_whole && are_equal(given, hash);
}

}  // namespace twissandra
