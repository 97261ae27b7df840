#include "server/users.h"

#include <sstream>
#include <string>

#include <gmock/gmock.h>

#include <cassia/errors.h>

namespace cassia::server {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::StartsWith;
using testing::ThrowsMessage;

std::shared_ptr<const Users> read(const std::string& text) {
    std::istringstream lines(text);
    return Users::read(lines, "users");
}

/// The hash of "bobs-own-word", made once: it takes a while, as it should.
const std::string& hash() {
    static const std::string made = hash_password("bobs-own-word");
    return made;
}

TEST(Users, are_let_in_by_their_password) {
    const auto users = read("# who may\n\nbob " + hash() + " *:read\n");

    EXPECT_EQ(users->authenticate("bob", "bobs-own-word").name, "bob");
}

TEST(Users, are_refused_by_another_password_and_by_an_unknown_name_alike) {
    const auto users = read("bob " + hash() + " *:read\n");
    const auto is_refused = ThrowsMessage<AuthenticationException>("Username and/or password are incorrect");

    EXPECT_THAT([&] { users->authenticate("bob", "another"); }, is_refused);
    EXPECT_THAT([&] { users->authenticate("bob", ""); }, is_refused);
    EXPECT_THAT([&] { users->authenticate("eve", "bobs-own-word"); }, is_refused);
}

TEST(Users, have_the_rights_of_a_keyspace_and_those_of_all) {
    const auto users = read("bob " + hash() + " *:read Keyspace1:write,schema\n");
    const auto& bob = users->authenticate("bob", "bobs-own-word");

    const auto named = bob.rights_in("Keyspace1");
    EXPECT_TRUE(named.select && named.modify && named.schema);
    const auto other = bob.rights_in("Keyspace2");
    EXPECT_TRUE(other.select);
    EXPECT_FALSE(other.modify || other.schema);
}

TEST(Users, may_do_nothing_without_rights) {
    const auto users = read("bob " + hash() + "\n");

    const auto rights = users->authenticate("bob", "bobs-own-word").rights_in("Keyspace1");

    EXPECT_FALSE(rights.select || rights.modify || rights.schema);
}

TEST(Users, are_not_read_from_a_line_that_is_wrong) {
    const auto fails_on_line_2 = [](const std::string& line, const std::string& words) {
        EXPECT_THAT([&] { read("alice " + hash() + " *:read\n" + line + "\n"); },
                    ThrowsMessage<InvalidRequestError>(AllOf(StartsWith("line 2 of users: "), HasSubstr(words))));
    };

    fails_on_line_2("bob", "no whole hash of a password");
    fails_on_line_2("bob secret *:read", "no whole hash of a password");
    fails_on_line_2("bob " + hash().substr(0, hash().size() - 1) + " *:read", "no whole hash of a password");
    fails_on_line_2("bob " + hash() + " Keyspace1", "'Keyspace1' is not KEYSPACE:RIGHT,RIGHT");
    fails_on_line_2("bob " + hash() + " Keyspace1:", "is not KEYSPACE:RIGHT,RIGHT");
    fails_on_line_2("bob " + hash() + " Keyspace1:erase", "'erase' is no right");
    fails_on_line_2("alice " + hash() + " *:read", "user 'alice' stands there twice");
}

TEST(Users, may_stand_behind_the_mark_that_editors_put_before_text) {
    const auto users = read(
        "\xef\xbb\xbf"
        "bob " +
        hash() + " *:read\n");

    EXPECT_EQ(users->authenticate("bob", "bobs-own-word").name, "bob");
}

TEST(Users, must_be_someone) {
    EXPECT_THAT([] { read("# nobody yet\n"); }, ThrowsMessage<InvalidRequestError>(HasSubstr("lists no user")));
}

TEST(HashPassword, gives_another_hash_each_time) {
    EXPECT_NE(hash_password("bobs-own-word"), hash());
    EXPECT_THAT(hash(), StartsWith("$y$"));
}

}  // namespace
}  // namespace cassia::server
