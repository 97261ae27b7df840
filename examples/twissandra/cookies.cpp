#include "cookies.h"

#include <algorithm>
#include <chrono>

#include "sessions.h"

namespace twissandra {
namespace {

constexpr std::string_view NAME = "session=";

std::string cookie(const std::string& value, std::chrono::seconds lifetime, bool is_secure) {
    return std::string(NAME) + value + "; Path=/; Max-Age=" + std::to_string(lifetime.count()) +
           "; HttpOnly; SameSite=Lax" + (is_secure ? "; Secure" : "");
}

}  // namespace

std::string session_cookie(const std::string& token, bool is_secure) {
    return cookie(token, Sessions::LIFETIME, is_secure);
}

std::string expired_session_cookie(bool is_secure) {
    return cookie({}, std::chrono::seconds(0), is_secure);
}

std::string session_token(std::string_view cookies) {
    while (!cookies.empty()) {
        const auto end = cookies.find(';');
        auto one = cookies.substr(0, end);
        one.remove_prefix(std::min(one.find_first_not_of(' '), one.size()));
        if (one.starts_with(NAME)) {
            return std::string(one.substr(NAME.size()));
        }
        cookies.remove_prefix(end == std::string_view::npos ? cookies.size() : end + 1);
    }
    return {};
}

}  // namespace twissandra
