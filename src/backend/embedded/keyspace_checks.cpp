#include "backend/embedded/keyspace_checks.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>
#include <string_view>

#include "backend/embedded/definition_checks.h"
#include "model/definition_words.h"

namespace cassia::embedded {
namespace {

using model::check_among;
using model::refuse;
using model::to_number;
using model::without_package;

constexpr std::string_view PACKAGE = "org.apache.cassandra.locator";
constexpr std::string_view PER_DATA_CENTRE = "NetworkTopologyStrategy";
constexpr std::array<std::string_view, 3> STRATEGIES = {"SimpleStrategy", PER_DATA_CENTRE,
                                                        "OldNetworkTopologyStrategy"};
constexpr const char* REPLICATION_FACTOR = "replication_factor";
/// Those that every Cassandra has for itself.
constexpr std::array<std::string_view, 5> RESERVED = {"system", "system_auth", "system_distributed", "system_schema",
                                                      "system_traces"};

std::string_view strategy_of(const KsDef& definition) {
    return without_package(definition.strategy_class, PACKAGE);
}

void check_option(const std::string& named, std::string_view strategy, bool is_factor, const std::string& value) {
    if (is_factor && strategy == PER_DATA_CENTRE) {
        refuse(named + " is not for NetworkTopologyStrategy; give a number of replicas for each data centre");
    }
    if (!is_factor && strategy != PER_DATA_CENTRE) {
        refuse(named + " is not one of " + std::string(strategy) + "; it has replication_factor");
    }
    if (to_number<std::int32_t>(value).value_or(-1) < 0) {
        refuse(named + " is '" + value + "'; it must be a number of replicas from 0 to 2147483647");
    }
}

bool equal_but_for_case(std::string_view left, std::string_view right) {
    return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                      [](unsigned char a, unsigned char b) { return std::tolower(a) == std::tolower(b); });
}

}  // namespace

KsDef complete_keyspace(KsDef definition) {
    if (strategy_of(definition) != PER_DATA_CENTRE) {
        definition.strategy_options.emplace(REPLICATION_FACTOR,
                                            std::to_string(definition.replication_factor.value_or(1)));
    }
    return definition;
}

void check_keyspace_definition(const KsDef& definition) {
    const auto strategy = strategy_of(definition);
    check_among("replication strategy of keyspace '" + definition.name + '\'', strategy, STRATEGIES);
    for (const auto& [option, value] : definition.strategy_options) {
        check_option("strategy option '" + option + "' of keyspace '" + definition.name + '\'', strategy,
                     option == REPLICATION_FACTOR, value);
    }
}

void check_new_keyspace(const KsDef& definition) {
    check_schema_name("keyspace", definition.name);
    if (std::any_of(RESERVED.begin(), RESERVED.end(),
                    [&](std::string_view reserved) { return equal_but_for_case(definition.name, reserved); })) {
        refuse("keyspace name '" + definition.name + "' is reserved: Cassandra has it for itself; give another");
    }
    check_keyspace_definition(definition);
}

void check_apart(const std::string& name, const std::string& existing) {
    if (name == existing) {
        refuse("keyspace '" + name + "' already exists");
    }
    if (equal_but_for_case(name, existing)) {
        refuse("keyspace name '" + name + "' differs from '" + existing +
               "', which exists, in case alone; give another");
    }
}

}  // namespace cassia::embedded
