#include "twissandra.h"

#include "passwords.h"
#include "text.h"

namespace twissandra {
namespace {

// No user's name.
constexpr const char* EVERYBODY = "!PUBLIC!";

// A name must not be given away twice where a cluster has several nodes.
cassia::ColumnFamilyAttributes by_quorum() {
    return {.read_consistency_level = cassia::ConsistencyLevel::QUORUM,
            .write_consistency_level = cassia::ConsistencyLevel::QUORUM};
}

std::vector<std::string> names_of(const cassia::ColumnFamily& family, const std::string& row) {
    std::vector<std::string> names;
    for (const auto& [name, since] : family.xget(row)) {
        names.push_back(name.as<std::string>());
    }
    return names;
}

cassia::Time now() {
    return std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
}

}  // namespace

Twissandra::Twissandra(const cassia::ConnectionPool& pool)
    : pool_(pool),
      users_(pool, "User", by_quorum()),
      friends_(pool, "Friends"),
      followers_(pool, "Followers"),
      tweets_(pool, "Tweet"),
      userlines_(pool, "Userline"),
      timelines_(pool, "Timeline") {}

void Twissandra::register_user(const std::string& name, const std::string& password) const {
    check_name(name);
    check_new_password(password);
    const auto hash = hash_password(password);
    // The write with the highest timestamp prevails, and these fall: of all who want a name, the first has it.
    users_.insert(name, {{"password", hash}}, {.timestamp = -cassia::gm_timestamp()});
    const auto user = users_.get(name);
    if (user["password"].as<std::string>() != hash) {
        throw Refused("the name " + name + " is taken");
    }
}

bool Twissandra::is_password_of(const std::string& name, const std::string& password) const {
    check_name(name);
    const auto user = users_.find(name);
    return is_password(password, user ? (*user)["password"].as<std::string>() : std::string());
}

bool Twissandra::has_user(const std::string& name) const {
    check_name(name);
    return users_.find(name).has_value();
}

void Twissandra::follow(const std::string& user, const std::string& other) const {
    check_user(user);
    check_user(other);
    if (user == other) {
        throw Refused("nobody follows themselves");
    }
    const auto since = now();
    cassia::Mutator batch(pool_);
    batch.insert(friends_, user, {{other, since}});
    batch.insert(followers_, other, {{user, since}});
    batch.send();
}

void Twissandra::unfollow(const std::string& user, const std::string& other) const {
    check_name(user);
    check_name(other);
    cassia::Mutator batch(pool_);
    batch.remove(friends_, user, {.columns = {other}});
    batch.remove(followers_, other, {.columns = {user}});
    batch.send();
}

bool Twissandra::follows(const std::string& user, const std::string& other) const {
    return friends_.find(user, {.columns = {other}}).has_value();
}

std::vector<std::string> Twissandra::friends(const std::string& user) const {
    check_user(user);
    return names_of(friends_, user);
}

std::vector<std::string> Twissandra::followers(const std::string& user) const {
    check_user(user);
    return names_of(followers_, user);
}

cassia::Uuid Twissandra::tweet(const std::string& user, const std::string& body) const {
    check_tweet(body);
    check_user(user);
    const auto id = cassia::Uuid::now();
    // Before any line tells of it.
    tweets_.insert(id, {{"username", user}, {"body", body}});

    cassia::Mutator batch(pool_);
    batch.insert(userlines_, user, {{id, ""}});
    batch.insert(userlines_, EVERYBODY, {{id, ""}});
    batch.insert(timelines_, user, {{id, ""}});
    // Page by page, and sent by the hundred: there may be any number.
    for (const auto& [follower, since] : followers_.xget(user)) {
        batch.insert(timelines_, follower, {{id, ""}});
    }
    batch.send();
    return id;
}

Page Twissandra::timeline(const std::string& user, const Place& place) const {
    check_user(user);
    return read(timelines_, user, place);
}

Page Twissandra::userline(const std::string& user, const Place& place) const {
    check_user(user);
    return read(userlines_, user, place);
}

Page Twissandra::public_timeline(const Place& place) const {
    return read(userlines_, EVERYBODY, place);
}

void Twissandra::check_user(const std::string& name) const {
    if (!has_user(name)) {
        throw Refused("there is nobody called " + name);
    }
}

// One column more than the page has is where the next begins.
Page Twissandra::read(const cassia::ColumnFamily& lines, const std::string& row, const Place& place) const {
    const auto line =
        lines.find(row, {.column_start = place.from, .column_reversed = true, .column_count = place.count + 1});
    if (!line) {
        return {};
    }
    std::vector<cassia::Uuid> ids;
    for (const auto& [id, nothing] : *line) {
        ids.push_back(id.as<cassia::Uuid>());
    }
    Page page;
    if (ids.size() > place.count) {
        page.next = ids.back();
        ids.pop_back();
    }
    const auto tweets = tweets_.multiget(ids);
    for (const auto& [id, columns] : tweets) {
        page.tweets.push_back(
            {id.as<cassia::Uuid>(), columns["username"].as<std::string>(), columns["body"].as<std::string>()});
    }
    return page;
}

}  // namespace twissandra
