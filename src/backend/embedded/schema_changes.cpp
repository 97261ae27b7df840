#include "backend/embedded/schema_changes.h"

#include <map>
#include <memory>
#include <utility>

#include <cassia/errors.h>

#include "backend/embedded/definition_checks.h"
#include "backend/embedded/index_builder.h"
#include "backend/embedded/index_names.h"
#include "backend/embedded/keyspace_checks.h"
#include "model/definitions.h"

namespace cassia::embedded {
namespace {

using Indexes = std::map<std::string, Index, std::less<>>;

// The indexes that a definition asks for. Those that `before` had of the same type keep their id and entries.
Indexes plan_indexes(const CfDef& definition, const Family* before, SchemaChange& change) {
    Indexes indexes;
    for (const auto& column : *definition.column_metadata) {
        if (!column.index_type) {
            continue;
        }
        Index index;
        index.name = column.index_name.value_or("");
        const auto* old = before == nullptr ? nullptr : before->index_of(column.name);
        if (old != nullptr && before->value_type(column.name) == Type::parse_or_bytes(column.validation_class)) {
            index.id = old->id;
            index.built = old->built;
        } else {
            index.id = change.take_id();
            index.built = before == nullptr;
            if (old != nullptr) {
                change.retired.push_back(old->id);
            }
        }
        indexes.emplace(column.name, std::move(index));
    }
    if (before != nullptr) {
        for (const auto& [column, old] : before->indexes()) {
            if (!indexes.contains(column)) {
                change.retired.push_back(old.id);
            }
        }
    }
    return indexes;
}

std::shared_ptr<const Family> find_family_if_there(const Schema& schema, const std::string& keyspace,
                                                   const std::string& name) {
    const auto in = schema.keyspaces.find(keyspace);
    if (in == schema.keyspaces.end()) {
        return nullptr;
    }
    const auto found = in->second->families.find(name);
    return found == in->second->families.end() ? nullptr : found->second;
}

const Keyspace& find_keyspace(const SchemaChange& change, std::string_view name) {
    return *change.schema.keyspace(name);
}

// Says that the indexes of `family` are built. One that was dropped meanwhile is emptied again, since building it went
// on behind the drop.
void put_built_indexes(SchemaChange& change, const std::string& keyspace, const Family& family) {
    const auto now = find_family_if_there(change.schema, keyspace, family.name());
    Indexes indexes = now ? now->indexes() : Indexes();
    for (const auto& [column, built] : family.indexes()) {
        const auto there = indexes.find(column);
        if (there != indexes.end() && there->second.id == built.id) {
            there->second.built = true;
        } else {
            change.retired.push_back(built.id);
        }
    }
    if (now) {
        change.put_family(keyspace, std::make_shared<const Family>(now->id(), now->definition(), std::move(indexes)));
    }
}

// Builds what is not built yet, and then says so.
void build_indexes(Store& store, const std::string& keyspace, const std::string& name,
                   const IndexProgressListener& progress) {
    const auto family = find_family_if_there(*store.schema(), keyspace, name);
    if (!family) {
        return;
    }
    bool missing = false;
    for (const auto& [column, index] : family->indexes()) {
        if (!index.built) {
            build_index(store, *family, column, index, progress);
            missing = true;
        }
    }
    if (missing) {
        store.change_schema([&](SchemaChange& change) { put_built_indexes(change, keyspace, *family); });
    }
}

// Adds a family whose definition is complete and checked.
void put_new_family(SchemaChange& change, CfDef definition) {
    const auto& keyspace = find_keyspace(change, definition.keyspace);
    if (keyspace.families.contains(definition.name)) {
        throw InvalidRequestException("column family '" + definition.name + "' already exists in keyspace '" +
                                      definition.keyspace + "'");
    }
    name_indexes(definition, keyspace);
    const auto id = change.take_id();
    auto indexes = plan_indexes(definition, nullptr, change);
    const auto keyspace_name = definition.keyspace;
    change.put_family(keyspace_name, std::make_shared<const Family>(id, std::move(definition), std::move(indexes)));
}

}  // namespace

std::string add_keyspace(Store& store, const KsDef& given) {
    const auto definition = complete_keyspace(given);
    check_new_keyspace(definition);
    return store.change_schema([&](SchemaChange& change) {
        for (const auto& [name, keyspace] : change.schema.keyspaces) {
            check_apart(definition.name, name);
        }
        auto keyspace = std::make_shared<Keyspace>();
        keyspace->definition = definition;
        keyspace->definition.cf_defs.clear();
        change.put_keyspace(std::move(keyspace));
        for (auto family : definition.cf_defs) {
            family.keyspace = definition.name;
            family = complete_definition(std::move(family));
            check_family_definition(family);
            put_new_family(change, std::move(family));
        }
    });
}

std::string update_keyspace(Store& store, const KsDef& given) {
    const auto definition = complete_keyspace(given);
    check_keyspace_definition(definition);
    return store.change_schema([&](SchemaChange& change) {
        auto keyspace = std::make_shared<Keyspace>(find_keyspace(change, definition.name));
        keyspace->definition = definition;
        keyspace->definition.cf_defs.clear();
        change.put_keyspace(std::move(keyspace));
    });
}

std::string drop_keyspace(Store& store, std::string_view name) {
    return store.change_schema([&](SchemaChange& change) { change.remove_keyspace(name); });
}

std::string add_column_family(Store& store, const CfDef& given) {
    const auto definition = complete_definition(given);
    check_family_definition(definition);
    return store.change_schema([&](SchemaChange& change) { put_new_family(change, definition); });
}

std::string update_column_family(Store& store, const CfDef& given, const IndexProgressListener& progress) {
    auto definition = complete_definition(given);
    check_family_definition(definition);
    auto version = store.change_schema([&](SchemaChange& change) {
        const auto& keyspace = find_keyspace(change, definition.keyspace);
        const auto before = find_family(keyspace, definition.name);
        model::check_alteration(before->definition(), definition);
        name_indexes(definition, keyspace);
        auto indexes = plan_indexes(definition, before.get(), change);
        change.put_family(given.keyspace,
                          std::make_shared<const Family>(before->id(), std::move(definition), std::move(indexes)));
    });
    build_indexes(store, given.keyspace, given.name, progress);
    return version;
}

std::string drop_column_family(Store& store, std::string_view keyspace, std::string_view name) {
    return store.change_schema([&](SchemaChange& change) { change.remove_family(std::string(keyspace), name); });
}

void truncate_column_family(Store& store, std::string_view keyspace, std::string_view name) {
    store.change_schema([&](SchemaChange& change) {
        const auto before = find_family(find_keyspace(change, keyspace), name);
        change.retire(*before);
        Indexes indexes = before->indexes();
        for (auto& [column, index] : indexes) {
            index.id = change.take_id();
            index.built = true;
        }
        const auto id = change.take_id();
        change.put_family(std::string(keyspace),
                          std::make_shared<const Family>(id, before->definition(), std::move(indexes)));
    });
}

void build_missing_indexes(Store& store) {
    for (const auto& [keyspace_name, keyspace] : store.schema()->keyspaces) {
        for (const auto& [name, family] : keyspace->families) {
            build_indexes(store, keyspace_name, name, {});
        }
    }
}

}  // namespace cassia::embedded
