#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "backend/connection.h"
#include "backend/embedded/connection.h"
#include "model/operation.h"
#include "server/answer_memory.h"
#include "server/service.h"

namespace cassia::server {

/// What a client's connection has: its user, its keyspace, and the store behind it.
///
/// Thread safety: used by one thread.
class Session {
public:
    /// @param reached_at the address that the client has connected to; empty if it is not known.
    Session(Service& service, std::string reached_at);

    Service& service() const noexcept { return service_; }
    /// The address of the cluster's one node, as this client knows it.
    const std::string& endpoint() const noexcept { return reached_at_; }
    /// For calls that need no rights of their own.
    backend::Connection& connection() noexcept { return connection_; }

    /// @throws AuthenticationException if the server has users, and not this one.
    void login(const std::map<std::string, std::string>& credentials);
    /// Whether whoever has to log in has done so.
    bool has_logged_in() const noexcept { return !service_.users || user_ != nullptr; }
    void set_keyspace(std::string_view keyspace);
    /// @throws InvalidRequestException if none was set.
    const std::string& keyspace() const;

    // Each throws InvalidRequestException, as Cassandra 3.11, if there are users and this one has not logged in, or may
    // not do what is asked; those of column families also if no keyspace was set.
    void check_logged_in() const;
    void check_may_read(std::string_view family) const;
    void check_may_write(std::string_view family) const;
    /// Of column families of the keyspace. "*": of keyspaces.
    void check_may_change_schema(std::string_view keyspace) const;

    /// What the answer to the call takes that is being answered.
    AnswerMemory& answer() noexcept { return answer_; }
    /// Carries out a request that the user may make; what it reads goes into the answer, or is looked at.
    backend::Completion carry_out(const model::Request& request, ConsistencyLevel level, std::string_view call);
    /// A column family of the keyspace that is set.
    std::shared_ptr<const embedded::Family> family(std::string_view name) const;

    /// @throws UnavailableException if replicas are counted as a single node counts them, and one is not enough.
    void check_replicas(ConsistencyLevel level) const;

private:
    void check_may(bool Rights::* right, std::string_view permission, std::string_view family) const;

    Service& service_;
    std::string reached_at_;
    embedded::Connection connection_;
    std::string keyspace_;
    // None: nobody has logged in.
    const User* user_ = nullptr;
    AnswerMemory answer_;
};

}  // namespace cassia::server
