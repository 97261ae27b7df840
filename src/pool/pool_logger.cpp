#include <string>

#include <cassia/pool_listener.h>

namespace cassia {
namespace {

// "connection 3 (10.0.0.4:9160, 17 operations)"
std::string words(const ConnectionInfo& connection) {
    return "connection " + std::to_string(connection.id) + " (" + std::string(connection.server) + ", " +
           std::to_string(connection.operations) + (connection.operations == 1 ? " operation)" : " operations)");
}

std::string of_pool(std::string_view pool_id) {
    return " of pool " + std::string(pool_id);
}

std::string reason(const std::exception* error) {
    return error == nullptr ? std::string("no reason is known") : error->what();
}

}  // namespace

PoolLogger::PoolLogger() : logger_(CassiaLogger().add_child_logger("pool")) {}
PoolLogger::~PoolLogger() = default;

void PoolLogger::connection_checked_in(const ConnectionCheckedIn& event) {
    logger_.log(event.level, (event.connection ? words(*event.connection) : "the place of a broken connection") +
                                 of_pool(event.pool_id) + " was checked in");
}

void PoolLogger::connection_checked_out(const ConnectionCheckedOut& event) {
    logger_.log(event.level, words(event.connection) + of_pool(event.pool_id) + " was checked out");
}

void PoolLogger::connection_created(const ConnectionCreated& event) {
    if (event.connection) {
        logger_.log(event.level, words(*event.connection) + of_pool(event.pool_id) + " was opened");
    } else {
        logger_.log(event.level, "a connection to " + std::string(event.server) + of_pool(event.pool_id) +
                                     " could not be opened: " + reason(event.error));
    }
}

void PoolLogger::connection_disposed(const ConnectionDisposed& event) {
    logger_.log(event.level,
                words(event.connection) + of_pool(event.pool_id) + " was closed: " + std::string(event.message));
}

void PoolLogger::connection_failed(const ConnectionFailed& event) {
    if (event.connection) {
        logger_.log(event.level, words(*event.connection) + of_pool(event.pool_id) + " failed" +
                                     (event.request ? " in " + std::string(event.request->method) : "") + ": " +
                                     reason(event.error));
    } else {
        logger_.log(event.level,
                    "server " + std::string(event.server) + of_pool(event.pool_id) + " failed: " + reason(event.error));
    }
}

void PoolLogger::connection_recycled(const ConnectionRecycled& event) {
    logger_.log(event.level,
                words(event.old_conn) + of_pool(event.pool_id) + " was replaced by " + words(event.new_conn));
}

void PoolLogger::pool_at_max(const PoolAtMax& event) {
    logger_.log(event.level, "pool " + std::string(event.pool_id) + " had all of its " +
                                 std::to_string(event.pool_max) + " connections in use when one was asked for");
}

void PoolLogger::pool_disposed(const PoolDisposed& event) {
    logger_.log(event.level, "pool " + std::string(event.pool_id) + " was disposed");
}

void PoolLogger::server_list_obtained(const ServerListObtained& event) {
    std::string servers;
    for (const auto& server : event.server_list) {
        servers += (servers.empty() ? "" : ", ") + server;
    }
    logger_.log(event.level, "pool " + std::string(event.pool_id) + " has the servers " + servers);
}

}  // namespace cassia
