#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cassia/cassia.h>

#include "support/temp_folder.h"

namespace cassia {
namespace {

using namespace support;

class EmbeddedSystemManager : public testing::Test {
protected:
    SystemManager system() const { return SystemManager(server()); }
    std::string server() const { return "embedded:" + folder_ / "data"; }

    TempFolder folder_;
};

TEST_F(EmbeddedSystemManager, gives_a_keyspace_one_replica_where_nothing_is_said) {
    system().create_keyspace("Keyspace1");

    EXPECT_EQ(system().get_keyspace_properties("Keyspace1").strategy_options,
              (std::map<std::string, std::string>{{"replication_factor", "1"}}));
}

TEST_F(EmbeddedSystemManager, lists_no_keyspaces_but_the_users) {
    system().create_keyspace("Keyspace1");

    EXPECT_THAT(system().list_keyspaces(), testing::ElementsAre("Keyspace1"));
}

TEST_F(EmbeddedSystemManager, keeps_the_names_of_cassandras_keyspaces_free) {
    EXPECT_THROW(system().create_keyspace("system"), InvalidRequestException);
    EXPECT_THROW(system().create_keyspace("System_Auth"), InvalidRequestException);
}

TEST_F(EmbeddedSystemManager, takes_any_credentials) {
    SystemManager with_credentials(server(), {.credentials = Credentials{"jsmith", "secret"}});

    EXPECT_TRUE(with_credentials.list_keyspaces().empty());
}

TEST_F(EmbeddedSystemManager, gives_every_attribute_back_after_a_reopening) {
    const ColumnFamilyOptions options = {.super = true,
                                         .comparator_type = "CompositeType(LongType(reversed=true),UTF8Type)",
                                         .subcomparator_type = LONG_TYPE,
                                         .default_validation_class = INT_TYPE,
                                         .key_validation_class = UUID_TYPE,
                                         .column_validation_classes = {{-1, DOUBLE_TYPE}},
                                         .comment = "a comment, ä",
                                         .key_alias = "\xff",
                                         .gc_grace_seconds = 1,
                                         .default_time_to_live = 2,
                                         .read_repair_chance = 0.1,
                                         .dclocal_read_repair_chance = 0.2,
                                         .min_compaction_threshold = 5,
                                         .max_compaction_threshold = 6,
                                         .compaction_strategy = "LeveledCompactionStrategy",
                                         .compaction_strategy_options = {{{"sstable_size_in_mb", "64"}}},
                                         .compression_options = {{{"sstable_compression", "DeflateCompressor"}}},
                                         .bloom_filter_fp_chance = 0.3,
                                         .caching = "ALL",
                                         .cells_per_row_to_cache = "7",
                                         .min_index_interval = 8,
                                         .max_index_interval = 9,
                                         .memtable_flush_period_in_ms = 10,
                                         .speculative_retry = "11ms",
                                         .populate_io_cache_on_flush = true,
                                         .replicate_on_write = false,
                                         .merge_shards_chance = 0.4,
                                         .row_cache_size = 12,
                                         .key_cache_size = 42,
                                         .row_cache_save_period_in_seconds = 13,
                                         .key_cache_save_period_in_seconds = 14,
                                         .row_cache_keys_to_save = 15,
                                         .row_cache_provider = "SerializingCacheProvider",
                                         .memtable_flush_after_mins = 16,
                                         .memtable_throughput_in_mb = 17,
                                         .memtable_operations_in_millions = 0.5};
    system().create_keyspace("Keyspace1");
    system().create_column_family("Keyspace1", "Full", options);
    // An alteration that names nothing changes nothing either.
    system().alter_column_family("Keyspace1", "Full", {});

    const auto full = system().get_keyspace_column_families("Keyspace1").at("Full");

    EXPECT_EQ(full.column_type, "Super");
    EXPECT_EQ(Type(*full.comparator_type), *options.comparator_type);
    EXPECT_EQ(Type(*full.subcomparator_type), *options.subcomparator_type);
    EXPECT_EQ(Type(*full.default_validation_class), *options.default_validation_class);
    EXPECT_EQ(Type(*full.key_validation_class), *options.key_validation_class);
    EXPECT_EQ(Type(full.column_metadata_by_name().at(LongType().pack(-1)).validation_class), Type(DOUBLE_TYPE));
    EXPECT_EQ(full.comment, options.comment);
    EXPECT_EQ(full.key_alias, options.key_alias);
    EXPECT_EQ(full.gc_grace_seconds, options.gc_grace_seconds);
    EXPECT_EQ(full.default_time_to_live, options.default_time_to_live);
    EXPECT_EQ(full.read_repair_chance, options.read_repair_chance);
    EXPECT_EQ(full.dclocal_read_repair_chance, options.dclocal_read_repair_chance);
    EXPECT_EQ(full.min_compaction_threshold, options.min_compaction_threshold);
    EXPECT_EQ(full.max_compaction_threshold, options.max_compaction_threshold);
    EXPECT_EQ(full.compaction_strategy, options.compaction_strategy);
    EXPECT_EQ(full.compaction_strategy_options, options.compaction_strategy_options);
    EXPECT_EQ(full.compression_options, options.compression_options);
    EXPECT_EQ(full.bloom_filter_fp_chance, options.bloom_filter_fp_chance);
    EXPECT_EQ(full.caching, options.caching);
    EXPECT_EQ(full.cells_per_row_to_cache, options.cells_per_row_to_cache);
    EXPECT_EQ(full.min_index_interval, options.min_index_interval);
    EXPECT_EQ(full.max_index_interval, options.max_index_interval);
    EXPECT_EQ(full.memtable_flush_period_in_ms, options.memtable_flush_period_in_ms);
    EXPECT_EQ(full.speculative_retry, options.speculative_retry);
    EXPECT_EQ(full.populate_io_cache_on_flush, options.populate_io_cache_on_flush);
    EXPECT_EQ(full.replicate_on_write, options.replicate_on_write);
    EXPECT_EQ(full.merge_shards_chance, options.merge_shards_chance);
    EXPECT_EQ(full.row_cache_size, options.row_cache_size);
    EXPECT_EQ(full.key_cache_size, options.key_cache_size);
    EXPECT_EQ(full.row_cache_save_period_in_seconds, options.row_cache_save_period_in_seconds);
    EXPECT_EQ(full.key_cache_save_period_in_seconds, options.key_cache_save_period_in_seconds);
    EXPECT_EQ(full.row_cache_keys_to_save, options.row_cache_keys_to_save);
    EXPECT_EQ(full.row_cache_provider, options.row_cache_provider);
    EXPECT_EQ(full.memtable_flush_after_mins, options.memtable_flush_after_mins);
    EXPECT_EQ(full.memtable_throughput_in_mb, options.memtable_throughput_in_mb);
    EXPECT_EQ(full.memtable_operations_in_millions, options.memtable_operations_in_millions);
}

TEST_F(EmbeddedSystemManager, says_where_a_store_could_not_be_opened) {
    try {
        const SystemManager system("embedded:/dev/null/data");
        FAIL() << "it was opened";
    } catch (const StoreError& error) {
        EXPECT_EQ(error.server(), "embedded:/dev/null/data");
        EXPECT_EQ(error.operation(), "connect");
    }
}

}  // namespace
}  // namespace cassia
