#include "backend/embedded/schema_changes.h"

#include <map>
#include <memory>
#include <utility>

#include <cassia/errors.h>

#include "backend/embedded/definition_checks.h"
#include "backend/embedded/index_reader.h"

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

const Keyspace& find_keyspace(const SchemaChange& change, std::string_view name) {
    return *change.schema.keyspace(name);
}

// Builds what is not built yet, and then says so.
void build_indexes(Store& store, const std::string& keyspace, const std::string& name) {
    const auto schema = store.schema();
    const auto family = find_family(*schema->keyspace(keyspace), name);
    bool missing = false;
    for (const auto& [column, index] : family->indexes()) {
        if (!index.built) {
            build_index(store, *family, column, index);
            missing = true;
        }
    }
    if (!missing) {
        return;
    }
    store.change_schema([&](SchemaChange& change) {
        const auto& now = find_family(find_keyspace(change, keyspace), name);
        Indexes indexes = now->indexes();
        for (auto& [column, index] : indexes) {
            const auto* built = family->index_of(column);
            index.built = index.built || (built != nullptr && built->id == index.id);
        }
        change.put_family(keyspace, std::make_shared<const Family>(now->id(), now->definition(), std::move(indexes)));
    });
}

}  // namespace

std::string add_keyspace(Store& store, const KsDef& definition) {
    check_keyspace_definition(definition);
    auto version = store.change_schema([&](SchemaChange& change) {
        if (change.schema.keyspaces.contains(definition.name)) {
            throw InvalidRequestException("keyspace '" + definition.name + "' already exists");
        }
        auto keyspace = std::make_shared<Keyspace>();
        keyspace->definition = definition;
        keyspace->definition.cf_defs.clear();
        change.put_keyspace(std::move(keyspace));
    });
    for (auto family : definition.cf_defs) {
        family.keyspace = definition.name;
        version = add_column_family(store, family);
    }
    return version;
}

std::string update_keyspace(Store& store, const KsDef& definition) {
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
    return store.change_schema([&](SchemaChange& change) {
        if (find_keyspace(change, definition.keyspace).families.contains(definition.name)) {
            throw InvalidRequestException("column family '" + definition.name + "' already exists in keyspace '" +
                                          definition.keyspace + "'");
        }
        const auto id = change.take_id();
        auto indexes = plan_indexes(definition, nullptr, change);
        change.put_family(definition.keyspace, std::make_shared<const Family>(id, definition, std::move(indexes)));
    });
}

std::string update_column_family(Store& store, const CfDef& given) {
    const auto definition = complete_definition(given);
    check_family_definition(definition);
    auto version = store.change_schema([&](SchemaChange& change) {
        const auto before = find_family(find_keyspace(change, definition.keyspace), definition.name);
        check_alteration(before->definition(), definition);
        auto indexes = plan_indexes(definition, before.get(), change);
        change.put_family(definition.keyspace,
                          std::make_shared<const Family>(before->id(), definition, std::move(indexes)));
    });
    build_indexes(store, definition.keyspace, definition.name);
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
            build_indexes(store, keyspace_name, name);
        }
    }
}

}  // namespace cassia::embedded
