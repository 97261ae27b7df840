#include "support/contract_schema.h"

#include <algorithm>
#include <utility>
#include <vector>

#include <cassia/system_manager.h>

namespace cassia::support {
namespace {

ColumnFamilyOptions standard(const Type& comparator) {
    return {.comparator_type = comparator, .default_validation_class = UTF8_TYPE, .key_validation_class = UTF8_TYPE};
}

ColumnFamilyOptions super(const Type& comparator, const Type& subcomparator) {
    auto options = standard(comparator);
    options.super = true;
    options.subcomparator_type = subcomparator;
    return options;
}

ColumnFamilyOptions counters(ColumnFamilyOptions options) {
    options.default_validation_class = COUNTER_COLUMN_TYPE;
    return options;
}

ColumnFamilyOptions users() {
    auto options = standard(UTF8_TYPE);
    options.default_validation_class = BYTES_TYPE;
    options.column_validation_classes = {{"name", UTF8_TYPE}, {"age", LONG_TYPE}};
    return options;
}

ColumnFamilyOptions keyed(const Type& key) {
    auto options = standard(UTF8_TYPE);
    options.key_validation_class = key;
    return options;
}

ColumnFamilyOptions composite_everywhere() {
    auto options = keyed("CompositeType(LongType,UTF8Type)");
    options.default_validation_class = "CompositeType(UTF8Type,LongType)";
    return options;
}

ColumnFamilyOptions with_time_to_live(std::int32_t seconds) {
    auto options = standard(UTF8_TYPE);
    options.default_time_to_live = seconds;
    return options;
}

ColumnFamilyOptions without_grace() {
    auto options = standard(UTF8_TYPE);
    options.gc_grace_seconds = 0;
    return options;
}

// A column of each type, named after it.
ColumnFamilyOptions typed() {
    auto options = standard(UTF8_TYPE);
    for (const auto type : {BYTES_TYPE, ASCII_TYPE, UTF8_TYPE, LONG_TYPE, INT_TYPE, INT32_TYPE, DOUBLE_TYPE, FLOAT_TYPE,
                            DECIMAL_TYPE, DATE_TYPE, BOOLEAN_TYPE, UUID_TYPE, TIME_UUID_TYPE, LEXICAL_UUID_TYPE}) {
        options.column_validation_classes.emplace(type, type);
    }
    return options;
}

std::vector<std::pair<std::string_view, ColumnFamilyOptions>> column_families() {
    return {
        {"Standard", standard(UTF8_TYPE)},
        {"Users", users()},
        {"Typed", typed()},
        {"Bytes", {}},
        {"Longs", standard(LONG_TYPE)},
        {"ReversedLongs", standard("ReversedType(LongType)")},
        {"Integers", standard(INT_TYPE)},
        {"Decimals", standard(DECIMAL_TYPE)},
        {"Times", standard(TIME_UUID_TYPE)},
        {"LongKeys", keyed(LONG_TYPE)},
        {"CompositeEverywhere", composite_everywhere()},
        {"Super", super(UTF8_TYPE, LONG_TYPE)},
        {"LongSuper", super(LONG_TYPE, UTF8_TYPE)},
        {"ReversedSuper", super(UTF8_TYPE, "ReversedType(LongType)")},
        {"TimeSuper", super(UTF8_TYPE, TIME_UUID_TYPE)},
        {"Counters", counters(standard(UTF8_TYPE))},
        {"SuperCounters", counters(super(UTF8_TYPE, UTF8_TYPE))},
        {"Pairs", standard("CompositeType(LongType,UTF8Type)")},
        {"ReversedPairs", standard("CompositeType(LongType(reversed=true),AsciiType)")},
        {"TimePairs", standard("CompositeType(UTF8Type,TimeUUIDType)")},
        {"Singles", standard("CompositeType(LongType)")},
        {"Dynamics", standard("DynamicCompositeType(a=>AsciiType,l=>LongType)")},
        {"Expiring", with_time_to_live(100)},
        {"WithoutGrace", without_grace()},
        // Read and emptied whole.
        {"Ranges", standard(UTF8_TYPE)},
        {"ChangingRanges", standard(UTF8_TYPE)},
        {"SuperRanges", super(UTF8_TYPE, LONG_TYPE)},
        {"CounterRanges", counters(standard(UTF8_TYPE))},
    };
}

}  // namespace

void create_contract_schema(const std::string& server) {
    SystemManager system(server);
    // Of a run before this one, on a server that outlives it.
    const auto known = system.list_keyspaces();
    if (std::find(known.begin(), known.end(), CONTRACT_KEYSPACE) != known.end()) {
        system.drop_keyspace(CONTRACT_KEYSPACE);
    }
    system.create_keyspace(CONTRACT_KEYSPACE, {.strategy_options = {{{"replication_factor", "1"}}}});
    for (const auto& [name, options] : column_families()) {
        system.create_column_family(CONTRACT_KEYSPACE, name, options);
    }
}

}  // namespace cassia::support
