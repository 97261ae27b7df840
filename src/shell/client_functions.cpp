#include <memory>
#include <string>
#include <vector>

#include <cassia/connection_pool.h>
#include <cassia/stats.h>
#include <cassia/system_manager.h>

#include "shell/arguments.h"
#include "shell/batches.h"
#include "shell/builtins.h"
#include "shell/kinds.h"
#include "shell/results.h"
#include "shell/session.h"

namespace cassia::shell {
namespace {

const ConnectionPool& pool_in(const Arguments& arguments) {
    const auto* const pool = unbox<ConnectionPool>(arguments.at("pool"));
    if (pool == nullptr) {
        arguments.refuse("pool", "it is what ConnectionPool('…') makes");
    }
    return *pool;
}

Object make_pool(Session& session, const Object& /*self*/, const Arguments& arguments) {
    PoolOptions options;
    arguments.take("credentials", options.credentials);
    arguments.take("timeout", options.timeout);
    arguments.take("use_threadlocal", options.use_threadlocal);
    arguments.take("pool_size", options.pool_size);
    arguments.take("prefill", options.prefill);
    arguments.take("max_overflow", options.max_overflow);
    arguments.take("pool_timeout", options.pool_timeout);
    arguments.take("recycle", options.recycle);
    arguments.take("max_retries", options.max_retries);
    arguments.take("logging_name", options.logging_name);
    arguments.take("framed_transport", options.framed_transport);
    const auto keyspace = arguments.get<std::string>("keyspace");
    const auto servers = arguments.get<std::vector<std::string>>("server_list");
    return box(session.open_pool(keyspace, servers, options), "<ConnectionPool " + keyspace + ">");
}

Object make_column_family(Session& /*session*/, const Object& /*self*/, const Arguments& arguments) {
    return family_object(pool_in(arguments), arguments.get<std::string>("column_family"));
}

Object make_system_manager(Session& session, const Object& /*self*/, const Arguments& arguments) {
    SystemManagerOptions options;
    arguments.take("credentials", options.credentials);
    arguments.take("framed_transport", options.framed_transport);
    arguments.take("timeout", options.timeout);
    auto server = session.target().server;
    arguments.take("server", server);
    return box(session.open_system(server, options), "<SystemManager " + server + ">");
}

Object make_stats_logger(Session& /*session*/, const Object& /*self*/, const Arguments& /*arguments*/) {
    return box(std::make_shared<StatsLogger>(), "<StatsLogger>");
}

template <std::size_t (ConnectionPool::*count)() const>
Object counted(Session& /*session*/, const Object& self, const Arguments& /*arguments*/) {
    return Value((self_as<ConnectionPool>(self).*count)());
}

Object add_listener(Session& /*session*/, const Object& self, const Arguments& arguments) {
    const auto* const stats = unbox<Stats>(arguments.at("listener"));
    if (stats == nullptr) {
        arguments.refuse("listener", "it is a StatsLogger()");
    }
    self_as<ConnectionPool>(self).add_listener(*stats);
    return {};
}

Object set_server_list(Session& /*session*/, const Object& self, const Arguments& arguments) {
    self_as<ConnectionPool>(self).set_server_list(arguments.get<std::vector<std::string>>("server_list"));
    return {};
}

Object fill(Session& /*session*/, const Object& self, const Arguments& /*arguments*/) {
    self_as<ConnectionPool>(self).fill();
    return {};
}

Object dispose(Session& /*session*/, const Object& self, const Arguments& /*arguments*/) {
    self_as<ConnectionPool>(self).dispose();
    return {};
}

Object reset(Session& /*session*/, const Object& self, const Arguments& /*arguments*/) {
    self_as<Stats>(self)->reset();
    return {};
}

}  // namespace

template <>
const Kind& kind_of<ConnectionPool>() {
    static const Kind kind(
        "ConnectionPool", "Connections to the servers of one keyspace.",
        {
            {"size()", "Connections that it keeps.", counted<&ConnectionPool::size>},
            {"overflow()", "Connections that are open beyond its size.", counted<&ConnectionPool::overflow>},
            {"checkedin()", "Connections that wait in it.", counted<&ConnectionPool::checkedin>},
            {"checkedout()", "Connections that are in use.", counted<&ConnectionPool::checkedout>},
            {"fill()", "Opens connections until there are size().", fill},
            {"dispose()", "Closes the connections that are not in use.", dispose},
            {"set_server_list(server_list)", "Connects to these servers from now on.", set_server_list},
            {"add_listener(listener)", "Tells a StatsLogger of its events.", add_listener},
        },
        {{.name = "keyspace", .help = "Its keyspace.", .get = [](Session&, const Object& self) -> Object {
              return Value(self_as<ConnectionPool>(self).keyspace());
          }}});
    return kind;
}

template <>
const Kind& kind_of<Stats>() {
    static const Kind kind("StatsLogger", "Counts the events of pools.", {{"reset()", "Sets the counts to 0.", reset}},
                           {{.name = "stats", .help = "The counts.", .get = [](Session&, const Object& self) {
                                 return object_of(self_as<Stats>(self)->stats());
                             }}});
    return kind;
}

const Kind& client_functions() {
    static const Kind kind(
        "client", "Connections beside those that the shell has already.",
        {
            {"ConnectionPool(keyspace, server_list=None, credentials=None, timeout=0.5, use_threadlocal=True, "
             "pool_size=5, prefill=True, max_overflow=0, pool_timeout=30, recycle=10000, max_retries=5, "
             "logging_name=None, framed_transport=True)",
             "Connections to a keyspace; without server_list on the shell's own server.", make_pool},
            {"ColumnFamily(pool, column_family)", "A column family of a pool's keyspace.", make_column_family},
            {"SystemManager(server=None, credentials=None, framed_transport=True, timeout=30)",
             "For making and altering keyspaces; without a server on the shell's own.", make_system_manager},
            {"StatsLogger()", "Counts what pools do: pool.add_listener(stats).", make_stats_logger},
        });
    return kind;
}

}  // namespace cassia::shell
