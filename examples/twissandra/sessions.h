#pragma once

#include <chrono>
#include <optional>
#include <string>

#include <cassia/cassia.h>

namespace twissandra {

/// Who is logged in, for so long.
struct Session {
    std::string user;
    /// What each form of this session's pages sends along, and other sites' can't.
    std::string form_token;
};

/// The sessions of all browsers, in the column family Session: they outlive the program, and any number of programs
/// know them. A session's columns have a time to live, so that nothing has to look for old ones.
///
/// Thread safety: may be used from many threads.
class Sessions {
public:
    static constexpr std::chrono::seconds LIFETIME = std::chrono::hours(24 * 14);

    explicit Sessions(const cassia::ConnectionPool& pool) : sessions_(pool, "Session") {}

    /// Returns the new session's token, which nobody can guess.
    std::string begin(const std::string& user) const;
    /// None: there is no such session, or no longer.
    std::optional<Session> find(const std::string& token) const;
    void end(const std::string& token) const;

private:
    cassia::ColumnFamily sessions_;
};

}  // namespace twissandra
