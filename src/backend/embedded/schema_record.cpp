#include "backend/embedded/schema_record.h"

#include <type_traits>
#include <utility>

#include <nlohmann/json.hpp>

#include <cassia/errors.h>

#include "backend/embedded/read_cbor.h"
#include "backend/embedded/stored_bytes.h"
#include "marshal/big_endian.h"
#include "model/schema_attributes.h"

namespace cassia::embedded {
namespace {

using nlohmann::json;

constexpr char KEYSPACE = 'K';
constexpr char FAMILY = 'F';
constexpr char NEXT_ID = 'N';
constexpr char RETIRED = 'R';

std::string record_key(char kind, std::string_view rest = {}) {
    std::string key;
    append_family(SCHEMA_ID, key);
    key.push_back(kind);
    key.append(rest);
    return key;
}

json to_json(const ColumnDef& column) {
    json out{{"name", column.name}, {"validation_class", column.validation_class}};
    if (column.index_type) {
        out["index_type"] = static_cast<int>(*column.index_type);
    }
    if (column.index_name) {
        out["index_name"] = *column.index_name;
    }
    if (!column.index_options.empty()) {
        out["index_options"] = column.index_options;
    }
    return out;
}

void from_json(const json& in, ColumnDef& column) {
    in.at("name").get_to(column.name);
    in.at("validation_class").get_to(column.validation_class);
    if (in.contains("index_type")) {
        column.index_type = static_cast<IndexType>(in["index_type"].get<int>());
    }
    if (in.contains("index_name")) {
        column.index_name = in["index_name"].get<std::string>();
    }
    if (in.contains("index_options")) {
        in["index_options"].get_to(column.index_options);
    }
}

template <typename T>
json attribute_to_json(const T& value) {
    if constexpr (std::is_same_v<T, std::vector<ColumnDef>>) {
        json columns = json::array();
        for (const auto& column : value) {
            columns.push_back(to_json(column));
        }
        return columns;
    } else {
        return value;
    }
}

template <typename T>
T attribute_from_json(const json& in) {
    if constexpr (std::is_same_v<T, std::vector<ColumnDef>>) {
        T columns(in.size());
        for (std::size_t i = 0; i < in.size(); ++i) {
            from_json(in[i], columns[i]);
        }
        return columns;
    } else {
        return in.get<T>();
    }
}

std::string pack(const json& value) {
    const auto bytes = json::to_cbor(value);
    return {bytes.begin(), bytes.end()};
}

CfDef definition_from_json(const json& in) {
    CfDef definition;
    model::for_each_attribute([&](const char* name, auto member) {
        using Attribute = typename std::remove_reference_t<decltype(definition.*member)>::value_type;
        if (in.contains(name)) {
            definition.*member = attribute_from_json<Attribute>(in[name]);
        }
    });
    return definition;
}

// Within a handler: `error` tells which type it is that there is not.
[[noreturn]] void throw_unknown(const Error& error) {
    std::throw_with_nested(StoreError(std::string("a schema record has a type that is not known: ") + error.what()));
}

FamilyId read_id(std::string_view bytes) {
    return marshal::read_big_endian<FamilyId>(take_stored(bytes, sizeof(FamilyId), "a schema record"));
}

void add_keyspace(std::string_view name, const json& in, Schema& schema) {
    auto keyspace = std::make_shared<Keyspace>();
    keyspace->definition.name = name;
    in.at("strategy_class").get_to(keyspace->definition.strategy_class);
    in.at("strategy_options").get_to(keyspace->definition.strategy_options);
    in.at("durable_writes").get_to(keyspace->definition.durable_writes);
    // The records of its families may have come before.
    if (const auto known = schema.keyspaces.find(name); known != schema.keyspaces.end()) {
        keyspace->families = known->second->families;
    }
    schema.keyspaces.insert_or_assign(std::string(name), std::move(keyspace));
}

void add_family(std::string_view names, const json& in, Schema& schema) {
    const auto separator = names.find('\0');
    const std::string keyspace_name(names.substr(0, separator));
    auto definition = definition_from_json(in.at("definition"));
    definition.keyspace = keyspace_name;
    definition.name = names.substr(separator + 1);

    std::map<std::string, Index, std::less<>> indexes;
    for (const auto& entry : in.at("indexes")) {
        Index index;
        entry.at("id").get_to(index.id);
        entry.at("name").get_to(index.name);
        entry.at("built").get_to(index.built);
        indexes.emplace(entry.at("column").get<std::string>(), std::move(index));
    }
    auto family =
        std::make_shared<const Family>(in.at("id").get<FamilyId>(), std::move(definition), std::move(indexes));

    auto keyspace = std::make_shared<Keyspace>();
    if (const auto known = schema.keyspaces.find(keyspace_name); known != schema.keyspaces.end()) {
        *keyspace = *known->second;
    }
    keyspace->families.insert_or_assign(family->name(), family);
    schema.keyspaces.insert_or_assign(keyspace_name, std::move(keyspace));
}

}  // namespace

std::string keyspace_record_key(std::string_view keyspace) {
    return record_key(KEYSPACE, keyspace);
}

std::string family_record_key(std::string_view keyspace, std::string_view family) {
    return record_key(FAMILY, std::string(keyspace) + '\0' + std::string(family));
}

std::string next_id_record_key() {
    return record_key(NEXT_ID);
}

std::string retired_record_key(FamilyId id) {
    std::string rest;
    append_family(id, rest);
    return record_key(RETIRED, rest);
}

std::string to_record(const KsDef& keyspace) {
    return pack({{"strategy_class", keyspace.strategy_class},
                 {"strategy_options", keyspace.strategy_options},
                 {"durable_writes", keyspace.durable_writes}});
}

std::string to_record(const Family& family) {
    json definition = json::object();
    model::for_each_attribute([&](const char* name, auto member) {
        if (const auto& value = family.definition().*member) {
            definition[name] = attribute_to_json(*value);
        }
    });
    json indexes = json::array();
    for (const auto& [column, index] : family.indexes()) {
        indexes.push_back({{"column", column}, {"id", index.id}, {"name", index.name}, {"built", index.built}});
    }
    return pack({{"id", family.id()}, {"definition", std::move(definition)}, {"indexes", std::move(indexes)}});
}

std::string to_record(FamilyId next_id) {
    std::string bytes;
    append_family(next_id, bytes);
    return bytes;
}

void add_record(std::string_view key, std::string_view value, Schema& schema, std::vector<FamilyId>& retired) {
    constexpr std::size_t KIND = sizeof(FamilyId);
    if (key.size() <= KIND) {
        throw StoreError("a schema record has no kind; the store is damaged");
    }
    const auto rest = key.substr(KIND + 1);
    try {
        switch (key[KIND]) {
            case KEYSPACE: return add_keyspace(rest, read_cbor(value), schema);
            case FAMILY: return add_family(rest, read_cbor(value), schema);
            case NEXT_ID: schema.next_id = read_id(value); return;
            case RETIRED: retired.push_back(read_id(rest)); return;
            default: throw StoreError("a schema record is of an unknown kind; the store is damaged");
        }
    } catch (const json::exception&) {
        std::throw_with_nested(StoreError("a schema record can't be read; the store is damaged"));
    } catch (const TypeError& error) {
        throw_unknown(error);
    } catch (const InvalidRequestException& error) {
        throw_unknown(error);
    }
}

}  // namespace cassia::embedded
