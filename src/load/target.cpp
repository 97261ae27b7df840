#include "load/target.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <vector>

#include <cassia/errors.h>
#include <cassia/system_manager.h>

namespace cassia::load {
namespace {

bool has(const std::vector<std::string>& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

std::string quoted(const std::vector<std::string>& names) {
    std::string text;
    for (const auto& name : names) {
        text += (text.empty() ? "'" : ", '") + name + '\'';
    }
    return names.empty() ? "none" : text;
}

void check_same(const Target& target, const std::string& what, const Type& found, const Type& wanted) {
    if (!(found == wanted)) {
        throw InvalidRequestError("column family '" + target.column_family + "' is there already, and its " + what +
                                  " is " + found.to_string() + ", not " + wanted.to_string() +
                                  "; leave --create out to load it as it is, or create another");
    }
}

}  // namespace

std::optional<EmbeddedStore> open_store(const Target& target, bool create_if_missing) {
    constexpr std::string_view scheme = "embedded:";
    if (!target.server.starts_with(scheme) || target.server.size() == scheme.size()) {
        return std::nullopt;
    }
    return EmbeddedStore::open(target.server.substr(scheme.size()), {.create_if_missing = create_if_missing});
}

std::optional<FamilySchema> find_schema(const Target& target) {
    SystemManager system(target.server);
    if (!has(system.list_keyspaces(), target.keyspace)) {
        return std::nullopt;
    }
    const auto families = system.get_keyspace_column_families(target.keyspace);
    const auto found = families.find(target.column_family);
    return found == families.end() ? std::nullopt : std::optional(to_schema(found->second));
}

FamilySchema describe(const Target& target) {
    SystemManager system(target.server);
    const auto keyspaces = system.list_keyspaces();
    if (!has(keyspaces, target.keyspace)) {
        throw NotFoundException("no keyspace '" + target.keyspace + "' at " + target.server + "; it has " +
                                quoted(keyspaces) + ", and a load with --create makes one");
    }
    const auto families = system.get_keyspace_column_families(target.keyspace);
    const auto found = families.find(target.column_family);
    if (found == families.end()) {
        std::vector<std::string> names;
        std::transform(families.begin(), families.end(), std::back_inserter(names),
                       [](const auto& family) { return family.first; });
        throw NotFoundException("no column family '" + target.column_family + "' in keyspace '" + target.keyspace +
                                "' at " + target.server + "; it has " + quoted(names) +
                                ", and a load with --create makes one");
    }
    return to_schema(found->second);
}

void check_same(const Target& target, const FamilySchema& found, const FamilySchema& wanted) {
    if (found.is_super != wanted.is_super) {
        throw InvalidRequestError("column family '" + target.column_family + "' is there already, and is " +
                                  (found.is_super ? "super" : "standard") + ", not " +
                                  (wanted.is_super ? "super" : "standard"));
    }
    check_same(target, "key type", found.key, wanted.key);
    check_same(target, "comparator", found.comparator, wanted.comparator);
    if (found.is_super) {
        check_same(target, "subcomparator", found.subcomparator, wanted.subcomparator);
    }
    check_same(target, "default type", found.default_value, wanted.default_value);
    for (const auto& [name, type] : wanted.values) {
        check_same(target, "type of column " + wanted.column_name()->unpack(name).to_string(), found.value_type(name),
                   type);
    }
}

void create_family(const Target& target, const FamilySchema& schema) {
    SystemManager system(target.server);
    if (!has(system.list_keyspaces(), target.keyspace)) {
        // Cassandra wants to be told.
        system.create_keyspace(target.keyspace, {.strategy_options = {{{"replication_factor", "1"}}}});
    }
    ColumnFamilyOptions options;
    options.super = schema.is_super;
    options.comparator_type = schema.comparator;
    if (schema.is_super) {
        options.subcomparator_type = schema.subcomparator;
    }
    options.default_validation_class = schema.default_value;
    options.key_validation_class = schema.key;
    for (const auto& [name, type] : schema.values) {
        options.column_validation_classes.emplace(schema.column_name()->unpack(name), type);
    }
    system.create_column_family(target.keyspace, target.column_family, options);
}

void rehearse_creation(const Target& target, const FamilySchema& schema) {
    const auto store = EmbeddedStore::memory();
    try {
        create_family({store.server(), target.keyspace, target.column_family}, schema);
    } catch (const InvalidRequestException& error) {
        throw InvalidRequestError(error.what());
    }
}

}  // namespace cassia::load
