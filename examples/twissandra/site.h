#pragma once

#include <functional>
#include <optional>
#include <string>

#include <httplib.h>

#include "sessions.h"
#include "tries.h"
#include "twissandra.h"

namespace twissandra {

/// What the site answers to each address: pages, and forms.
///
/// Thread safety: may be used from many threads.
/// Exceptions: Refused, for what the address asks that can't be; those of cassia.
class Site {
public:
    using Request = httplib::Request;
    using Response = httplib::Response;

    /// `behind_tls`: as in WebOptions.
    Site(const cassia::ConnectionPool& pool, bool behind_tls)
        : twissandra_(pool), sessions_(pool), tries_(pool), behind_tls_(behind_tls) {}

    void home(const Request& request, Response& response) const;
    void everybody(const Request& request, Response& response) const;
    /// Of the user that the address's first group names.
    void profile(const Request& request, Response& response) const;
    void login_form(const Request& request, Response& response) const;

    void log_in(const Request& request, Response& response) const;
    void register_user(const Request& request, Response& response) const;
    void log_out(const Request& request, Response& response) const;
    void tweet(const Request& request, Response& response) const;
    void follow(const Request& request, Response& response) const;
    void unfollow(const Request& request, Response& response) const;

private:
    /// Throws Refused where a name and a password do not let in.
    using Check = std::function<void(const std::string& name, const std::string& password)>;
    /// What a form does for a user; returns where the browser goes next.
    using Action = std::function<std::string(const std::string& user)>;

    void enter(const Request& request, Response& response, const Check& check) const;
    void act(const Request& request, Response& response, const Action& action) const;
    std::optional<Session> session_of(const Request& request) const;

    Twissandra twissandra_;
    Sessions sessions_;
    Tries tries_;
    bool behind_tls_;
};

/// Answers with a page.
void show(httplib::Response& response, const std::string& html, int status = 200);

}  // namespace twissandra
