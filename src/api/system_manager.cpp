#include <cassia/system_manager.h>

#include <utility>

#include <cassia/errors.h>

#include "api/column_family_definition.h"
#include "api/schema_agreement.h"
#include "backend/backends.h"
#include "backend/located.h"
#include "model/definitions.h"

namespace cassia {
namespace {

using backend::located;
using detail::column_entry;

std::string short_name(const std::string& class_name) {
    const auto dot = class_name.rfind('.');
    return dot == std::string::npos ? class_name : class_name.substr(dot + 1);
}

void check(const SystemManagerOptions& options) {
    if (options.timeout <= std::chrono::milliseconds(0) || options.timeout > backend::LONGEST_TIMEOUT) {
        throw InvalidRequestError("timeout is " + std::to_string(options.timeout.count()) +
                                  " ms; it must be more than 0, and at most a year");
    }
    if (options.credentials && options.credentials->username.empty()) {
        throw InvalidRequestError("the username of credentials is empty; give one, or no credentials");
    }
}

std::unique_ptr<backend::Connection> connect(std::string_view server, const SystemManagerOptions& options) {
    return located(server, "connect", [&] {
        backend::check_server(server);
        check(options);
        return backend::connect(server, {.credentials = options.credentials,
                                         .deadline = std::chrono::steady_clock::now() + options.timeout,
                                         .call_timeout = options.timeout,
                                         .framed_transport = options.framed_transport,
                                         .tls = options.tls,
                                         .socket_factory = options.socket_factory,
                                         .transport_factory = options.transport_factory});
    });
}

}  // namespace

/// A connection in whose place another is opened after a fault on it.
class SystemManager::Link {
public:
    Link(Connect connect, std::chrono::milliseconds timeout)
        : connect_(std::move(connect)), timeout_(timeout), connection_(connect_()) {}

    std::chrono::milliseconds timeout() const noexcept { return timeout_; }

