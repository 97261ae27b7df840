#include <cassia/system_manager.h>

#include <utility>

#include <cassia/errors.h>

#include "api/column_family_definition.h"
#include "backend/backends.h"

namespace cassia {
namespace {

std::string short_name(const std::string& class_name) {
    const auto dot = class_name.rfind('.');
    return dot == std::string::npos ? class_name : class_name.substr(dot + 1);
}

}  // namespace

SystemManager::SystemManager(std::string_view server) : connection_(backend::connect(server)) {}
SystemManager::SystemManager(SystemManager&&) noexcept = default;
SystemManager& SystemManager::operator=(SystemManager&&) noexcept = default;
SystemManager::~SystemManager() = default;

void SystemManager::close() noexcept {
    connection_.reset();
}

backend::Connection& SystemManager::connection() {
    if (!connection_) {
        throw InvalidRequestError("the SystemManager is closed; make a new one");
    }
    return *connection_;
}

KsDef SystemManager::describe(std::string_view keyspace) {
    return connection().describe_keyspace(keyspace);
}

CfDef SystemManager::describe(std::string_view keyspace, std::string_view column_family) {
    std::string names;
    for (auto& family : describe(keyspace).cf_defs) {
        if (family.name == column_family) {
            return std::move(family);
        }
        names += (names.empty() ? "'" : ", '") + family.name + '\'';
    }
    throw NotFoundException("no column family '" + std::string(column_family) + "' in keyspace '" +
                                std::string(keyspace) + "' at " + connection().server() + "; it has " +
                                (names.empty() ? "none" : names),
                            {.server = connection().server()});
}

void SystemManager::create_keyspace(std::string_view name, const KeyspaceOptions& options) {
    KsDef keyspace;
    keyspace.name = name;
    keyspace.strategy_class = options.replication_strategy.value_or(std::string(SIMPLE_STRATEGY));
    keyspace.strategy_options = options.strategy_options.value_or(std::map<std::string, std::string>());
    keyspace.durable_writes = options.durable_writes.value_or(true);
    connection().add_keyspace(keyspace);
}

void SystemManager::alter_keyspace(std::string_view name, const KeyspaceOptions& options) {
    auto keyspace = describe(name);
    keyspace.strategy_class = options.replication_strategy.value_or(keyspace.strategy_class);
    keyspace.strategy_options = options.strategy_options.value_or(keyspace.strategy_options);
    keyspace.durable_writes = options.durable_writes.value_or(keyspace.durable_writes);
    keyspace.cf_defs.clear();
    connection().update_keyspace(keyspace);
}

void SystemManager::drop_keyspace(std::string_view name) {
    connection().drop_keyspace(name);
}

void SystemManager::create_column_family(std::string_view keyspace, std::string_view name,
                                         const ColumnFamilyOptions& options) {
    CfDef family;
    family.keyspace = keyspace;
    family.name = name;
    detail::apply(options, family);
    connection().add_column_family(family);
}

void SystemManager::alter_column_family(std::string_view keyspace, std::string_view name,
                                        const ColumnFamilyOptions& options) {
    auto family = describe(keyspace, name);
    detail::apply(options, family);
    connection().update_column_family(family);
}

void SystemManager::drop_column_family(std::string_view keyspace, std::string_view name) {
    connection().set_keyspace(keyspace);
    connection().drop_column_family(name);
}

void SystemManager::alter_column(std::string_view keyspace, std::string_view column_family, const Value& column,
                                 const Type& value_type) {
    auto family = describe(keyspace, column_family);
    detail::column_entry(family, column).validation_class = value_type.to_full_string();
    connection().update_column_family(family);
}

void SystemManager::create_index(std::string_view keyspace, std::string_view column_family, const Value& column,
                                 const Type& value_type, IndexType index_type, std::string_view index_name) {
    auto family = describe(keyspace, column_family);
    auto& entry = detail::column_entry(family, column);
    entry.validation_class = value_type.to_full_string();
    entry.index_type = index_type;
    entry.index_name = index_name.empty() ? std::nullopt : std::optional<std::string>(index_name);
    connection().update_column_family(family);
}

void SystemManager::drop_index(std::string_view keyspace, std::string_view column_family, const Value& column) {
    auto family = describe(keyspace, column_family);
    auto& entry = detail::column_entry(family, column);
    if (!entry.index_type) {
        throw InvalidRequestException("column '" + column.to_string() + "' of '" + std::string(column_family) +
                                      "' has no index to drop");
    }
    entry.index_type.reset();
    entry.index_name.reset();
    connection().update_column_family(family);
}

std::vector<std::string> SystemManager::list_keyspaces() {
    std::vector<std::string> names;
    for (const auto& keyspace : connection().describe_keyspaces()) {
        names.push_back(keyspace.name);
    }
    return names;
}

KeyspaceProperties SystemManager::get_keyspace_properties(std::string_view keyspace) {
    const auto described = describe(keyspace);
    return {described.strategy_class, described.strategy_options};
}

std::map<std::string, CfDef> SystemManager::get_keyspace_column_families(std::string_view keyspace) {
    std::map<std::string, CfDef> families;
    for (auto& family : describe(keyspace).cf_defs) {
        families.emplace(family.name, family);
    }
    return families;
}

std::vector<std::tuple<std::string, std::string, std::vector<std::string>>> SystemManager::describe_ring(
    std::string_view keyspace) {
    std::vector<std::tuple<std::string, std::string, std::vector<std::string>>> ring;
    for (const auto& range : connection().describe_ring(keyspace)) {
        ring.emplace_back(range.start_token, range.end_token, range.endpoints);
    }
    return ring;
}

std::string SystemManager::describe_cluster_name() {
    return connection().describe_cluster_name();
}
std::string SystemManager::describe_version() {
    return connection().describe_version();
}

std::map<std::string, std::vector<std::string>> SystemManager::describe_schema_versions() {
    const auto versions = connection().describe_schema_versions();
    return {versions.begin(), versions.end()};
}

std::string SystemManager::describe_partitioner() {
    return short_name(connection().describe_partitioner());
}
std::string SystemManager::describe_snitch() {
    return short_name(connection().describe_snitch());
}

}  // namespace cassia
