#include "sessions.h"

namespace twissandra {
namespace {

// Whatever a browser sends may be no token at all.
std::optional<cassia::Uuid> parse(const std::string& token) {
    try {
        return cassia::Uuid::parse(token);
    } catch (const cassia::Error&) {
        return std::nullopt;
    }
}

}  // namespace

std::string Sessions::begin(const std::string& user) const {
    const auto token = cassia::Uuid::random();
    sessions_.insert(token, {{"user", user}, {"form_token", cassia::Uuid::random().to_string()}}, {.ttl = LIFETIME});
    return token.to_string();
}

std::optional<Session> Sessions::find(const std::string& token) const {
    const auto key = parse(token);
    const auto row = key ? sessions_.find(*key) : std::nullopt;
    if (!row) {
        return std::nullopt;
    }
    return Session{.user = (*row)["user"].as<std::string>(), .form_token = (*row)["form_token"].as<std::string>()};
}

void Sessions::end(const std::string& token) const {
    if (const auto key = parse(token)) {
        sessions_.remove(*key);
    }
}

}  // namespace twissandra
