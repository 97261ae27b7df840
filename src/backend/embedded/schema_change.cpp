#include "backend/embedded/schema_change.h"

#include <utility>

#include "backend/embedded/schema_record.h"

namespace cassia::embedded {

FamilyId SchemaChange::take_id() {
    const auto id = schema.next_id++;
    records.Put(next_id_record_key(), to_record(schema.next_id));
    return id;
}

void SchemaChange::put_keyspace(std::shared_ptr<const Keyspace> keyspace) {
    const auto& name = keyspace->definition.name;
    records.Put(keyspace_record_key(name), to_record(keyspace->definition));
    schema.keyspaces.insert_or_assign(name, std::move(keyspace));
}

void SchemaChange::put_family(const std::string& keyspace, std::shared_ptr<const Family> family) {
    auto changed = std::make_shared<Keyspace>(*schema.keyspace(keyspace));
    records.Put(family_record_key(keyspace, family->name()), to_record(*family));
    changed->families.insert_or_assign(family->name(), std::move(family));
    schema.keyspaces.insert_or_assign(keyspace, std::move(changed));
}

void SchemaChange::remove_family(const std::string& keyspace, std::string_view family) {
    auto changed = std::make_shared<Keyspace>(*schema.keyspace(keyspace));
    retire(*find_family(*changed, family));
    records.Delete(family_record_key(keyspace, family));
    changed->families.erase(changed->families.find(family));
    schema.keyspaces.insert_or_assign(keyspace, std::move(changed));
}

void SchemaChange::remove_keyspace(std::string_view keyspace) {
    for (const auto& [name, family] : schema.keyspace(keyspace)->families) {
        retire(*family);
        records.Delete(family_record_key(keyspace, name));
    }
    records.Delete(keyspace_record_key(keyspace));
    schema.keyspaces.erase(schema.keyspaces.find(keyspace));
}

void SchemaChange::retire(const Family& family) {
    retired.push_back(family.id());
    for (const auto& [column, index] : family.indexes()) {
        retired.push_back(index.id);
    }
}

}  // namespace cassia::embedded
