#include "web.h"

#include <optional>
#include <string>
#include <thread>

#include <gmock/gmock.h>
#include <httplib.h>

#include "cookies.h"
#include "pages.h"
#include "sessions.h"
#include "site_fixture.h"
#include "tries.h"

namespace twissandra {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

TEST(Escape, leaves_nothing_that_html_reads) {
    EXPECT_EQ(escape("<a href=\"x\">Tom & 'Jerry'</a>"),
              "&lt;a href=&quot;x&quot;&gt;Tom &amp; &#39;Jerry&#39;&lt;/a&gt;");
}

TEST(Cookies, tell_the_token_among_others) {
    EXPECT_EQ(session_token("session=abc"), "abc");
    EXPECT_EQ(session_token("a=1; session=abc; b=2"), "abc");
    EXPECT_EQ(session_token("a=1; other_session=abc"), "");
    EXPECT_EQ(session_token(""), "");
}

TEST(Cookies, are_for_our_own_pages_alone) {
    EXPECT_EQ(session_cookie("abc", false), "session=abc; Path=/; Max-Age=1209600; HttpOnly; SameSite=Lax");
    EXPECT_EQ(session_cookie("abc", true), "session=abc; Path=/; Max-Age=1209600; HttpOnly; SameSite=Lax; Secure");
    EXPECT_EQ(expired_session_cookie(false), "session=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax");
}

/// A browser without its window: it keeps the one cookie, and does not follow redirections.
class WebSite : public SiteTest {
protected:
    WebSite() { register_users({"ada", "bob"}); }
    ~WebSite() override { web_.stop(); }

    httplib::Result get(const std::string& path) { return browser_.Get(path, cookies()); }
    httplib::Result post(const std::string& path, const httplib::Params& form) {
        return browser_.Post(path, cookies(), form);
    }
    void log_in_as(const std::string& name) {
        const auto answer = post("/login", {{"name", name}, {"password", PASSWORD}});
        ASSERT_EQ(answer->status, 303);
        session_ = session_token(answer->get_header_value("Set-Cookie"));
    }
    std::string form_token() const { return Sessions(pool_).find(session_)->form_token; }

    Web web_{pool_, {.port = 0}};
    std::string session_;

private:
    httplib::Headers cookies() const {
        return session_.empty() ? httplib::Headers() : httplib::Headers{{"Cookie", "session=" + session_}};
    }

