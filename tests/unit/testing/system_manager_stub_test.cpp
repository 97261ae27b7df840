#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cassia/cassia.h>
#include <cassia/testing.h>

namespace cassia {
namespace {

using testing::ElementsAre;
using testing::Pair;
using testing::ThrowsMessage;

const std::string LONG = "org.apache.cassandra.db.marshal.LongType";
const std::string UTF8 = "org.apache.cassandra.db.marshal.UTF8Type";

class RecordingSystem : public testing::Test {
protected:
    RecordingSystem() {
        system_.create_keyspace("Keyspace1");
        system_.create_column_family("Keyspace1", "Users", {.comparator_type = UTF8_TYPE});
    }

    SystemManagerStub system_;
};

TEST_F(RecordingSystem, records_a_column_family) {
    EXPECT_THAT(
        system_.column_families(),
        ElementsAre(Pair("Users", RecordedColumnFamily{.keyspace = "Keyspace1", .columns = {}, .indexes = {}})));
}

TEST_F(RecordingSystem, records_columns_and_indexes_with_their_types) {
    system_.alter_column("Keyspace1", "Users", "age", LONG_TYPE);
    system_.create_index("Keyspace1", "Users", "state", UTF8_TYPE);

    const auto recorded = system_.column_families().at("Users");

    EXPECT_THAT(recorded.columns, ElementsAre(Pair("age", LONG), Pair("state", UTF8)));
    EXPECT_THAT(recorded.indexes, ElementsAre(Pair("state", UTF8)));
}

TEST_F(RecordingSystem, forgets_what_is_dropped) {
    system_.create_index("Keyspace1", "Users", "state", UTF8_TYPE);
    system_.drop_index("Keyspace1", "Users", "state");
    EXPECT_TRUE(system_.column_families().at("Users").indexes.empty());

    system_.drop_column_family("Keyspace1", "Users");
    EXPECT_TRUE(system_.column_families().empty());
}

TEST_F(RecordingSystem, has_another_schema_version_after_each_change) {
    const auto before = system_.describe_schema_versions();
    system_.alter_column("Keyspace1", "Users", "age", LONG_TYPE);

    EXPECT_NE(system_.describe_schema_versions(), before);
}

TEST_F(RecordingSystem, asks_for_the_keyspace_where_two_have_a_family_of_one_name) {
    system_.create_keyspace("Keyspace2");
    system_.create_column_family("Keyspace2", "Users");

    EXPECT_THAT(
        [&] { system_.column_families(); },
        ThrowsMessage<InvalidRequestError>("the keyspaces 'Keyspace1' and 'Keyspace2' both have a column family "
                                           "'Users'; name the keyspace"));
    EXPECT_EQ(system_.column_families("Keyspace2").at("Users").keyspace, "Keyspace2");
}

TEST_F(RecordingSystem, refuses_what_a_server_refuses) {
    EXPECT_THROW(system_.create_column_family("Missing", "Users"), InvalidRequestException);
    EXPECT_THROW(system_.create_column_family("Keyspace1", "Users"), InvalidRequestException);
}

TEST_F(RecordingSystem, makes_what_a_pool_on_its_store_uses) {
    ConnectionPoolStub pool("Keyspace1", {.store = system_.store()});

    EXPECT_EQ(ColumnFamilyStub(pool, "Users").size(), 0u);
}

TEST(SystemOfAPool, fails_with_its_servers) {
    ConnectionPoolStub pool;
    SystemManagerStub system(pool);
    pool.faults().fail(1, TimedOutException("slow"));

    EXPECT_THROW(system.create_column_family("Keyspace1", "Users"), TimedOutException);
    EXPECT_TRUE(system.column_families().empty());

    system.create_column_family("Keyspace1", "Users");
    EXPECT_THAT(system.list_keyspaces(), ElementsAre("Keyspace1"));
}

TEST(SystemOfAPool, loses_answers_of_changes_that_are_made) {
    ConnectionPoolStub pool;
    SystemManagerStub system(pool);
    pool.faults().lose_answer(1, TransportException("lost"));

    EXPECT_THROW(system.create_column_family("Keyspace1", "Users"), TransportException);
    EXPECT_TRUE(system.column_families().contains("Users"));
}

TEST(SystemOfAPool, is_cut_off_with_the_first_server) {
    ConnectionPoolStub pool("Keyspace1", {.servers = {"a:9160", "b:9160"}});
    SystemManagerStub system(pool);
    pool.faults().cut_off({"a:9160"});
    EXPECT_THROW(system.list_keyspaces(), TransportException);

    pool.faults().cut_off({});
    EXPECT_THAT(system.list_keyspaces(), ElementsAre("Keyspace1"));
}

TEST(SystemOfAPool, is_of_a_connection_that_may_not_open) {
    ConnectionPoolStub pool;
    pool.faults().fail_opening(1, TransportException("refused"));

    EXPECT_THROW(SystemManagerStub{pool}, TransportException);
}

}  // namespace
}  // namespace cassia
