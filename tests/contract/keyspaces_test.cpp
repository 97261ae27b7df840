#include <map>
#include <ostream>
#include <string>

#include "contract/own_keyspace.h"

namespace cassia {
namespace {

using namespace support;
using testing::AllOf;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;
using testing::ThrowsMessage;

class KeyspacesContract : public SchemaContract {};
INSTANTIATE_TEST_SUITE_P(Backends, KeyspacesContract, every_backend(), name_of_backend);

TEST_P(KeyspacesContract, lists_keyspaces) {
    EXPECT_THAT(system().list_keyspaces(), Contains("Schema"));
}

TEST_P(KeyspacesContract, tells_a_keyspaces_properties) {
    const auto properties = system().get_keyspace_properties("Schema");

    EXPECT_EQ(properties.replication_strategy, "SimpleStrategy");
    EXPECT_EQ(properties.strategy_options, (std::map<std::string, std::string>{{"replication_factor", "1"}}));
}

TEST_P(KeyspacesContract, alters_what_is_named_of_a_keyspace) {
    system().alter_keyspace("Schema", {.strategy_options = {{{"replication_factor", "2"}}}});

    const auto properties = system().get_keyspace_properties("Schema");

    EXPECT_EQ(properties.replication_strategy, "SimpleStrategy");
    EXPECT_EQ(properties.strategy_options, (std::map<std::string, std::string>{{"replication_factor", "2"}}));
}

TEST_P(KeyspacesContract, drops_a_keyspace_with_all_that_is_in_it) {
    system().create_keyspace("Dropped", {.strategy_options = {{{"replication_factor", "1"}}}});
    system().create_column_family("Dropped", "Standard");
    system().drop_keyspace("Dropped");

    EXPECT_THAT(system().list_keyspaces(), Not(Contains("Dropped")));
    EXPECT_THROW(ConnectionPool("Dropped", {backend().server()}), InvalidRequestException);
}

TEST_P(KeyspacesContract, refuses_a_keyspace_that_is_there) {
    EXPECT_THAT([&] { system().create_keyspace("Schema"); },
                ThrowsMessage<InvalidRequestException>(server_says(HasSubstr("'Schema' already exists"))));
}

TEST_P(KeyspacesContract, refuses_a_keyspace_with_a_bad_name) {
    EXPECT_THAT([&] { system().create_keyspace("no spaces"); },
                ThrowsMessage<InvalidRequestException>(server_says(HasSubstr("letters, digits and underscores"))));
    EXPECT_THROW(system().create_keyspace(""), InvalidRequestException);
    EXPECT_THROW(system().create_keyspace(std::string(49, 'k')), InvalidRequestException);
}

TEST_P(KeyspacesContract, refuses_a_strategy_that_is_not_there_and_names_those_that_are) {
    EXPECT_THAT([&] { system().create_keyspace("Odd", {.replication_strategy = "MyStrategy"}); },
                ThrowsMessage<InvalidRequestException>(
                    server_says(AllOf(HasSubstr("MyStrategy"), HasSubstr("SimpleStrategy")))));
}

TEST_P(KeyspacesContract, does_not_drop_a_keyspace_that_is_not_there) {
    EXPECT_THROW(system().drop_keyspace("Nowhere"), Error);
    EXPECT_THROW(system().alter_keyspace("Nowhere", {}), Error);
}

TEST_P(KeyspacesContract, refuses_a_keyspace_whose_name_differs_in_case_alone) {
    EXPECT_THAT([&] { system().create_keyspace("SCHEMA", {.strategy_options = {{{"replication_factor", "1"}}}}); },
                ThrowsMessage<InvalidRequestException>(AllOf(HasSubstr("SCHEMA"), HasSubstr("Schema"))));
}

TEST_P(KeyspacesContract, takes_a_name_of_48_characters) {
    const std::string name(48, 'k');
    system().create_keyspace(name, {.strategy_options = {{{"replication_factor", "1"}}}});

    EXPECT_THAT(system().list_keyspaces(), Contains(name));
    system().drop_keyspace(name);
}

TEST_P(KeyspacesContract, drops_a_keyspace_once) {
    system().create_keyspace("Dropped", {.strategy_options = {{{"replication_factor", "1"}}}});
    system().drop_keyspace("Dropped");

    EXPECT_THROW(system().drop_keyspace("Dropped"), InvalidRequestException);
}

TEST_P(KeyspacesContract, counts_replicas_by_data_centre) {
    system().alter_keyspace("Schema", {.replication_strategy = std::string(NETWORK_TOPOLOGY_STRATEGY),
                                       .strategy_options = {{{"DC1", "2"}, {"DC2", "1"}}}});

    const auto properties = system().get_keyspace_properties("Schema");

    EXPECT_THAT(properties.replication_strategy, HasSubstr("NetworkTopologyStrategy"));
    EXPECT_EQ(properties.strategy_options, (std::map<std::string, std::string>{{"DC1", "2"}, {"DC2", "1"}}));
}

TEST_P(KeyspacesContract, refuses_a_pool_what_it_asks_of_a_keyspace_that_is_dropped) {
    system().create_keyspace("Dropped", {.strategy_options = {{{"replication_factor", "1"}}}});
    system().create_column_family("Dropped", "Users", {.key_validation_class = UTF8_TYPE});
    const ColumnFamily users(pool_of("Dropped"), "Users");
    users.insert("thobbs", {{Bytes("a"), Bytes("x")}});
    system().drop_keyspace("Dropped");

    EXPECT_THROW(users.get("thobbs"), InvalidRequestException);
    EXPECT_THROW(users.insert("thobbs", {{Bytes("a"), Bytes("x")}}), InvalidRequestException);
    EXPECT_THROW(users.truncate(), InvalidRequestException);
}

// Options that no keyspace may have.
struct RefusedKeyspace {
    std::string name;
    KeyspaceOptions options;
    std::string message;
};

void PrintTo(const RefusedKeyspace& refused, std::ostream* out) {
    *out << refused.name;
}

class RefusedKeyspaceContract : public TableContract<RefusedKeyspace> {
    OwnKeyspace keyspace_{*this};
};
INSTANTIATE_TEST_SUITE_P(
    Backends, RefusedKeyspaceContract,
    every_backend_and<RefusedKeyspace>({
        {"unknown_strategy", {.replication_strategy = "MyStrategy"}, "SimpleStrategy, NetworkTopologyStrategy"},
        {"strategy_of_another_package", {.replication_strategy = "my.SimpleStrategy"}, "'my.SimpleStrategy'"},
        {"no_number", {.strategy_options = {{{"replication_factor", "x"}}}}, "number of replicas"},
        {"negative", {.strategy_options = {{{"replication_factor", "-1"}}}}, "number of replicas"},
        {"empty", {.strategy_options = {{{"replication_factor", ""}}}}, "number of replicas"},
        {"huge", {.strategy_options = {{{"replication_factor", "99999999999999999999"}}}}, "number of replicas"},
        {"unknown_option", {.strategy_options = {{{"replication_factor", "1"}, {"DC1", "2"}}}}, "'DC1'"},
        {"factor_of_data_centres",
         {.replication_strategy = "NetworkTopologyStrategy", .strategy_options = {{{"replication_factor", "1"}}}},
         "each data centre"},
    }),
    name_of_case<RefusedKeyspace>);

TEST_P(RefusedKeyspaceContract, is_not_made) {
    EXPECT_THAT(
        [&] { system().create_keyspace("Odd", param().options); },
        ThrowsMessage<InvalidRequestException>(server_says(AllOf(HasSubstr("'Odd'"), HasSubstr(param().message)))));
    EXPECT_THAT(system().list_keyspaces(), Not(Contains("Odd")));
}

TEST_P(RefusedKeyspaceContract, is_not_made_of_another) {
    EXPECT_THAT(
        [&] { system().alter_keyspace("Schema", param().options); },
        ThrowsMessage<InvalidRequestException>(server_says(AllOf(HasSubstr("'Schema'"), HasSubstr(param().message)))));

    const auto properties = system().get_keyspace_properties("Schema");
    EXPECT_EQ(properties.replication_strategy, "SimpleStrategy");
    EXPECT_EQ(properties.strategy_options, (std::map<std::string, std::string>{{"replication_factor", "1"}}));
}

}  // namespace
}  // namespace cassia
