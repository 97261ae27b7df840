#include <gtest/gtest.h>

#include <cassia/cassia.h>

#include "support/endless_writer.h"
#include "support/show.h"
#include "support/temp_folder.h"

namespace cassia {
namespace {

using namespace support;

class Reopening : public testing::Test {
protected:
    std::string server() const { return "embedded:" + folder_ / "data"; }

    void make_schema(bool durable_writes = true) const {
        SystemManager system(server());
        system.create_keyspace("Keyspace1", {.durable_writes = durable_writes});
        system.create_column_family(
            "Keyspace1", "Standard1",
            {.comparator_type = LONG_TYPE, .default_validation_class = UTF8_TYPE, .key_validation_class = UTF8_TYPE});
        system.create_column_family("Keyspace1", "Counters",
                                    {.comparator_type = UTF8_TYPE,
                                     .default_validation_class = COUNTER_COLUMN_TYPE,
                                     .key_validation_class = UTF8_TYPE});
    }

    // Of a pool that closes with the last handle.
    ColumnFamily open(std::string_view name = "Standard1") const {
        return {ConnectionPool("Keyspace1", {server()}), name};
    }

    TempFolder folder_;
};

TEST_F(Reopening, gives_back_what_was_written_before_a_close) {
    make_schema();
    open().insert("row", {{1, "a"}, {2, "b"}});
    open().remove("row", {.columns = {2}});
    open("Counters").add("row", "a", 5);

    EXPECT_EQ(show(open().get("row")), "{1: 'a'}");
    EXPECT_EQ(show(open("Counters").get("row")), "{'a': 5}");
}

TEST_F(Reopening, gives_back_the_schema) {
    make_schema();

    const auto families = SystemManager(server()).get_keyspace_column_families("Keyspace1");

    ASSERT_EQ(families.size(), 2u);
    EXPECT_EQ(Type(*families.at("Standard1").comparator_type), Type("LongType"));
}

TEST_F(Reopening, keeps_timestamps_and_times_to_live) {
    make_schema();
    open().insert("row", {{1, "a"}}, {.timestamp = 7, .ttl = std::chrono::hours(1)});

    const auto found = open().get("row", {.include_timestamp = true, .include_ttl = true});

    EXPECT_EQ(found.at(0).timestamp(), 7);
    EXPECT_EQ(found.at(0).ttl(), 3600);
}

TEST_F(Reopening, brings_nothing_truncated_or_dropped_back) {
    make_schema();
    open().insert("row", {{1, "a"}});
    open().truncate();
    EXPECT_EQ(open().find("row"), std::nullopt);

    open().insert("row", {{1, "a"}});
    SystemManager(server()).drop_column_family("Keyspace1", "Standard1");
    SystemManager(server()).create_column_family("Keyspace1", "Standard1", {.key_validation_class = UTF8_TYPE});
    EXPECT_EQ(open().find("row"), std::nullopt);
}

TEST_F(Reopening, gives_back_what_was_written_without_the_log_before_a_close) {
    make_schema(false);
    open().insert("row", {{1, "a"}});

    EXPECT_EQ(show(open().get("row")), "{1: 'a'}");
}

// After so many columns.
class KilledWriter : public Reopening, public testing::WithParamInterface<int> {
protected:
    std::int64_t write_until_killed() const { return EndlessWriter(folder_ / "data").kill_after(GetParam()); }
};

INSTANTIATE_TEST_SUITE_P(Columns, KilledWriter, testing::Values(1, 100, 3000));

TEST_P(KilledWriter, loses_nothing_acknowledged) {
    const auto acknowledged = write_until_killed();

    const auto family = open();
    EXPECT_GE(acknowledged, GetParam());
    EXPECT_EQ(family.get_count("row", {.column_finish = acknowledged - 1}), acknowledged);
    // The column under way when the end came is there or not.
    EXPECT_LE(family.get_count("row"), acknowledged + 1);
}

TEST_P(KilledWriter, leaves_a_store_that_can_be_written) {
    write_until_killed();

    open().insert("row", {{-1, "after"}});

    EXPECT_EQ(show(open().get("row", {.column_count = 1})), "{-1: 'after'}");
}

}  // namespace
}  // namespace cassia