    template <typename Work>
    auto carry_out(const Work& work) {
        if (!connection_) {
            connection_ = connect_();
        }
        try {
            return work(*connection_);
        } catch (const TransportException&) {
            connection_.reset();
            throw;
        } catch (const ProtocolException&) {
            connection_.reset();
            throw;
        }
    }

private:
    Connect connect_;
    std::chrono::milliseconds timeout_;
    // Null after a fault on it.
    std::unique_ptr<backend::Connection> connection_;
};

SystemManager::SystemManager(std::string_view server, const SystemManagerOptions& options)
    : server_(server),
      link_(std::make_unique<Link>([server = server_, options] { return connect(server, options); }, options.timeout)) {
}
SystemManager::SystemManager(Connect connect, std::string_view server)
    : server_(server), link_(std::make_unique<Link>(std::move(connect), SystemManagerOptions().timeout)) {}
SystemManager::SystemManager(SystemManager&&) noexcept = default;
SystemManager& SystemManager::operator=(SystemManager&&) noexcept = default;
SystemManager::~SystemManager() = default;

void SystemManager::close() noexcept {
    link_.reset();
}

/// Carries out `work` on the connection.
template <typename Call>
auto SystemManager::call(std::string_view operation, const Call& work) {
    return located(server_, operation, [&] {
        if (!link_) {
            throw InvalidRequestError("the SystemManager of " + server_ + " is closed; make a new one");
        }
        return link_->carry_out(work);
    });
}

/// Carries out `work`, a change of schema, and waits until the nodes agree on it.
template <typename Change>
void SystemManager::change(std::string_view operation, const Change& work) {
    call(operation, [&](backend::Connection& connection) {
        detail::change_schema(connection, [&] { work(connection); }, link_->timeout());
    });
}

void SystemManager::create_keyspace(std::string_view name, const KeyspaceOptions& options) {
    change("create_keyspace", [&](backend::Connection& connection) {
        KsDef keyspace;
        keyspace.name = name;
        keyspace.strategy_class = options.replication_strategy.value_or(std::string(SIMPLE_STRATEGY));
        keyspace.strategy_options = options.strategy_options.value_or(std::map<std::string, std::string>());
        keyspace.durable_writes = options.durable_writes.value_or(true);
        connection.add_keyspace(keyspace);
    });
}

void SystemManager::alter_keyspace(std::string_view name, const KeyspaceOptions& options) {
    change("alter_keyspace", [&](backend::Connection& connection) {
        auto keyspace = connection.describe_keyspace(name);
        keyspace.strategy_class = options.replication_strategy.value_or(keyspace.strategy_class);
        keyspace.strategy_options = options.strategy_options.value_or(keyspace.strategy_options);
        keyspace.durable_writes = options.durable_writes.value_or(keyspace.durable_writes);
        keyspace.cf_defs.clear();
        connection.update_keyspace(keyspace);
    });
}

void SystemManager::drop_keyspace(std::string_view name) {
    change("drop_keyspace", [&](backend::Connection& connection) { connection.drop_keyspace(name); });
}

void SystemManager::create_column_family(std::string_view keyspace, std::string_view name,
                                         const ColumnFamilyOptions& options) {
    change("create_column_family", [&](backend::Connection& connection) {
        CfDef family;
        family.keyspace = keyspace;
        family.name = name;
        detail::apply(options, family);
        connection.add_column_family(family);
    });
}

void SystemManager::alter_column_family(std::string_view keyspace, std::string_view name,
                                        const ColumnFamilyOptions& options) {
    change("alter_column_family", [&](backend::Connection& connection) {
        const auto before = detail::describe_column_family(connection, keyspace, name);
        auto family = before;
        detail::apply(options, family);
        model::check_alteration(before, family);
        connection.update_column_family(family, {});
    });
}

void SystemManager::drop_column_family(std::string_view keyspace, std::string_view name) {
    change("drop_column_family", [&](backend::Connection& connection) {
        connection.set_keyspace(keyspace);
        connection.drop_column_family(name);
    });
}

void SystemManager::alter_column(std::string_view keyspace, std::string_view column_family, const Value& column,
                                 const Type& value_type) {
    change("alter_column", [&](backend::Connection& connection) {
        auto family = detail::describe_column_family(connection, keyspace, column_family);
        column_entry(family, column).validation_class = value_type.to_full_string();
        connection.update_column_family(family, {});
    });
}

void SystemManager::create_index(std::string_view keyspace, std::string_view column_family, const Value& column,
                                 const Type& value_type, IndexType index_type, std::string_view index_name,
                                 const IndexProgressListener& progress) {
    change("create_index", [&](backend::Connection& connection) {
        auto family = detail::describe_column_family(connection, keyspace, column_family);
        auto& entry = column_entry(family, column);
        entry.validation_class = value_type.to_full_string();
        entry.index_type = index_type;
        entry.index_name = index_name.empty() ? std::nullopt : std::optional<std::string>(index_name);
        entry.index_options.clear();
        connection.update_column_family(family, progress);
    });
}

void SystemManager::drop_index(std::string_view keyspace, std::string_view column_family, const Value& column) {
    change("drop_index", [&](backend::Connection& connection) {
        auto family = detail::describe_column_family(connection, keyspace, column_family);
        auto& entry = column_entry(family, column);
        if (!entry.index_type) {
            throw InvalidRequestException("column '" + column.to_string() + "' of column family '" + family.name +
                                          "' in keyspace '" + family.keyspace + "' has no index to drop");
        }
        entry.index_type.reset();
        entry.index_name.reset();
        entry.index_options.clear();
        connection.update_column_family(family, {});
    });
}

std::vector<std::string> SystemManager::list_keyspaces() {
    return call("list_keyspaces", [](backend::Connection& connection) {
        std::vector<std::string> names;
        for (const auto& keyspace : connection.describe_keyspaces()) {
            names.push_back(keyspace.name);
        }
        return names;
    });
}

KeyspaceProperties SystemManager::get_keyspace_properties(std::string_view keyspace) {
    return call("get_keyspace_properties", [&](backend::Connection& connection) {
        const auto described = connection.describe_keyspace(keyspace);
        return KeyspaceProperties{short_name(described.strategy_class), described.strategy_options};
    });
}

std::map<std::string, CfDef> SystemManager::get_keyspace_column_families(std::string_view keyspace) {
    return call("get_keyspace_column_families", [&](backend::Connection& connection) {
        std::map<std::string, CfDef> families;
        for (auto& family : connection.describe_keyspace(keyspace).cf_defs) {
            families.emplace(family.name, family);
        }
        return families;
    });
}

std::vector<std::tuple<std::string, std::string, std::vector<std::string>>> SystemManager::describe_ring(
    std::string_view keyspace) {
    return call("describe_ring", [&](backend::Connection& connection) {
        std::vector<std::tuple<std::string, std::string, std::vector<std::string>>> ring;
        for (const auto& range : connection.describe_ring(keyspace)) {
            ring.emplace_back(range.start_token, range.end_token, range.endpoints);
        }
        return ring;
    });
}

std::map<std::string, std::string> SystemManager::describe_token_map() {
    return call("describe_token_map", [](backend::Connection& connection) { return connection.describe_token_map(); });
}

std::string SystemManager::describe_cluster_name() {
    return call("describe_cluster_name",
                [](backend::Connection& connection) { return connection.describe_cluster_name(); });
}

std::string SystemManager::describe_version() {
    return call("describe_version", [](backend::Connection& connection) { return connection.describe_version(); });
}

std::map<std::string, std::vector<std::string>> SystemManager::describe_schema_versions() {
    return call("describe_schema_versions", [](backend::Connection& connection) {
        const auto versions = connection.describe_schema_versions();
        return std::map<std::string, std::vector<std::string>>(versions.begin(), versions.end());
    });
}

std::string SystemManager::describe_partitioner() {
    return call("describe_partitioner",
                [](backend::Connection& connection) { return short_name(connection.describe_partitioner()); });
}

std::string SystemManager::describe_snitch() {
    return call("describe_snitch",
                [](backend::Connection& connection) { return short_name(connection.describe_snitch()); });
}

}  // namespace cassia
