#include "backend/cql/mapping/table_options.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <functional>
#include <string_view>

#include <cassia/errors.h>

#include "backend/cql/mapping/attribute_maps.h"
#include "backend/cql/mapping/cql_literals.h"
#include "backend/cql/mapping/identifiers.h"
#include "model/definitions.h"
#include "model/schema_attributes.h"

namespace cassia::cql {
namespace {

struct Successor {
    std::string_view attribute;
    /// The first version that has it no longer; 0: CQL has never had it.
    ServerVersion gone;
    std::string_view instead;
};

constexpr ServerVersion NEVER = {0, 0};
constexpr std::string_view CACHING = "caching says what is cached, and cassandra.yaml how much";
constexpr std::string_view READ_REPAIR = "the table's option read_repair took its place, and is on by itself";
constexpr std::string_view MEMTABLES =
    "cassandra.yaml says how much is kept in memory, memtable_flush_period_in_ms how long";

constexpr std::array SUCCESSORS{
    Successor{"read_repair_chance", CASSANDRA_4_0, READ_REPAIR},
    Successor{"dclocal_read_repair_chance", CASSANDRA_4_0, READ_REPAIR},
    Successor{"min_compaction_threshold", NEVER, "give min_threshold in compaction_strategy_options"},
    Successor{"max_compaction_threshold", NEVER, "give max_threshold in compaction_strategy_options"},
    Successor{"populate_io_cache_on_flush", NEVER, "the server decides by itself"},
    Successor{"replicate_on_write", NEVER, "counters are always replicated as they are written"},
    Successor{"merge_shards_chance", NEVER, "counters are merged as they are written"},
    Successor{"row_cache_size", NEVER, CACHING},
    Successor{"key_cache_size", NEVER, CACHING},
    Successor{"row_cache_save_period_in_seconds", NEVER, CACHING},
    Successor{"key_cache_save_period_in_seconds", NEVER, CACHING},
    Successor{"row_cache_keys_to_save", NEVER, CACHING},
    Successor{"row_cache_provider", NEVER, CACHING},
    Successor{"memtable_flush_after_mins", NEVER, MEMTABLES},
    Successor{"memtable_throughput_in_mb", NEVER, MEMTABLES},
    Successor{"memtable_operations_in_millions", NEVER, MEMTABLES},
};

[[noreturn]] void refuse(const std::string& what, ServerVersion version, std::string_view instead) {
    throw InvalidRequestException(what + " is not in the CQL of Cassandra " + std::to_string(version.major) + '.' +
                                  std::to_string(version.minor) + ": " + std::string(instead));
}

std::string_view without_package(std::string_view class_name) {
    return class_name.substr(class_name.rfind('.') + 1);
}

/// Collects the options that are to be given.
class Options {
public:
    Options(const std::optional<CfDef>& before, const CfDef& after) : before_(before), after_(after) {}

    /// What `value_of`, a member or a function, gives of a definition; and what it is by default.
    template <typename ValueOf, typename Value>
    void add(std::string_view option, const ValueOf& value_of, const Value& otherwise) {
        const auto now = std::invoke(value_of, after_);
        if (before_ ? now != std::invoke(value_of, *before_) : now.has_value()) {
            options_.push_back(std::string(option) + " = " + literal(now.value_or(otherwise)));
        }
    }

    std::vector<std::string> take() { return std::move(options_); }

private:
    static std::string literal(const std::string& text) { return quote_text(text); }
    template <typename Value>
    static std::string literal(const Value& value) {
        return to_literal(value);
    }

    const std::optional<CfDef>& before_;
    const CfDef& after_;
    std::vector<std::string> options_;
};

std::optional<double> crc_check_chance_of(const CfDef& definition) {
    const auto text = crc_check_chance(definition);
    if (!text) {
        return std::nullopt;
    }
    double number = 0;
    const char* const end = text->data() + text->size();
    if (const auto [read, error] = std::from_chars(text->data(), end, number); error != std::errc() || read != end) {
        throw InvalidRequestException("option crc_check_chance in compression_options of " +
                                      model::place_of(definition) + " is '" + *text + "'; it must be from 0 to 1");
    }
    return number;
}

}  // namespace

void check_attributes_of_cql(const CfDef& definition, ServerVersion version) {
    model::for_each_attribute([&](std::string_view name, auto attribute) {
        const auto* const found = std::find_if(SUCCESSORS.begin(), SUCCESSORS.end(),
                                               [&](const Successor& one) { return one.attribute == name; });
        if (found != SUCCESSORS.end() && (definition.*attribute).has_value() && version >= found->gone) {
            refuse(std::string(name) + " of " + model::place_of(definition), version, found->instead);
        }
    });
    const auto strategy = definition.compaction_strategy.value_or("");
    if (version >= CASSANDRA_4_0 && without_package(strategy) == "DateTieredCompactionStrategy") {
        refuse("compaction_strategy " + strategy + " of " + model::place_of(definition), version,
               "give TimeWindowCompactionStrategy");
    }
}

std::vector<std::string> table_options(const std::optional<CfDef>& before, const CfDef& definition) {
    Options options(before, definition);
    options.add("comment", &CfDef::comment, "");
    options.add("gc_grace_seconds", &CfDef::gc_grace_seconds, 864'000);
    options.add("default_time_to_live", &CfDef::default_time_to_live, 0);
    options.add("read_repair_chance", &CfDef::read_repair_chance, 0.0);
    options.add("dclocal_read_repair_chance", &CfDef::dclocal_read_repair_chance, 0.1);
    options.add("bloom_filter_fp_chance", &CfDef::bloom_filter_fp_chance, 0.01);
    options.add("min_index_interval", &CfDef::min_index_interval, 128);
    options.add("max_index_interval", &CfDef::max_index_interval, 2048);
    options.add("memtable_flush_period_in_ms", &CfDef::memtable_flush_period_in_ms, 0);
    options.add("speculative_retry", &CfDef::speculative_retry, "99PERCENTILE");
    options.add("caching", caching_map, TextMap{{"keys", "ALL"}, {"rows_per_partition", "NONE"}});
    options.add("compaction", compaction_map, TextMap{{"class", "SizeTieredCompactionStrategy"}});
    options.add("compression", compression_map, TextMap{{"class", "LZ4Compressor"}});
    options.add("crc_check_chance", crc_check_chance_of, 1.0);
    return options.take();
}

std::string replication_of(const KsDef& definition, ServerVersion version) {
    const auto strategy = without_package(definition.strategy_class);
    if (version >= CASSANDRA_4_0 && strategy == "OldNetworkTopologyStrategy") {
        refuse("the strategy OldNetworkTopologyStrategy of keyspace '" + definition.name + '\'', version,
               "give NetworkTopologyStrategy");
    }
    auto map = definition.strategy_options;
    if (strategy != "NetworkTopologyStrategy") {
        map.emplace("replication_factor", std::to_string(definition.replication_factor.value_or(1)));
    }
    map["class"] = definition.strategy_class;
    return to_literal(map);
}

}  // namespace cassia::cql
