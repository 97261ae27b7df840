#include "server/session.h"

#include <cstdint>
#include <utility>

#include <cassia/errors.h>

#include "backend/embedded/row_collector.h"
#include "model/definitions.h"

namespace cassia::server {
namespace {

const std::string& credential(const std::map<std::string, std::string>& credentials, const std::string& name) {
    const auto found = credentials.find(name);
    if (found == credentials.end()) {
        throw AuthenticationException("the credentials have no '" + name + "'; give username and password");
    }
    return found->second;
}

std::int64_t replicas_needed(ConsistencyLevel level, std::int64_t factor) {
    switch (level) {
        case ConsistencyLevel::ONE:
        case ConsistencyLevel::LOCAL_ONE:
        case ConsistencyLevel::ANY: return 1;
        case ConsistencyLevel::TWO: return 2;
        case ConsistencyLevel::THREE: return 3;
        case ConsistencyLevel::ALL: return factor;
        default: return factor / 2 + 1;
    }
}

[[noreturn]] void refuse(const User& user, std::string_view permission, const std::string& resource) {
    throw InvalidRequestException("User " + user.name + " has no " + std::string(permission) + " permission on <" +
                                  resource + "> or any of its parents");
}

}  // namespace

Session::Session(Service& service, std::string reached_at)
    : service_(service),
      reached_at_(std::move(reached_at)),
      connection_(service.store),
      answer_(service.answers, service.read_patience) {}

void Session::login(const std::map<std::string, std::string>& credentials) {
    if (service_.users) {
        user_ = &service_.users->authenticate(credential(credentials, "username"), credential(credentials, "password"));
    }
}

void Session::set_keyspace(std::string_view keyspace) {
    check_logged_in();
    connection_.set_keyspace(keyspace);
    keyspace_ = keyspace;
}

const std::string& Session::keyspace() const {
    if (keyspace_.empty()) {
        throw InvalidRequestException("You have not set a keyspace for this session");
    }
    return keyspace_;
}

void Session::check_logged_in() const {
    if (!has_logged_in()) {
        throw InvalidRequestException("You have not logged in");
    }
}

void Session::check_may_read(std::string_view family) const {
    check_may(&Rights::select, "SELECT", family);
}

void Session::check_may_write(std::string_view family) const {
    check_may(&Rights::modify, "MODIFY", family);
}

void Session::check_may(bool Rights::* right, std::string_view permission, std::string_view family) const {
    check_logged_in();
    const auto& in = keyspace();
    if (user_ != nullptr && !(user_->rights_in(in).*right)) {
        refuse(*user_, permission, "table " + in + '.' + std::string(family));
    }
}

void Session::check_may_change_schema(std::string_view keyspace) const {
    check_logged_in();
    if (user_ != nullptr && !user_->rights_in(keyspace).schema) {
        refuse(*user_, "schema", keyspace == "*" ? "all keyspaces" : "keyspace " + std::string(keyspace));
    }
}

backend::Completion Session::carry_out(const model::Request& request, ConsistencyLevel level, std::string_view call) {
    check_replicas(level);
    const model::Operation operation{.request = request, .consistency_level = level, .name = call};
    for (;;) {
        backend::Completion completion;
        completion.rows = answer_.block();
        try {
            connection_.submit(operation, completion, {});
            connection_.wait(completion);
            answer_.has_read(completion.rows);
            return completion;
        } catch (const embedded::BlockFull&) {
            answer_.grow();
        }
    }
}

std::shared_ptr<const embedded::Family> Session::family(std::string_view name) const {
    return embedded::find_family(*service_.store->schema()->keyspace(keyspace()), name);
}

void Session::check_replicas(ConsistencyLevel level) const {
    if (!service_.strict_replicas) {
        return;
    }
    const auto factor = model::replication_factor(service_.store->schema()->keyspace(keyspace())->definition);
    if (const auto needed = replicas_needed(level, factor); needed > 1) {
        throw UnavailableException("consistency level " + std::string(to_string(level)) + " needs " +
                                   std::to_string(needed) + " of " + std::to_string(factor) +
                                   " replicas, and one is up");
    }
}

}  // namespace cassia::server
