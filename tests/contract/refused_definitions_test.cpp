#include <limits>
#include <ostream>
#include <string>
#include <vector>

#include "contract/own_keyspace.h"

namespace cassia {
namespace {

using namespace support;
using testing::AllOf;
using testing::HasSubstr;
using testing::ThrowsMessage;

// Options that no column family may have, and what the error says of them.
struct RefusedFamily {
    std::string name;
    ColumnFamilyOptions options;
    std::string message;
};

void PrintTo(const RefusedFamily& refused, std::ostream* out) {
    *out << refused.name;
}

std::vector<RefusedFamily> refused_families() {
    return {
        {"column_type", {.column_type = "Sideways"}, "'Sideways'; there are Standard, Super"},
        {"counter_names", {.comparator_type = COUNTER_COLUMN_TYPE}, "comparator_type"},
        {"counters_in_names", {.comparator_type = "CompositeType(CounterColumnType)"}, "comparator_type"},
        {"counter_keys", {.key_validation_class = COUNTER_COLUMN_TYPE}, "key_validation_class"},
        {"column_without_a_name", {.column_validation_classes = {{"", LONG_TYPE}}}, "has 0 bytes; it needs 1 to 65535"},
        {"column_with_a_long_name",
         {.column_validation_classes = {{std::string(65'536, 'n'), LONG_TYPE}}},
         "has 65536 bytes; it needs 1 to 65535"},
        {"negative_grace", {.gc_grace_seconds = -1}, "gc_grace_seconds"},
        {"negative_ttl", {.default_time_to_live = -1}, "must be from 0 to 630720000"},
        {"long_ttl", {.default_time_to_live = 630'720'001}, "must be from 0 to 630720000"},
        {"read_repair", {.read_repair_chance = 1.5}, "read_repair_chance of 'Users' in keyspace 'Schema' is 1.5"},
        {"local_read_repair", {.dclocal_read_repair_chance = -0.5}, "must be from 0 to 1"},
        {"no_number", {.read_repair_chance = std::numeric_limits<double>::quiet_NaN()}, "must be from 0 to 1"},
        {"bloom_filter", {.bloom_filter_fp_chance = 0.0}, "must be from 6.71e-05 to 1"},
        {"min_threshold", {.min_compaction_threshold = 1}, "must be from 2 to 32"},
        {"max_threshold", {.max_compaction_threshold = 3}, "must be from 4 to"},
        {"crossed_thresholds", {.min_compaction_threshold = 8, .max_compaction_threshold = 7}, "must be from 8"},
        {"min_index_interval", {.min_index_interval = 0}, "must be from 1 to 2048"},
        {"max_index_interval", {.max_index_interval = 127}, "must be from 128 to"},
        {"flush_period", {.memtable_flush_period_in_ms = -1}, "memtable_flush_period_in_ms"},
        {"caching", {.caching = "SOME"}, "there are ALL, KEYS_ONLY, ROWS_ONLY, NONE"},
        {"cells_to_cache", {.cells_per_row_to_cache = "few"}, "ALL, NONE or a number"},
        {"speculation", {.speculative_retry = "101percentile"}, "99percentile"},
        {"compaction",
         {.compaction_strategy = "MyCompactionStrategy"},
         "there are SizeTieredCompactionStrategy, LeveledCompactionStrategy"},
        {"compaction_option",
         {.compaction_strategy = "LeveledCompactionStrategy", .compaction_strategy_options = {{{"bucket_low", "1"}}}},
         "single_sstable_uplevel"},
        {"compressor", {.compression_options = {{{"sstable_compression", "ZipCompressor"}}}}, "LZ4Compressor"},
        {"compression_option", {.compression_options = {{{"level", "9"}}}}, "chunk_length_kb"},
        {"chunk_length", {.compression_options = {{{"chunk_length_kb", "63"}}}}, "power of two"},
        {"check_chance", {.compression_options = {{{"crc_check_chance", "2"}}}}, "from 0 to 1"},
    };
}

class RefusedFamilyContract : public TableContract<RefusedFamily> {
protected:
    auto refusal() const {
        return ThrowsMessage<InvalidRequestException>(
            server_says(AllOf(HasSubstr("'Users' in keyspace 'Schema'"), HasSubstr(param().message))));
    }

private:
    OwnKeyspace keyspace_{*this};
};
INSTANTIATE_TEST_SUITE_P(Backends, RefusedFamilyContract, every_backend_and(refused_families()),
                         name_of_case<RefusedFamily>);

TEST_P(RefusedFamilyContract, is_not_made) {
    EXPECT_THAT([&] { system().create_column_family("Schema", "Users", param().options); }, refusal());
    EXPECT_TRUE(system().get_keyspace_column_families("Schema").empty());
}

TEST_P(RefusedFamilyContract, is_not_made_of_another) {
    system().create_column_family("Schema", "Users");
    const auto before = system().get_keyspace_column_families("Schema");

    EXPECT_THAT([&] { system().alter_column_family("Schema", "Users", param().options); }, refusal());
    EXPECT_EQ(system().get_keyspace_column_families("Schema"), before);
}

// Spellings that Cassandra takes.
struct TakenFamily {
    std::string name;
    ColumnFamilyOptions options;
};

void PrintTo(const TakenFamily& taken, std::ostream* out) {
    *out << taken.name;
}

std::vector<TakenFamily> taken_families() {
    return {
        {"lower_case", {.caching = "keys_only", .cells_per_row_to_cache = "all", .speculative_retry = "none"}},
        {"numbers", {.cells_per_row_to_cache = "100", .speculative_retry = "10.5ms"}},
        {"percentile", {.speculative_retry = "99.9PERCENTILE"}},
        {"full_class_names",
         {.compaction_strategy = "org.apache.cassandra.db.compaction.LeveledCompactionStrategy",
          .compression_options = {{{"sstable_compression", "org.apache.cassandra.io.compress.DeflateCompressor"}}}}},
        {"options",
         {.compaction_strategy = "TimeWindowCompactionStrategy",
          .compaction_strategy_options = {{{"compaction_window_size", "1"}, {"compaction_window_unit", "HOURS"}}},
          .compression_options = {{{"sstable_compression", "SnappyCompressor"}, {"chunk_length_kb", "64"}}}}},
        {"no_compression", {.compression_options = {{{"sstable_compression", ""}}}}},
        {"ends_of_ranges",
         {.gc_grace_seconds = 0,
          .default_time_to_live = 630'720'000,
          .read_repair_chance = 1.0,
          .min_compaction_threshold = 2,
          .max_compaction_threshold = 2,
          .bloom_filter_fp_chance = 1.0}},
    };
}

class TakenFamilyContract : public TableContract<TakenFamily> {
    OwnKeyspace keyspace_{*this};
};
INSTANTIATE_TEST_SUITE_P(Backends, TakenFamilyContract, every_backend_and(taken_families()), name_of_case<TakenFamily>);

TEST_P(TakenFamilyContract, is_made) {
    system().create_column_family("Schema", "Users", param().options);

    EXPECT_EQ(system().get_keyspace_column_families("Schema").size(), 1u);
}

}  // namespace
}  // namespace cassia
