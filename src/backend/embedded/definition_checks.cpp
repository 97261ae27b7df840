#include "backend/embedded/definition_checks.h"

#include <algorithm>
#include <cctype>
#include <set>
#include <string>
#include <string_view>

#include <cassia/errors.h>
#include <cassia/types.h>

namespace cassia::embedded {
namespace {

constexpr std::size_t MAX_NAME = 48;
constexpr std::int32_t DEFAULT_GC_GRACE_SECONDS = 864'000;

[[noreturn]] void refuse(const std::string& what) {
    throw InvalidRequestException(what);
}

void check_schema_name(std::string_view kind, const std::string& name) {
    const bool word =
        std::all_of(name.begin(), name.end(), [](unsigned char c) { return std::isalnum(c) != 0 || c == '_'; });
    if (name.empty() || name.size() > MAX_NAME || !word) {
        refuse("'" + name + "' is no " + std::string(kind) + " name: it needs 1 to 48 letters, digits and underscores");
    }
}

// Full class names, as Cassandra describes its types; a class unknown to us is kept as it was given.
void complete_type(std::optional<std::string>& class_string, std::string_view otherwise) {
    const std::string given = class_string.value_or(std::string(otherwise));
    const Type type = Type::parse_or_bytes(given);
    const bool known = type->class_name() != "BytesType" || given.find("BytesType") != std::string::npos;
    class_string = known ? type.to_full_string() : given;
}

void check_comparator(std::string_view attribute, const std::optional<std::string>& class_string) {
    try {
        const Type type(*class_string);
        if (type->class_name() == "CounterColumnType") {
            refuse(std::string(attribute) + " can't be CounterColumnType: counters are values");
        }
    } catch (const TypeError& error) {
        refuse(std::string(attribute) + " is not usable: " + error.what());
    }
}

void check_column(const CfDef& definition, const ColumnDef& column, std::set<std::string>& index_names) {
    const Type names(definition.is_super() ? *definition.subcomparator_type : *definition.comparator_type);
    try {
        names->validate(column.name);
    } catch (const TypeError& error) {
        refuse("a column's name in column_metadata of '" + definition.name + "' is not valid: " + error.what());
    }
    if (!column.index_type) {
        if (column.index_name) {
            refuse("index_name '" + *column.index_name + "' of '" + definition.name + "' needs an index_type");
        }
        return;
    }
    if (definition.is_super()) {
        refuse("column family '" + definition.name + "' is super, and indexes are for standard column families");
    }
    if (*column.index_type != IndexType::KEYS) {
        refuse("the index of '" + definition.name + "' must be of type KEYS");
    }
    if (column.index_name && !index_names.insert(*column.index_name).second) {
        refuse("index name '" + *column.index_name + "' of '" + definition.name + "' is given twice");
    }
}

bool holds_counters(const CfDef& definition) {
    return Type::parse_or_bytes(*definition.default_validation_class)->class_name() == "CounterColumnType";
}

void check_at_least(const CfDef& definition, std::string_view attribute, const std::optional<std::int32_t>& number,
                    std::int32_t lowest) {
    if (number && *number < lowest) {
        refuse(std::string(attribute) + " of '" + definition.name + "' is " + std::to_string(*number) +
               "; it must be at least " + std::to_string(lowest));
    }
}

}  // namespace

void check_keyspace_definition(const KsDef& definition) {
    check_schema_name("keyspace", definition.name);
    const auto dot = definition.strategy_class.rfind('.');
    const auto strategy = definition.strategy_class.substr(dot == std::string::npos ? 0 : dot + 1);
    if (strategy != "SimpleStrategy" && strategy != "NetworkTopologyStrategy" &&
        strategy != "OldNetworkTopologyStrategy" && strategy != "LocalStrategy") {
        refuse("no replication strategy '" + definition.strategy_class +
               "'; there are SimpleStrategy, NetworkTopologyStrategy, OldNetworkTopologyStrategy");
    }
    for (const auto& [option, value] : definition.strategy_options) {
        if (value.empty() || value.find_first_not_of("0123456789") != std::string::npos) {
            refuse("strategy option '" + option + "' of keyspace '" + definition.name + "' is '" + value +
                   "'; it must be a number of replicas");
        }
    }
}

CfDef complete_definition(CfDef definition) {
    definition.column_type = definition.column_type.value_or("Standard");
    complete_type(definition.comparator_type, "BytesType");
    if (definition.is_super()) {
        complete_type(definition.subcomparator_type, "BytesType");
    }
    complete_type(definition.default_validation_class, "BytesType");
    complete_type(definition.key_validation_class, "BytesType");
    definition.gc_grace_seconds = definition.gc_grace_seconds.value_or(DEFAULT_GC_GRACE_SECONDS);
    definition.comment = definition.comment.value_or("");
    if (!definition.column_metadata) {
        definition.column_metadata.emplace();
    }
    for (auto& column : *definition.column_metadata) {
        std::optional<std::string> class_string = column.validation_class;
        complete_type(class_string, "BytesType");
        column.validation_class = *class_string;
    }
    return definition;
}

void check_family_definition(const CfDef& definition) {
    check_schema_name("column family", definition.name);
    if (definition.column_type != "Standard" && definition.column_type != "Super") {
        refuse("column_type of '" + definition.name + "' is '" + *definition.column_type +
               "'; it is Standard or Super");
    }
    check_comparator("comparator_type of '" + definition.name + '\'', definition.comparator_type);
    if (definition.is_super()) {
        check_comparator("subcomparator_type of '" + definition.name + '\'', definition.subcomparator_type);
    } else if (definition.subcomparator_type) {
        refuse("subcomparator_type of '" + definition.name +
               "' is for super column families; set column_type to Super");
    }
    std::set<std::string> names;
    std::set<std::string> index_names;
    for (const auto& column : *definition.column_metadata) {
        check_column(definition, column, index_names);
        if (!names.insert(column.name).second) {
            refuse("a column stands twice in column_metadata of '" + definition.name + "'");
        }
        const bool counter = Type::parse_or_bytes(column.validation_class)->class_name() == "CounterColumnType";
        if (counter != holds_counters(definition)) {
            refuse("column family '" + definition.name + "' can't mix counters with other columns");
        }
    }
    check_at_least(definition, "gc_grace_seconds", definition.gc_grace_seconds, 0);
    check_at_least(definition, "default_time_to_live", definition.default_time_to_live, 0);
    check_at_least(definition, "min_compaction_threshold", definition.min_compaction_threshold, 0);
    check_at_least(definition, "max_compaction_threshold", definition.max_compaction_threshold, 0);
}

void check_alteration(const CfDef& before, const CfDef& after) {
    if (before.column_type != after.column_type) {
        refuse("column_type of '" + after.name + "' can't be changed from " + *before.column_type + " to " +
               *after.column_type);
    }
    if (before.comparator_type != after.comparator_type) {
        refuse("comparator_type of '" + after.name + "' can't be changed from " + *before.comparator_type + " to " +
               *after.comparator_type + ": columns lie in its order");
    }
    if (before.subcomparator_type != after.subcomparator_type) {
        refuse("subcomparator_type of '" + after.name + "' can't be changed: columns lie in its order");
    }
    if (holds_counters(before) != holds_counters(after)) {
        refuse("column family '" + after.name + "' can't be changed to or from counters");
    }
}

}  // namespace cassia::embedded