    std::jthread serving_{[this] { web_.serve(); }};
    httplib::Client browser_{"127.0.0.1", web_.port()};
};

TEST_F(WebSite, shows_strangers_what_everybody_says) {
    site_.tweet("ada", "Hello");

    const auto page = get("/");

    EXPECT_EQ(page->status, 200);
    EXPECT_THAT(page->body, AllOf(HasSubstr("Hello"), HasSubstr("/user/ada"), HasSubstr("Log in")));
}

TEST_F(WebSite, escapes_what_people_say) {
    site_.tweet("ada", "<script>alert('x')</script>");

    const auto page = get("/public");

    EXPECT_THAT(page->body, HasSubstr("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;"));
    EXPECT_THAT(page->body, Not(HasSubstr("<script")));
}

TEST_F(WebSite, lets_no_page_run_scripts_or_be_framed) {
    const auto page = get("/");

    EXPECT_THAT(page->get_header_value("Content-Security-Policy"),
                AllOf(StartsWith("default-src 'none'"), HasSubstr("frame-ancestors 'none'")));
    EXPECT_EQ(page->get_header_value("X-Content-Type-Options"), "nosniff");
    EXPECT_EQ(page->get_header_value("Cache-Control"), "no-store");
}

TEST_F(WebSite, begins_a_session_for_the_right_password_alone) {
    const auto wrong = post("/login", {{"name", "ada"}, {"password", "another word"}});
    EXPECT_EQ(wrong->status, 400);
    EXPECT_FALSE(wrong->has_header("Set-Cookie"));
    EXPECT_THAT(wrong->body, HasSubstr("there is no such name with this password"));

    log_in_as("ada");
    EXPECT_THAT(get("/")->body, HasSubstr("Your timeline"));
}

TEST_F(WebSite, lets_nobody_try_passwords_without_end) {
    const auto try_to_log_in = [&](const std::string& name, const std::string& password) {
        return post("/login", {{"name", name}, {"password", password}});
    };
    for (int i = 0; i < Tries::MOST; ++i) {
        EXPECT_THAT(try_to_log_in("ada", "another word")->body, HasSubstr("there is no such name"));
    }

    const auto refused = try_to_log_in("ada", PASSWORD);
    EXPECT_EQ(refused->status, 400);
    EXPECT_THAT(refused->body, HasSubstr("too many wrong passwords for ada; try again in 15 minutes"));
    EXPECT_EQ(try_to_log_in("bob", PASSWORD)->status, 303);

    clock_.pass(Tries::MEMORY + std::chrono::seconds(1));
    EXPECT_EQ(try_to_log_in("ada", PASSWORD)->status, 303);
}

TEST_F(WebSite, takes_a_password_to_its_end) {
    const auto longer = post("/login", {{"name", "ada"}, {"password", PASSWORD + std::string("\0more", 5)}});

    EXPECT_EQ(longer->status, 400);
}

TEST_F(WebSite, says_that_a_page_is_not_there) {
    const auto page = get("/nowhere");

    EXPECT_EQ(page->status, 404);
    EXPECT_THAT(page->body, HasSubstr("there is no such page"));
}

TEST_F(WebSite, keeps_no_tries_of_names_that_nobody_has) {
    post("/login", {{"name", "nobody"}, {"password", "another word"}});
    EXPECT_EQ(post("/login", {{"name", "no name"}, {"password", "another word"}})->status, 400);

    EXPECT_EQ(cassia::ColumnFamily(pool_, "Try").get_count("nobody"), 0U);
}

TEST_F(WebSite, registers_and_begins_a_session) {
    const auto answer = post("/register", {{"name", "eve"}, {"password", PASSWORD}});

    EXPECT_EQ(answer->status, 303);
    EXPECT_TRUE(site_.has_user("eve"));
    session_ = session_token(answer->get_header_value("Set-Cookie"));
    EXPECT_THAT(get("/")->body, HasSubstr("/user/eve"));
}

TEST_F(WebSite, has_a_new_session_for_each_login) {
    log_in_as("ada");
    const auto first = session_;
    log_in_as("ada");

    EXPECT_NE(session_, first);
}

TEST_F(WebSite, ends_a_session_at_logout) {
    log_in_as("ada");

    const auto answer = post("/logout", {{"token", form_token()}});

    EXPECT_EQ(answer->status, 303);
    EXPECT_THAT(answer->get_header_value("Set-Cookie"), StartsWith("session=; Path=/; Max-Age=0"));
    EXPECT_FALSE(Sessions(pool_).find(session_));
    EXPECT_THAT(get("/")->body, HasSubstr("Log in"));
}

TEST_F(WebSite, ends_a_session_after_two_weeks) {
    log_in_as("ada");

    clock_.pass(std::chrono::days(14) - std::chrono::seconds(1));
    EXPECT_TRUE(Sessions(pool_).find(session_));
    clock_.pass(std::chrono::seconds(1));
    EXPECT_FALSE(Sessions(pool_).find(session_));
}

TEST_F(WebSite, takes_a_wrong_cookie_for_none) {
    session_ = "no token at all \xFF";

    EXPECT_EQ(get("/")->status, 200);
}

TEST_F(WebSite, tweets_for_the_user_of_the_session) {
    log_in_as("ada");

    const auto answer = post("/tweet", {{"token", form_token()}, {"body", "Hello & welcome"}});

    EXPECT_EQ(answer->status, 303);
    EXPECT_EQ(answer->get_header_value("Location"), "/");
    EXPECT_EQ(bodies(site_.userline("ada")), std::vector<std::string>{"Hello & welcome"});
}

TEST_F(WebSite, follows_and_unfollows) {
    log_in_as("ada");
    EXPECT_THAT(get("/user/bob")->body, HasSubstr(">Follow<"));

    EXPECT_EQ(post("/follow", {{"token", form_token()}, {"name", "bob"}})->get_header_value("Location"), "/user/bob");
    EXPECT_TRUE(site_.follows("ada", "bob"));
    EXPECT_THAT(get("/user/bob")->body, HasSubstr(">Unfollow<"));

    EXPECT_EQ(post("/unfollow", {{"token", form_token()}, {"name", "bob"}})->status, 303);
    EXPECT_FALSE(site_.follows("ada", "bob"));
}

TEST_F(WebSite, refuses_forms_without_the_token_of_the_session) {
    log_in_as("ada");

    EXPECT_EQ(post("/tweet", {{"body", "Hello"}})->status, 403);
    EXPECT_EQ(post("/tweet", {{"token", "guessed"}, {"body", "Hello"}})->status, 403);
    EXPECT_EQ(post("/logout", {})->status, 403);
    EXPECT_TRUE(site_.userline("ada").tweets.empty());
}

TEST_F(WebSite, refuses_forms_of_other_sites) {
    httplib::Client other("127.0.0.1", web_.port());

    const auto answer = other.Post("/login", {{"Origin", "http://elsewhere.example"}},
                                   httplib::Params{{"name", "ada"}, {"password", PASSWORD}});

    EXPECT_EQ(answer->status, 403);
    EXPECT_FALSE(answer->has_header("Set-Cookie"));
}

TEST_F(WebSite, sends_strangers_to_log_in) {
    EXPECT_EQ(post("/tweet", {{"body", "Hello"}})->get_header_value("Location"), "/login");
}

TEST_F(WebSite, says_what_is_wrong_with_a_form) {
    log_in_as("ada");

    const auto answer = post("/tweet", {{"token", form_token()}, {"body", ""}});

    EXPECT_EQ(answer->status, 400);
    EXPECT_THAT(answer->body, HasSubstr("a tweet has 1 to 140 characters, and this has 0"));
}

TEST_F(WebSite, shows_older_tweets_page_by_page) {
    for (int i = 1; i <= 21; ++i) {
        site_.tweet("ada", "tweet " + std::to_string(i) + ".");
    }
    const auto first = get("/user/ada")->body;
    const auto link = "/user/ada?from=" + site_.userline("ada").next->to_string();

    EXPECT_THAT(first, AllOf(HasSubstr("tweet 21."), Not(HasSubstr("tweet 1.")), HasSubstr(link)));
    EXPECT_THAT(get(link)->body, AllOf(HasSubstr("tweet 1."), Not(HasSubstr("Older"))));
}

TEST_F(WebSite, answers_wrong_addresses_in_words) {
    EXPECT_EQ(get("/user/nobody")->status, 404);
    EXPECT_EQ(get("/nowhere")->status, 404);
    EXPECT_EQ(get("/public?from=yesterday")->status, 400);
    EXPECT_EQ(get("/public?from=0b6b4a5c-1111-4111-8111-111111111111")->status, 400);
}

TEST_F(WebSite, says_no_more_than_that_a_server_failed) {
    pool_.faults().fail(1, cassia::InvalidRequestException("a secret of the house"));

    const auto page = get("/public");

    EXPECT_EQ(page->status, 500);
    EXPECT_THAT(page->body, AllOf(HasSubstr("Please try again"), Not(HasSubstr("secret"))));
}

TEST_F(WebSite, refuses_more_than_a_form_can_be) {
    EXPECT_EQ(post("/login", {{"name", std::string(100'000, 'x')}})->status, 413);
}

TEST(WebPort, that_is_taken_is_told) {
    const auto store = cassia::EmbeddedStore::memory();
    make_schema(store.server());
    const cassia::ConnectionPool pool(KEYSPACE, {store.server()});
    const Web first(pool, {.port = 0});

    EXPECT_THROW(Web(pool, {.port = first.port()}), Refused);
}

}  // namespace
}  // namespace twissandra
