#pragma once

#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include <cassia/cassia.h>

/// @file
/// People, whom they follow, and what they say.
///
///     const cassia::ConnectionPool pool(twissandra::KEYSPACE, {"embedded:./data"});
///     const twissandra::Twissandra site(pool);
///     site.register_user("ada", "a long word");
///     site.tweet("ada", "Hello");
///     for (const auto& tweet : site.public_timeline().tweets) { … }

namespace twissandra {

/// What can't be done as it was asked; what() is for whoever asked.
class Refused : public std::runtime_error {
public:
    using runtime_error::runtime_error;
};

struct Tweet {
    cassia::Uuid id;
    std::string author;
    std::string body;

    cassia::Time time() const { return cassia::uuid_time(id); }
};

/// Tweets, the newest first.
struct Page {
    std::vector<Tweet> tweets;
    /// Where the next page begins. None: this is the last.
    std::optional<cassia::Uuid> next;
};

/// Which page of a line.
struct Place {
    /// The newest tweet of the page. None: that of the line.
    std::optional<cassia::Uuid> from = std::nullopt;
    std::size_t count = 20;
};

/// All that Twissandra does with its column families, which make_schema makes.
///
/// Thread safety: may be used from many threads.
/// Exceptions: Refused, and those of cassia.
class Twissandra {
public:
    explicit Twissandra(const cassia::ConnectionPool& pool);

    /// Names are 1 to 32 letters, digits and underscores; passwords 8 to 128 bytes without control characters.
    /// @throws Refused if the name is taken, or either is something else.
    void register_user(const std::string& name, const std::string& password) const;
    /// False too where there is no such user.
    bool is_password_of(const std::string& name, const std::string& password) const;
    bool has_user(const std::string& name) const;

    /// From now on the tweets of `other` come into the timeline of `user`.
    /// @throws Refused if either does not exist, or they are the same.
    void follow(const std::string& user, const std::string& other) const;
    /// What has come into the timeline stays.
    void unfollow(const std::string& user, const std::string& other) const;
    bool follows(const std::string& user, const std::string& other) const;
    /// Whom they follow, and who follows them, by name.
    std::vector<std::string> friends(const std::string& user) const;
    std::vector<std::string> followers(const std::string& user) const;

    /// Returns the tweet's id.
    /// @throws Refused if there is no such user, or `body` is not 1 to 140 characters of UTF-8 on one line.
    cassia::Uuid tweet(const std::string& user, const std::string& body) const;

    /// What they and those whom they follow have said.
    Page timeline(const std::string& user, const Place& place = {}) const;
    /// What they have said.
    Page userline(const std::string& user, const Place& place = {}) const;
    /// What everybody has said.
    Page public_timeline(const Place& place = {}) const;

private:
    void check_user(const std::string& name) const;
    Page read(const cassia::ColumnFamily& lines, const std::string& row, const Place& place) const;

    cassia::ConnectionPool pool_;
    cassia::ColumnFamily users_;
    cassia::ColumnFamily friends_;
    cassia::ColumnFamily followers_;
    cassia::ColumnFamily tweets_;
    cassia::ColumnFamily userlines_;
    cassia::ColumnFamily timelines_;
};

}  // namespace twissandra
