#include <chrono>
#include <string>

#include <gmock/gmock.h>

#include <cassia/cassia.h>

#include "support/environment.h"

/// @file
/// A real node with users: cassandra, who may do everything, and bob, who may log in.

namespace cassia {
namespace {

using namespace std::chrono_literals;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::Property;
using testing::Throws;

const Credentials CASSANDRA{"cassandra", "cassandra"};
const Credentials BOB{"bob", "bobs-own-word"};
const Credentials BOB_WHO_IS_MISTAKEN{"bob", "bobs-last-word"};

class Authentication : public testing::Test {
protected:
    static std::string node() { return support::environment("CASSIA_CASSANDRA_THRIFT"); }

    static void SetUpTestSuite() {
        SystemManager system(node(), {.credentials = CASSANDRA});
        system.create_keyspace("Guarded", {.strategy_options = {{{"replication_factor", "1"}}}});
        system.create_column_family("Guarded", "Rows");
    }

    static ConnectionPool pool_of(std::optional<Credentials> user) {
        return ConnectionPool("Guarded", {node()}, {.credentials = std::move(user), .timeout = 10s, .pool_size = 2});
    }
};

/// An error that says where it came from, in the server's own words too.
auto says(const std::string& server, const std::string& operation, const std::string& words) {
    return AllOf(Property(&Error::server, server), Property(&Error::operation, operation),
                 Property(&Error::what, AllOf(HasSubstr(server), HasSubstr(words))));
}

TEST_F(Authentication, lets_a_user_in_who_knows_the_password) {
    const auto pool = pool_of(CASSANDRA);
    const ColumnFamily rows(pool, "Rows");

    rows.insert("row", {{"name", "value"}});

    EXPECT_EQ(rows.get("row"), Columns({{"name", "value"}}));
}

TEST_F(Authentication, refuses_a_wrong_password_to_a_pool) {
    EXPECT_THAT(
        [] { pool_of(BOB_WHO_IS_MISTAKEN); },
        Throws<AuthenticationException>(AllOf(says(node(), "login", "username bob and/or password are incorrect"),
                                              Property(&Error::what, Not(HasSubstr(BOB_WHO_IS_MISTAKEN.password))))));
}

TEST_F(Authentication, refuses_a_wrong_password_to_a_system_manager) {
    EXPECT_THAT(
        [] { SystemManager(node(), {.credentials = BOB_WHO_IS_MISTAKEN}); },
        Throws<AuthenticationException>(AllOf(says(node(), "login", "username bob and/or password are incorrect"),
                                              Property(&Error::what, Not(HasSubstr(BOB_WHO_IS_MISTAKEN.password))))));
}

TEST_F(Authentication, refuses_a_pool_without_credentials_what_it_asks_for) {
    const auto pool = pool_of(std::nullopt);

    EXPECT_THAT([&] { pool.get().get_keyspace_description(); },
                Throws<InvalidRequestException>(says(node(), "get_keyspace_description", "You have not logged in")));
}

TEST_F(Authentication, refuses_a_system_manager_without_credentials_what_it_asks_for) {
    SystemManager system(node());

    EXPECT_THAT([&] { system.list_keyspaces(); },
                Throws<InvalidRequestException>(says(node(), "list_keyspaces", "You have not logged in")));
}

TEST_F(Authentication, lets_no_user_write_who_has_not_the_right) {
    const auto pool = pool_of(BOB);
    const ColumnFamily rows(pool, "Rows");

    EXPECT_THAT([&] { rows.insert("row", {{"name", "bob was here"}}); },
                Throws<InvalidRequestException>(says(node(), "insert", "User bob has no MODIFY permission")));
}

TEST_F(Authentication, lets_no_user_read_who_has_not_the_right) {
    const auto pool = pool_of(BOB);
    const ColumnFamily rows(pool, "Rows");

    EXPECT_THAT([&] { rows.get("row"); },
                Throws<InvalidRequestException>(says(node(), "get", "User bob has no SELECT permission")));
}

TEST_F(Authentication, lets_no_user_change_the_schema_who_has_not_the_right) {
    SystemManager system(node(), {.credentials = BOB});

    EXPECT_THAT([&] { system.create_keyspace("Bobs", {.strategy_options = {{{"replication_factor", "1"}}}}); },
                Throws<InvalidRequestException>(says(node(), "create_keyspace", "User bob has no CREATE permission")));
}

TEST_F(Authentication, leaves_a_connection_whole_whose_user_was_refused_something) {
    const auto pool = pool_of(BOB);
    const ColumnFamily rows(pool, "Rows");
    auto lease = pool.get();

    EXPECT_THROW(rows.get("row"), InvalidRequestException);

    EXPECT_EQ(lease.get_keyspace_description().count("Rows"), 1u);
    EXPECT_EQ(pool.checkedout(), 1u);
}

}  // namespace
}  // namespace cassia
