#include <algorithm>
#include <string>
#include <utility>

#include "backend/cql/connection.h"
#include "backend/cql/connection_wire.h"
#include "backend/cql/mapping/schema_statements.h"
#include "backend/cql/mapping/write_statements.h"
#include "backend/cql/session/cells.h"
#include "backend/cql/session/ring.h"
#include "backend/cql/session/schema_changes.h"
#include "model/attribute_checks.h"
#include "model/definitions.h"
#include "model/schema_attributes.h"

/// @file
/// What is asked of a connection besides data operations.

namespace cassia::cql {
namespace {

/// What differs of `after`: servers describe some attributes in words of their own.
CfDef changed_attributes(const CfDef& before, CfDef after) {
    model::for_each_attribute([&](std::string_view, auto member) {
        if (after.*member == before.*member) {
            (after.*member).reset();
        }
    });
    return after;
}

/// That no other column's index has the name of one of this family's: the server would find that out when the column is
/// there already.
void check_index_names(const KsDef& keyspace, const CfDef& family) {
    for (const auto& column : family.column_metadata.value_or(std::vector<ColumnDef>())) {
        for (const auto& other : keyspace.cf_defs) {
            for (const auto& taken : other.column_metadata.value_or(std::vector<ColumnDef>())) {
                const bool is_itself = other.name == family.name && taken.name == column.name;
                if (column.index_name && !is_itself && taken.index_name == column.index_name) {
                    throw InvalidRequestException("index name '" + *column.index_name + "' of " +
                                                  model::place_of(family) + " is that of an index of '" + other.name +
                                                  "'; give another");
                }
            }
        }
    }
}

}  // namespace

backend::Deadline Connection::call_deadline() const {
    const auto own = std::chrono::steady_clock::now() + call_timeout_;
    return calls_end() ? std::min(own, *calls_end()) : own;
}

void Connection::login(const Credentials& credentials) {
    // Who asks is told as a conversation begins.
    options_.credentials = credentials;
    on_wire(false, [&] { main_ = Session(open_channel(address_, options_, call_deadline())); });
    no_compact_.reset();
    schema_.reset();
}

void Connection::set_keyspace(std::string_view keyspace) {
    set_keyspace(keyspace, call_deadline());
}

void Connection::set_keyspace(std::string_view keyspace, backend::Deadline deadline) {
    on_wire(false, [&] { read_schema(keyspace, deadline); });
    keyspace_ = keyspace;
}

void Connection::truncate(std::string_view family) {
    on_wire(true, [&] {
        const auto deadline = call_deadline();
        const auto& described = this->family(family, deadline);
        auto& session = session_of(described, deadline);
        auto execution =
            session.send(described.table(), truncate_family(described.table()), ConsistencyLevel::ONE, deadline);
        session.finish(execution, deadline);
    });
}

std::vector<KsDef> Connection::describe_keyspaces() {
    return on_wire(false, [&] {
        const auto deadline = call_deadline();
        std::vector<KsDef> keyspaces;
        for (const auto& name : read_keyspace_names(main_, deadline)) {
            if (auto described = read_keyspace(main_, name, version_, deadline)) {
                keyspaces.push_back(std::move(described->definition));
            }
        }
        return keyspaces;
    });
}

KsDef Connection::describe_keyspace(std::string_view keyspace) {
    return on_wire(false, [&] { return read(keyspace, call_deadline()).definition; });
}

std::string Connection::describe_cluster_name() {
    return node_.cluster_name;
}

// Of Cassandra itself: there is no interface of Thrift's to have one.
std::string Connection::describe_version() {
    return node_.release_version;
}

std::string Connection::describe_partitioner() {
    return node_.partitioner;
}

std::string Connection::describe_snitch() {
    if (version_ < CASSANDRA_4_0) {
        throw InvalidRequestException(server_ + " is Cassandra " + node_.release_version +
                                      ", which tells its snitch over Thrift alone; ask it there");
    }
    return on_wire(false, [&] {
        std::string snitch;
        main_.run("SELECT value FROM system_views.settings WHERE name = 'endpoint_snitch'", call_deadline(),
                  [&](std::span<const OptionalBytes> row) {
                      snitch = Cells(row).take_text();
                      return true;
                  });
        return snitch.find('.') == std::string::npos ? "org.apache.cassandra.locator." + snitch : snitch;
    });
}

std::vector<TokenRange> Connection::describe_ring(std::string_view keyspace) {
    return on_wire(false, [&] {
        const auto deadline = call_deadline();
        auto described = read_keyspace(main_, keyspace, version_, deadline);
        if (!described) {
            throw InvalidRequestException("no keyspace '" + std::string(keyspace) + "' at " + server_);
        }
        return ring_of(read_nodes(main_, deadline), described->definition, node_.partitioner);
    });
}

std::map<std::string, std::string> Connection::describe_token_map() {
    return on_wire(false, [&] {
        std::map<std::string, std::string> tokens;
        for (const auto& node : read_nodes(main_, call_deadline())) {
            for (const auto& token : node.tokens) {
                tokens.emplace(token, node.address);
            }
        }
        return tokens;
    });
}

std::vector<std::pair<std::string, std::vector<std::string>>> Connection::describe_schema_versions() {
    return on_wire(false, [&] {
        std::map<std::string, std::vector<std::string>> versions;
        for (const auto& node : read_nodes(main_, call_deadline())) {
            versions[node.schema_version.empty() ? "UNREACHABLE" : node.schema_version].push_back(node.address);
        }
        return std::vector<std::pair<std::string, std::vector<std::string>>>(versions.begin(), versions.end());
    });
}

std::string Connection::change(const Statements& statements) {
    return on_wire(true, [&] {
        const auto deadline = call_deadline();
        for (const auto& statement : statements) {
            main_.run(statement, deadline);
            note_schema_change();
        }
        return read_local_node(main_, deadline).schema_version;
    });
}

std::string Connection::change_or_undo(const Statements& statements, const Statements& undoing) {
    // Where the first fails there is nothing to be undone.
    auto version = change({statements.front()});
    try {
        return statements.size() == 1 ? std::move(version) : change({statements.begin() + 1, statements.end()});
    } catch (const InvalidRequestException&) {
        change(undoing);
        throw;
    }
}

std::string Connection::add_keyspace(const KsDef& keyspace) {
    auto statements = Statements{create_keyspace(keyspace, version_)};
    for (const auto& family : keyspace.cf_defs) {
        for (auto& statement : create_column_family(family, version_)) {
            statements.push_back(std::move(statement));
        }
    }
    return change_or_undo(statements, {cql::drop_keyspace(keyspace.name)});
}

std::string Connection::update_keyspace(const KsDef& keyspace) {
    return change({alter_keyspace(keyspace, version_)});
}

std::string Connection::drop_keyspace(std::string_view keyspace) {
    return change({cql::drop_keyspace(keyspace)});
}

std::string Connection::add_column_family(const CfDef& family) {
    model::check_attributes(family);
    return change_or_undo(create_column_family(family, version_),
                          cql::drop_column_family(family.keyspace, family.name));
}

std::string Connection::update_column_family(const CfDef& family, const IndexProgressListener&) {
    // The server builds indexes by itself, after it has answered.
    model::check_definition(family);
    const auto before = on_wire(false, [&] { return read(family.keyspace, call_deadline()); });
    const auto known = before.families.find(family.name);
    if (known == before.families.end()) {
        const auto refused = before.refused.find(family.name);
        throw InvalidRequestException(refused != before.refused.end() ? refused->second
                                                                      : "there is no column family '" + family.name +
                                                                            "' in keyspace '" + family.keyspace + "'");
    }
    model::check_attributes(changed_attributes(known->second.definition, family));
    check_index_names(before.definition, family);
    return change(alter_column_family({known->second.definition, known->second.table}, family, version_));
}

std::string Connection::drop_column_family(std::string_view family) {
    return change(cql::drop_column_family(keyspace_, family));
}

}  // namespace cassia::cql
