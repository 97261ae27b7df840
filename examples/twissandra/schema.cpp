#include "schema.h"

#include <algorithm>
#include <map>

#include <cassia/cassia.h>

namespace twissandra {
namespace {

using cassia::ColumnFamilyOptions;

ColumnFamilyOptions rows_of_text() {
    return {.comparator_type = cassia::UTF8_TYPE,
            .default_validation_class = cassia::UTF8_TYPE,
            .key_validation_class = cassia::UTF8_TYPE};
}

ColumnFamilyOptions rows_of_names() {
    return {.comparator_type = cassia::UTF8_TYPE,
            .default_validation_class = cassia::DATE_TYPE,
            .key_validation_class = cassia::UTF8_TYPE};
}

ColumnFamilyOptions lines() {
    return {.comparator_type = cassia::TIME_UUID_TYPE, .key_validation_class = cassia::UTF8_TYPE};
}

ColumnFamilyOptions text_by_key(const cassia::Type& key) {
    auto options = rows_of_text();
    options.key_validation_class = key;
    return options;
}

std::map<std::string, ColumnFamilyOptions> families() {
    return {{"User", rows_of_text()},
            {"Friends", rows_of_names()},
            {"Followers", rows_of_names()},
            {"Tweet", text_by_key(cassia::TIME_UUID_TYPE)},
            {"Userline", lines()},
            {"Timeline", lines()},
            {"Try", lines()},
            {"Session", text_by_key(cassia::LEXICAL_UUID_TYPE)}};
}

}  // namespace

void make_schema(const std::string& server, const cassia::SystemManagerOptions& options) {
    cassia::SystemManager system(server, options);
    const auto keyspaces = system.list_keyspaces();
    if (std::find(keyspaces.begin(), keyspaces.end(), KEYSPACE) == keyspaces.end()) {
        system.create_keyspace(KEYSPACE, {.strategy_options = {{{"replication_factor", "1"}}}});
    }
    const auto there = system.get_keyspace_column_families(KEYSPACE);
    for (const auto& [name, attributes] : families()) {
        if (!there.contains(name)) {
            system.create_column_family(KEYSPACE, name, attributes);
        }
    }
}

}  // namespace twissandra
