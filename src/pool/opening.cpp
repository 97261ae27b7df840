#include <algorithm>
#include <utility>

#include <cassia/errors.h>

#include "pool/pool.h"
#include "pool/verdict.h"

namespace cassia::pool {
namespace {

constexpr std::size_t TRIES_OF_A_SERVER = 2;

std::string listed(const std::vector<std::string>& servers) {
    std::string text;
    for (const auto& server : servers) {
        text += (text.empty() ? "" : ", ") + server;
    }
    return text;
}

}  // namespace

// Opens a connection to the server that is the best choice, or to the next best where that fails.
std::unique_ptr<PooledConnection> Pool::open(PoolState& state, std::shared_ptr<Server> first, const Tries& tries,
                                             Deadline give_up) {
    Tries opening;
    std::exception_ptr last;
    std::string message;
    for (auto server = std::move(first);; server = nullptr) {
        {
            const std::lock_guard lock(state.mutex);
            const auto now = surroundings_.now();
            if (!server && (opening.empty() || !give_up || now < *give_up)) {
                server = state.servers.next(opening, tries, TRIES_OF_A_SERVER, now);
            }
            if (server) {
                state.servers.count_opened(*server);
            } else {
                message = "none of the servers of keyspace '" + keyspace_ + "' could be connected to, in " +
                          std::to_string(opening.size()) + " tries: " + listed(state.servers.names());
            }
        }
        if (!server) {
            break;
        }
        try {
            return open_one(state, server, give_up);
        } catch (const Error& error) {
            if (server->is_embedded || !is_unreachable(error)) {
                throw;
            }
            last = std::current_exception();
        }
        opening.push_back(std::move(server));
    }
    try {
        std::rethrow_exception(last);
    } catch (const Error& error) {
        std::throw_with_nested(AllServersUnavailable(message + "; the last time: " + error.what(),
                                                     {.server = error.server(), .operation = error.operation()}));
    }
}

// Opens a connection to a server where it is counted already.
std::unique_ptr<PooledConnection> Pool::open_one(PoolState& state, const std::shared_ptr<Server>& server,
                                                 Deadline give_up) {
    try {
        auto opened = std::make_unique<PooledConnection>(PooledConnection{
            .connection = surroundings_.connect(server->name, {.credentials = options_.credentials,
                                                               .keyspace = keyspace_,
                                                               .deadline = within_timeout(give_up),
                                                               .framed_transport = options_.framed_transport,
                                                               .tls = options_.tls,
                                                               .socket_factory = options_.socket_factory,
                                                               .transport_factory = options_.transport_factory}),
            .server = server,
            .id = ++opened_});
        {
            const std::lock_guard lock(state.mutex);
            server->health.succeeded();
        }
        tell(&PoolListener::connection_created,
             ConnectionCreated{.connection = opened->info(), .server = server->name});
        return opened;
    } catch (std::exception& error) {
        auto* const ours = dynamic_cast<Error*>(&error);
        {
            const std::lock_guard lock(state.mutex);
            state.servers.count_closed(*server);
            if (ours != nullptr && is_unreachable(*ours)) {
                server->health.failed(surroundings_.now());
            }
        }
        if (ours != nullptr) {
            ours->locate(server->name, "connect");
        }
        tell(&PoolListener::connection_created,
             ConnectionCreated{.level = LogLevel::warn, .server = server->name, .error = &error});
        tell(&PoolListener::connection_failed, ConnectionFailed{.error = &error, .server = server->name});
        throw;
    } catch (...) {
        // A user's own socket_factory may throw anything.
        const std::lock_guard lock(state.mutex);
        state.servers.count_closed(*server);
        throw;
    }
}

void Pool::close(PoolState& state, std::unique_ptr<PooledConnection> connection, std::string_view reason) noexcept {
    {
        const std::lock_guard lock(state.mutex);
        state.servers.count_closed(*connection->server);
    }
    connection->connection.reset();
    tell(&PoolListener::connection_disposed, ConnectionDisposed{.connection = connection->info(), .message = reason});
}

// The moment by which something that starts now must be done.
backend::Deadline Pool::within_timeout(Deadline give_up) const {
    if (options_.timeout == std::chrono::milliseconds(0)) {
        return give_up;
    }
    const auto timeout = surroundings_.now() + options_.timeout;
    return give_up ? std::min(timeout, *give_up) : timeout;
}

}  // namespace cassia::pool
