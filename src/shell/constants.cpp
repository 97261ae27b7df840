#include <cstdint>

#include <cassia/consistency.h>
#include <cassia/index.h>
#include <cassia/schema.h>
#include <cassia/system_manager.h>
#include <cassia/types.h>

#include "shell/builtins.h"

namespace cassia::shell {
namespace {

template <ConsistencyLevel level>
Object level_number(Session& /*session*/, const Object& /*self*/) {
    return Value(static_cast<std::int64_t>(level));
}

Value number(IndexOperator op) {
    return static_cast<std::int64_t>(op);
}

}  // namespace

const std::vector<Constant>& constants() {
    static const std::vector<Constant> all = {
        {"EQ", number(EQ)},
        {"GT", number(GT)},
        {"GTE", number(GTE)},
        {"LT", number(LT)},
        {"LTE", number(LTE)},
        {"KEYS_INDEX", static_cast<std::int64_t>(KEYS_INDEX)},
        {"SIMPLE_STRATEGY", SIMPLE_STRATEGY},
        {"NETWORK_TOPOLOGY_STRATEGY", NETWORK_TOPOLOGY_STRATEGY},
        {"OLD_NETWORK_TOPOLOGY_STRATEGY", OLD_NETWORK_TOPOLOGY_STRATEGY},
        {"ASCII_TYPE", ASCII_TYPE},
        {"BOOLEAN_TYPE", BOOLEAN_TYPE},
        {"BYTES_TYPE", BYTES_TYPE},
        {"COUNTER_COLUMN_TYPE", COUNTER_COLUMN_TYPE},
        {"DATE_TYPE", DATE_TYPE},
        {"DECIMAL_TYPE", DECIMAL_TYPE},
        {"DOUBLE_TYPE", DOUBLE_TYPE},
        {"FLOAT_TYPE", FLOAT_TYPE},
        {"INT32_TYPE", INT32_TYPE},
        {"INT_TYPE", INT_TYPE},
        {"LEXICAL_UUID_TYPE", LEXICAL_UUID_TYPE},
        {"LONG_TYPE", LONG_TYPE},
        {"TIME_UUID_TYPE", TIME_UUID_TYPE},
        {"UTF8_TYPE", UTF8_TYPE},
        {"UUID_TYPE", UUID_TYPE},
        {"LOWEST_TIME_UUID", LOWEST_TIME_UUID},
        {"HIGHEST_TIME_UUID", HIGHEST_TIME_UUID},
    };
    return all;
}

const Kind& consistency_levels() {
    using enum ConsistencyLevel;
    static const Kind kind("ConsistencyLevel", "How many replicas must answer.", {},
                           {
                               {"ANY", "Writes only: one replica, or a hint that is kept for it.", level_number<ANY>},
                               {"ONE", "One replica.", level_number<ONE>},
                               {"TWO", "Two replicas.", level_number<TWO>},
                               {"THREE", "Three replicas.", level_number<THREE>},
                               {"QUORUM", "More than half of the replicas.", level_number<QUORUM>},
                               {"LOCAL_ONE", "One replica of this data centre.", level_number<LOCAL_ONE>},
                               {"LOCAL_QUORUM", "More than half in this data centre.", level_number<LOCAL_QUORUM>},
                               {"EACH_QUORUM", "More than half in each data centre.", level_number<EACH_QUORUM>},
                               {"ALL", "All replicas.", level_number<ALL>},
                           });
    return kind;
}

}  // namespace cassia::shell
