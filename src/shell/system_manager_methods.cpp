#include <cstdint>
#include <map>
#include <string>
#include <utility>

#include <cassia/errors.h>
#include <cassia/system_manager.h>

#include "shell/arguments.h"
#include "shell/family_options.h"
#include "shell/kinds.h"
#include "shell/results.h"
#include "shell/session.h"

namespace cassia::shell {
namespace {

SystemManager& system_of(const Object& self) {
    return self_as<SystemManager>(self);
}

// Ends the building of an index when the user wants that.
IndexProgressListener interruptible(const Session& session) {
    return [&session](const IndexProgress&) { session.check_interrupted(); };
}

KeyspaceOptions keyspace_options(const Arguments& arguments) {
    KeyspaceOptions options;
    arguments.take("replication_strategy", options.replication_strategy);
    arguments.take("strategy_options", options.strategy_options);
    arguments.take("durable_writes", options.durable_writes);
    return options;
}

Object create_keyspace(Session& /*session*/, const Object& self, const Arguments& arguments) {
    system_of(self).create_keyspace(arguments.get<std::string>("name"), keyspace_options(arguments));
    return {};
}

Object alter_keyspace(Session& /*session*/, const Object& self, const Arguments& arguments) {
    system_of(self).alter_keyspace(arguments.get<std::string>("keyspace"), keyspace_options(arguments));
    return {};
}

Object drop_keyspace(Session& session, const Object& self, const Arguments& arguments) {
    system_of(self).drop_keyspace(arguments.get<std::string>("keyspace"));
    session.refresh();
    return {};
}

Object create_column_family(Session& session, const Object& self, const Arguments& arguments) {
    system_of(self).create_column_family(arguments.get<std::string>("keyspace"), arguments.get<std::string>("name"),
                                         family_options(arguments));
    session.refresh();
    return {};
}

Object alter_column_family(Session& session, const Object& self, const Arguments& arguments) {
    system_of(self).alter_column_family(arguments.get<std::string>("keyspace"),
                                        arguments.get<std::string>("column_family"), family_options(arguments));
    session.refresh();
    return {};
}

Object drop_column_family(Session& session, const Object& self, const Arguments& arguments) {
    system_of(self).drop_column_family(arguments.get<std::string>("keyspace"),
                                       arguments.get<std::string>("column_family"));
    session.refresh();
    return {};
}

Object alter_column(Session& session, const Object& self, const Arguments& arguments) {
    system_of(self).alter_column(arguments.get<std::string>("keyspace"), arguments.get<std::string>("column_family"),
                                 arguments.get<Value>("column"), arguments.get<Type>("value_type"));
    session.refresh();
    return {};
}

Object create_index(Session& session, const Object& self, const Arguments& arguments) {
    auto number = static_cast<std::int32_t>(KEYS_INDEX);
    arguments.take("index_type", number);
    system_of(self).create_index(arguments.get<std::string>("keyspace"), arguments.get<std::string>("column_family"),
                                 arguments.get<Value>("column"), arguments.get<Type>("value_type"),
                                 static_cast<IndexType>(number), arguments.get<std::string>("index_name"),
                                 interruptible(session));
    session.refresh();
    return {};
}

Object drop_index(Session& session, const Object& self, const Arguments& arguments) {
    system_of(self).drop_index(arguments.get<std::string>("keyspace"), arguments.get<std::string>("column_family"),
                               arguments.get<Value>("column"));
    session.refresh();
    return {};
}

Object list_keyspaces(Session& /*session*/, const Object& self, const Arguments& /*arguments*/) {
    Items names;
    for (auto& name : system_of(self).list_keyspaces()) {
        names.emplace_back(Value(std::move(name)));
    }
    return Object::list(std::move(names));
}

Object get_keyspace_properties(Session& /*session*/, const Object& self, const Arguments& arguments) {
    const auto properties = system_of(self).get_keyspace_properties(arguments.get<std::string>("keyspace"));
    return make_dict({{Value("replication_strategy"), Value(properties.replication_strategy)},
                      {Value("strategy_options"), object_of(properties.strategy_options)}});
}

Object get_keyspace_column_families(Session& /*session*/, const Object& self, const Arguments& arguments) {
    const bool by_name = arguments.get<bool>("use_dict_for_col_metadata");
    Dict families{.entries = {}, .keys_are = "column family"};
    for (const auto& [name, definition] :
         system_of(self).get_keyspace_column_families(arguments.get<std::string>("keyspace"))) {
        families.entries.emplace_back(Value(name), object_of(definition, by_name));
    }
    return families;
}

Object texts(const std::vector<std::string>& all) {
    Items items;
    for (const auto& text : all) {
        items.emplace_back(Value(text));
    }
    return Object::list(std::move(items));
}

Object describe_ring(Session& /*session*/, const Object& self, const Arguments& arguments) {
    Items stretches;
    for (const auto& [start, end, nodes] : system_of(self).describe_ring(arguments.get<std::string>("keyspace"))) {
        stretches.push_back(Object::tuple({Value(start), Value(end), texts(nodes)}));
    }
    return Object::list(std::move(stretches));
}

Object describe_token_map(Session& /*session*/, const Object& self, const Arguments& /*arguments*/) {
    return object_of(system_of(self).describe_token_map());
}

Object describe_schema_versions(Session& /*session*/, const Object& self, const Arguments& /*arguments*/) {
    Dict versions{.entries = {}, .keys_are = "version"};
    for (const auto& [version, nodes] : system_of(self).describe_schema_versions()) {
        versions.entries.emplace_back(Value(version), texts(nodes));
    }
    return versions;
}

template <std::string (SystemManager::*describe)()>
Object described(Session& /*session*/, const Object& self, const Arguments& /*arguments*/) {
    return Value((system_of(self).*describe)());
}

Object close(Session& /*session*/, const Object& self, const Arguments& /*arguments*/) {
    system_of(self).close();
    return {};
}

}  // namespace

template <>
const Kind& kind_of<SystemManager>() {
    static const std::string attributes = family_parameters();
    static const std::string create = "create_column_family(keyspace, name, " + attributes + ")";
    static const std::string alter = "alter_column_family(keyspace, column_family, " + attributes + ")";
    static const Kind kind(
        "SystemManager", "Making, altering and describing keyspaces, column families and indexes.",
        {
            {"create_keyspace(name, replication_strategy='SimpleStrategy', strategy_options=None, "
             "durable_writes=True)",
             "Makes a keyspace; strategy_options={'replication_factor': '1'}.", create_keyspace},
            {"alter_keyspace(keyspace, replication_strategy=None, strategy_options=None, durable_writes=None)",
             "Alters a keyspace; what is not given stays.", alter_keyspace},
            {"drop_keyspace(keyspace)", "Drops a keyspace and its column families.", drop_keyspace},
            {create, "Makes a column family.", create_column_family},
            {alter, "Alters a column family; what is not given stays.", alter_column_family},
            {"drop_column_family(keyspace, column_family)", "Drops a column family.", drop_column_family},
            {"alter_column(keyspace, column_family, column, value_type)", "Sets the type of one column's values.",
             alter_column},
            {"create_index(keyspace, column_family, column, value_type, index_type=KEYS_INDEX, index_name=None)",
             "Makes an index of a column's values.", create_index},
            {"drop_index(keyspace, column_family, column)", "Drops an index; the column keeps its type.", drop_index},
            {"list_keyspaces()", "The names of all keyspaces.", list_keyspaces},
            {"get_keyspace_properties(keyspace)", "A keyspace's strategy and its options.", get_keyspace_properties},
            {"get_keyspace_column_families(keyspace, use_dict_for_col_metadata=False)",
             "All that the server tells of a keyspace's column families.", get_keyspace_column_families},
            {"describe_ring(keyspace)", "Stretches of the ring, and their nodes.", describe_ring},
            {"describe_token_map()", "The node of each token.", describe_token_map},
            {"describe_schema_versions()", "The nodes of each version of the schema.", describe_schema_versions},
            {"describe_cluster_name()", "The cluster's name.", described<&SystemManager::describe_cluster_name>},
            {"describe_version()", "The version of the server's interface.",
             described<&SystemManager::describe_version>},
            {"describe_partitioner()", "The partitioner.", described<&SystemManager::describe_partitioner>},
            {"describe_snitch()", "The snitch.", described<&SystemManager::describe_snitch>},
            {"close()", "Closes the connection.", close},
        });
    return kind;
}

}  // namespace cassia::shell
