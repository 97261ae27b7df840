#include "shell/session.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/shell/session_fixture.h"

namespace cassia::shell {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class Sessions : public testing::Test, protected SessionFixture {};

TEST_F(Sessions, load_reload_and_drop_objects_as_the_schema_changes) {
    EXPECT_EQ(run("SYSTEM_MANAGER.create_column_family('Keyspace1', 'Users')"), "Loaded Users as USERS\n");
    EXPECT_EQ(run("SYSTEM_MANAGER.alter_column_family('Keyspace1', 'Users', gc_grace_seconds=5)"), "Reloaded USERS\n");
    EXPECT_EQ(run("SYSTEM_MANAGER.drop_column_family('Keyspace1', 'Users')"), "Dropped USERS\n");
    EXPECT_EQ(error_of("USERS"), "NameError: there is no 'USERS'");
}

TEST_F(Sessions, take_an_object_for_its_names) {
    make("Users");

    EXPECT_EQ(run("SYSTEM_MANAGER.create_index(USERS, 'state', UTF8_TYPE)"), "Reloaded USERS\n");
    EXPECT_THAT(run("describe_column_family(USERS)"), HasSubstr("Index Type:                       KEYS"));
    EXPECT_EQ(run("SYSTEM_MANAGER.drop_column_family('Keyspace1', USERS)"), "Dropped USERS\n");
}

TEST_F(Sessions, name_families_that_differ_in_case_as_they_are_spelt) {
    make("Users");

    EXPECT_EQ(run("SYSTEM_MANAGER.create_column_family('Keyspace1', 'users')"),
              "Dropped USERS\nLoaded Users as Users\nLoaded users as users\n");
}

TEST_F(Sessions, name_families_apart_from_what_is_there) {
    make("System_Manager");
    make("Eq");
    make("EQ");
    make("2012");

    EXPECT_THAT(session.family_names(), ElementsAre("Eq", "System_Manager", "_2012", "_EQ"));
}

TEST_F(Sessions, drop_all_objects_with_their_keyspace) {
    make("Users");

    EXPECT_EQ(run("SYSTEM_MANAGER.drop_keyspace('Keyspace1')"), "Dropped USERS\nDropped the keyspace Keyspace1\n");
    EXPECT_THAT(error_of("USERS"), HasSubstr("column families are here once a keyspace is chosen"));
}

TEST_F(Sessions, use_another_keyspace) {
    make("Users");

    EXPECT_EQ(run("SYSTEM_MANAGER.create_keyspace('Other')\n"
                  "SYSTEM_MANAGER.create_column_family('Other', 'Timeline')\n"
                  "use('Other')"),
              "Loaded Timeline as TIMELINE\n");
    EXPECT_THAT(session.family_names(), ElementsAre("TIMELINE"));
    EXPECT_THAT(error_of("use('None')"), HasSubstr("no keyspace 'None' at embedded:"));
}

TEST_F(Sessions, see_what_others_have_changed_when_they_reload) {
    session.system().create_column_family("Keyspace1", "Users");

    EXPECT_EQ(run("reload"), "Loaded Users as USERS\n");
}

TEST_F(Sessions, have_a_pool_for_objects_of_their_own) {
    make("Users");

    EXPECT_EQ(run("ColumnFamily(pool, 'Users'); ConnectionPool('Keyspace1').size()"), "<ColumnFamily Users>\n5\n");
}

}  // namespace
}  // namespace cassia::shell
