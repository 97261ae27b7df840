#include "model/definitions.h"

#include <charconv>
#include <optional>
#include <vector>

#include <cassia/errors.h>
#include <cassia/types.h>

#include "model/limits.h"

namespace cassia::model {
namespace {

const std::string STANDARD = "Standard";
const std::string SUPER = "Super";

using ClassString = std::optional<std::string>;

[[noreturn]] void refuse(const std::string& what) {
    throw InvalidRequestException(what);
}

// Neither by themselves nor within a composite.
void check_holds_no_counters(const std::string& attribute, const ClassString& type) {
    if (type.value_or("").find("CounterColumnType") != std::string::npos) {
        refuse(attribute + " can't be or have CounterColumnType: counters are values");
    }
}

void check_column(const CfDef& definition, const ColumnDef& column) {
    const auto place = place_of(definition);
    if (column.name.empty() || column.name.size() > MAX_NAME_SIZE) {
        refuse("a column's name in column_metadata of " + place + " has " + std::to_string(column.name.size()) +
               " bytes; it needs 1 to " + std::to_string(MAX_NAME_SIZE));
    }
    if (column.index_type && definition.is_super()) {
        refuse("column family " + place + " is super, and indexes are for standard column families");
    }
    if (column.index_type && holds_counters(definition)) {
        refuse("column family " + place + " holds counters, and indexes are for values");
    }
    const bool is_counter = Type::parse_or_bytes(column.validation_class)->class_name() == "CounterColumnType";
    if (is_counter != holds_counters(definition)) {
        refuse("column family " + place + " can't mix counters with other columns");
    }
}

// Whether columns that lie in the order of `before` lie in that of `after` too, and are names of its type.
bool has_order_of(const ClassString& after, const ClassString& before) {
    if (after == before || !after || !before) {
        return after == before;
    }
    const Type now = Type::parse_or_bytes(*after);
    const Type then = Type::parse_or_bytes(*before);
    const auto wider = now->class_name();
    const auto narrower = then->class_name();
    return now->reversed() == then->reversed() &&
           ((wider == "BytesType" && (narrower == "UTF8Type" || narrower == "AsciiType")) ||
            (wider == "UTF8Type" && narrower == "AsciiType"));
}

void check_order_stays(const std::string& attribute, const ClassString& before, const ClassString& after) {
    if (!has_order_of(after, before)) {
        refuse(attribute + " can't be changed from " + before.value_or("none") + " to " + after.value_or("none") +
               ": columns lie in its order; make another column family, and copy");
    }
}

}  // namespace

std::string place_of(const CfDef& definition) {
    return '\'' + definition.name + "' in keyspace '" + definition.keyspace + '\'';
}

std::int64_t replication_factor(const KsDef& keyspace) {
    std::int64_t sum = 0;
    for (const auto& [option, value] : keyspace.strategy_options) {
        std::int64_t number = 0;
        std::from_chars(value.data(), value.data() + value.size(), number);
        sum += number;
    }
    return sum;
}

bool holds_counters(const CfDef& definition) {
    return Type::parse_or_bytes(definition.default_validation_class.value_or(""))->class_name() == "CounterColumnType";
}

void check_definition(const CfDef& definition) {
    const auto place = place_of(definition);
    if (const auto type = definition.column_type.value_or(STANDARD); type != STANDARD && type != SUPER) {
        refuse("column_type of " + place + " is '" + type + "'; there are " + STANDARD + ", " + SUPER);
    }
    if (definition.subcomparator_type && !definition.is_super()) {
        refuse("subcomparator_type of " + place + " is for super column families; set column_type to Super");
    }
    check_holds_no_counters("comparator_type of " + place, definition.comparator_type);
    check_holds_no_counters("subcomparator_type of " + place, definition.subcomparator_type);
    check_holds_no_counters("key_validation_class of " + place, definition.key_validation_class);
    if (definition.column_metadata) {
        for (const auto& column : *definition.column_metadata) {
            check_column(definition, column);
        }
    }
}

void check_alteration(const CfDef& before, const CfDef& after) {
    check_definition(after);
    const auto place = place_of(after);
    if (before.column_type != after.column_type) {
        refuse("column_type of " + place + " can't be changed from " + before.column_type.value_or(STANDARD) + " to " +
               after.column_type.value_or(STANDARD));
    }
    check_order_stays("comparator_type of " + place, before.comparator_type, after.comparator_type);
    check_order_stays("subcomparator_type of " + place, before.subcomparator_type, after.subcomparator_type);
    if (holds_counters(before) != holds_counters(after)) {
        refuse("column family " + place + " can't be changed to or from counters");
    }
}

}  // namespace cassia::model
