#include <gmock/gmock.h>

#include "site_fixture.h"

namespace twissandra {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using testing::ThrowsMessage;

class TwissandraSite : public SiteTest {};

TEST_F(TwissandraSite, keeps_the_schema_that_is_there) {
    register_users({"ada"});

    make_schema(store_.server());

    EXPECT_TRUE(site_.has_user("ada"));
}

// ---- users ----

TEST_F(TwissandraSite, registers_a_user_with_a_password) {
    register_users({"ada"});

    EXPECT_TRUE(site_.has_user("ada"));
    EXPECT_TRUE(site_.is_password_of("ada", PASSWORD));
    EXPECT_FALSE(site_.is_password_of("ada", "another word"));
    EXPECT_FALSE(site_.is_password_of("bob", PASSWORD));
}

TEST_F(TwissandraSite, keeps_no_password_itself) {
    register_users({"ada"});

    const auto user = pool_.column_families().at("User").get("ada");
    EXPECT_EQ(user["password"].as<std::string>().substr(0, 3), "$y$");
}

TEST_F(TwissandraSite, gives_a_name_once) {
    register_users({"ada"});

    EXPECT_THAT([&] { site_.register_user("ada", "another word"); }, ThrowsMessage<Refused>("the name ada is taken"));
    EXPECT_TRUE(site_.is_password_of("ada", PASSWORD));
    EXPECT_FALSE(site_.is_password_of("ada", "another word"));
}

class RefusedNames : public TwissandraSite, public testing::WithParamInterface<const char*> {};

TEST_P(RefusedNames, are_not_registered) {
    EXPECT_THROW(site_.register_user(GetParam(), PASSWORD), Refused);
}

INSTANTIATE_TEST_SUITE_P(, RefusedNames,
                         testing::Values("", "with space", "!PUBLIC!", "<b>", "ad\xC3\xA4",
                                         "a23456789012345678901234567890123"));

class RefusedPasswords : public TwissandraSite, public testing::WithParamInterface<std::string> {};

TEST_P(RefusedPasswords, are_not_registered) {
    EXPECT_THROW(site_.register_user("ada", GetParam()), Refused);
    EXPECT_FALSE(site_.has_user("ada"));
}

INSTANTIATE_TEST_SUITE_P(, RefusedPasswords,
                         testing::Values("", "7 bytes", std::string(129, 'x'), std::string("long\0word", 9),
                                         "a long\nword"));

// ---- following ----

TEST_F(TwissandraSite, knows_who_follows_whom) {
    register_users({"ada", "bob", "eve"});
    site_.follow("bob", "ada");
    site_.follow("bob", "eve");
    site_.follow("eve", "ada");

    EXPECT_THAT(site_.friends("bob"), ElementsAre("ada", "eve"));
    EXPECT_THAT(site_.followers("ada"), ElementsAre("bob", "eve"));
    EXPECT_TRUE(site_.follows("bob", "ada"));
    EXPECT_FALSE(site_.follows("ada", "bob"));
}

TEST_F(TwissandraSite, forgets_who_is_no_longer_followed) {
    register_users({"ada", "bob"});
    site_.follow("bob", "ada");

    site_.unfollow("bob", "ada");

    EXPECT_THAT(site_.friends("bob"), IsEmpty());
    EXPECT_THAT(site_.followers("ada"), IsEmpty());
}

TEST_F(TwissandraSite, refuses_to_follow_nobody_or_oneself) {
    register_users({"ada"});

    EXPECT_THAT([&] { site_.follow("ada", "bob"); }, ThrowsMessage<Refused>("there is nobody called bob"));
    EXPECT_THAT([&] { site_.follow("ada", "ada"); }, ThrowsMessage<Refused>("nobody follows themselves"));
}

// ---- tweets ----

TEST_F(TwissandraSite, shows_a_tweet_to_its_author_to_followers_and_to_everybody) {
    register_users({"ada", "bob", "eve"});
    site_.follow("bob", "ada");

    const auto id = site_.tweet("ada", "Hello");

    const auto page = site_.timeline("bob");
    ASSERT_THAT(page.tweets, SizeIs(1));
    EXPECT_EQ(page.tweets[0].id, id);
    EXPECT_EQ(page.tweets[0].author, "ada");
    EXPECT_EQ(page.tweets[0].body, "Hello");
    EXPECT_THAT(bodies(site_.timeline("ada")), ElementsAre("Hello"));
    EXPECT_THAT(bodies(site_.userline("ada")), ElementsAre("Hello"));
    EXPECT_THAT(bodies(site_.public_timeline()), ElementsAre("Hello"));
    EXPECT_THAT(site_.timeline("eve").tweets, IsEmpty());
    EXPECT_THAT(site_.userline("bob").tweets, IsEmpty());
}

TEST_F(TwissandraSite, shows_followers_what_is_said_while_they_follow) {
    register_users({"ada", "bob"});
    site_.tweet("ada", "before");
    site_.follow("bob", "ada");
    site_.tweet("ada", "during");
    site_.unfollow("bob", "ada");
    site_.tweet("ada", "after");

    EXPECT_THAT(bodies(site_.timeline("bob")), ElementsAre("during"));
}

TEST_F(TwissandraSite, shows_the_newest_first_a_page_at_a_time) {
    register_users({"ada"});
    for (const auto* const body : {"one", "two", "three", "four", "five"}) {
        site_.tweet("ada", body);
    }

    const auto first = site_.userline("ada", {.count = 2});
    const auto second = site_.userline("ada", {.from = first.next, .count = 2});
    const auto last = site_.userline("ada", {.from = second.next, .count = 2});

    EXPECT_THAT(bodies(first), ElementsAre("five", "four"));
    EXPECT_THAT(bodies(second), ElementsAre("three", "two"));
    EXPECT_THAT(bodies(last), ElementsAre("one"));
    EXPECT_FALSE(last.next);
}

TEST_F(TwissandraSite, reaches_more_followers_than_a_batch_holds) {
    register_users({"ada"});
    const cassia::ColumnFamily followers(pool_, "Followers");
    for (int i = 0; i < 1500; ++i) {
        followers.insert("ada", {{"f" + std::to_string(i), cassia::Time()}});
    }

    site_.tweet("ada", "Hello");

    EXPECT_EQ(cassia::ColumnFamily(pool_, "Timeline").get_count("f1499"), 1);
    EXPECT_EQ(cassia::ColumnFamily(pool_, "Timeline").get_count("f0"), 1);
}

TEST_F(TwissandraSite, counts_characters_of_a_tweet_and_not_bytes) {
    register_users({"ada"});
    std::string longest;
    for (int i = 0; i < 140; ++i) {
        longest += "\xC3\xA4";
    }
    site_.tweet("ada", longest);

    EXPECT_THAT([&] { site_.tweet("ada", longest + "!"); },
                ThrowsMessage<Refused>("a tweet has 1 to 140 characters, and this has 141"));
    EXPECT_THAT(bodies(site_.userline("ada")), ElementsAre(longest));
}

TEST_F(TwissandraSite, refuses_tweets_of_nobody) {
    EXPECT_THROW(site_.tweet("ada", "Hello"), Refused);
    EXPECT_THAT(site_.public_timeline().tweets, IsEmpty());
}

class RefusedTweets : public TwissandraSite, public testing::WithParamInterface<std::string> {};

TEST_P(RefusedTweets, are_not_kept) {
    register_users({"ada"});

    EXPECT_THROW(site_.tweet("ada", GetParam()), Refused);
    EXPECT_THAT(site_.userline("ada").tweets, IsEmpty());
}

// No text, no UTF-8, and what a terminal would obey.
INSTANTIATE_TEST_SUITE_P(, RefusedTweets,
                         testing::Values("", "\xFF", "two\nlines", "\x1B[2J",
                                         "\xC2\x9B"
                                         "2J",
                                         std::string("a\0b", 3)));

TEST_F(TwissandraSite, tells_of_a_tweet_nowhere_if_it_is_not_kept) {
    register_users({"ada"});
    // The user is looked for first.
    pool_.faults().succeed(1);
    pool_.faults().fail(1, cassia::InvalidRequestException("not today"));

    EXPECT_THROW(site_.tweet("ada", "Hello"), cassia::InvalidRequestException);
    EXPECT_THAT(site_.public_timeline().tweets, IsEmpty());
}

TEST_F(TwissandraSite, lives_on_when_a_server_is_slow) {
    register_users({"ada"});
    pool_.faults().fail(3, cassia::TimedOutException("slow"));

    site_.tweet("ada", "Hello");

    EXPECT_THAT(bodies(site_.public_timeline()), ElementsAre("Hello"));
}

}  // namespace
}  // namespace twissandra
