#include "api/schema_agreement.h"

#include <functional>
#include <optional>
#include <utility>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cassia/errors.h>

#include "support/scripted_connection.h"

namespace cassia::detail {
namespace {

using namespace std::chrono_literals;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Property;
using testing::Throws;
using testing::ThrowsMessage;

class SchemaAgreement : public testing::Test {
protected:
    // A clock that moves when somebody sleeps.
    Waiting waiting() {
        return {.now = [this] { return now_; },
                .sleep =
                    [this](std::chrono::milliseconds time) {
                        now_ += time;
                        sleeps_.push_back(time);
                    }};
    }

    void change(std::chrono::milliseconds timeout = 30s) {
        change_schema(connection_, [this] { ++changes_; }, timeout, waiting());
    }
    // A change to which the server answers so many times that its nodes disagree.
    void change_after_disagreements(int disagreements, std::chrono::milliseconds timeout = 30s) {
        const auto refuse_first = [this, disagreements] {
            if (++changes_ <= disagreements) {
                throw SchemaDisagreementException("the nodes disagree");
            }
        };
        change_schema(connection_, refuse_first, timeout, waiting());
    }

    support::Script script_;
    support::ScriptedConnection connection_{script_, "scripted"};
    std::chrono::steady_clock::time_point now_;
    std::vector<std::chrono::milliseconds> sleeps_;
    int changes_ = 0;
};

TEST_F(SchemaAgreement, is_there_at_once_where_all_nodes_have_one_version) {
    script_.schema_versions = {{{"v1", {"a", "b", "c"}}}};

    change();

    EXPECT_EQ(changes_, 1);
    EXPECT_EQ(script_.schema_versions_asked, 1u);
    EXPECT_THAT(sleeps_, ElementsAre());
}

TEST_F(SchemaAgreement, is_waited_for_a_quarter_of_a_second_at_a_time) {
    script_.schema_versions = {{{"v1", {"a"}}, {"v2", {"b"}}}, {{"v1", {"a"}}, {"v2", {"b"}}}, {{"v2", {"a", "b"}}}};

    change();

    EXPECT_EQ(changes_, 1);
    EXPECT_THAT(sleeps_, ElementsAre(250ms, 250ms));
}

// The manual's changelog, 1.4.0.
TEST_F(SchemaAgreement, does_not_need_nodes_that_cannot_be_reached) {
    script_.schema_versions = {{{"UNREACHABLE", {"c"}}, {"v1", {"a", "b"}}}};

    change();

    EXPECT_THAT(sleeps_, ElementsAre());
}

TEST_F(SchemaAgreement, is_not_there_while_no_node_can_be_reached) {
    script_.schema_versions = {{{"UNREACHABLE", {"a", "b"}}}, {{"v1", {"a", "b"}}}};

    change();

    EXPECT_THAT(sleeps_, ElementsAre(250ms));
}

TEST_F(SchemaAgreement, is_missed_with_an_error_that_tells_who_has_what) {
    script_.schema_versions = {{{"v1", {"a", "b"}}, {"v2", {"c"}}}};

    EXPECT_THAT([&] { change(600ms); }, ThrowsMessage<SchemaDisagreementException>(AllOf(
                                            HasSubstr("was changed"), HasSubstr("after 600 ms: v1 at a, b; v2 at c"))));
    EXPECT_THAT(sleeps_, ElementsAre(250ms, 250ms, 100ms));
    EXPECT_EQ(script_.schema_versions_asked, 4u);
}

TEST_F(SchemaAgreement, is_missed_with_an_error_that_tells_whether_the_change_was_made) {
    const auto applied = [](const std::function<void()>& call) {
        try {
            call();
            return std::optional<bool>();
        } catch (const SchemaDisagreementException& error) {
            return std::optional(error.may_have_been_applied());
        }
    };
    script_.schema_versions = {{{"v1", {"a", "b"}}, {"v2", {"c"}}}};

    EXPECT_EQ(applied([&] { change(600ms); }), true);
    EXPECT_EQ(applied([&] { change_after_disagreements(100, 500ms); }), false);
}

TEST_F(SchemaAgreement, that_can_not_be_asked_for_leaves_a_change_made) {
    const auto lost = [this] { script_.cut_off({"scripted"}); };

    EXPECT_THAT([&] { change_schema(connection_, lost, 30s, waiting()); },
                Throws<TransportException>(Property(&Error::may_have_been_applied, true)));
}

TEST_F(SchemaAgreement, lets_a_change_be_tried_again) {
    script_.schema_versions = {{{"v1", {"a"}}}};

    change_after_disagreements(2);

    EXPECT_EQ(changes_, 3);
    EXPECT_THAT(sleeps_, ElementsAre(250ms, 250ms));
}

TEST_F(SchemaAgreement, gives_a_change_and_its_wait_one_deadline) {
    script_.schema_versions = {{{"v1", {"a"}}, {"v2", {"b"}}}};

    EXPECT_THROW(change_after_disagreements(1, 500ms), SchemaDisagreementException);
    EXPECT_THAT(sleeps_, ElementsAre(250ms, 250ms));
}

TEST_F(SchemaAgreement, passes_the_servers_disagreement_on_at_the_deadline) {
    script_.schema_versions = {{{"v1", {"a"}}}};

    EXPECT_THAT([&] { change_after_disagreements(100, 500ms); },
                ThrowsMessage<SchemaDisagreementException>("the nodes disagree"));
    EXPECT_EQ(changes_, 3);
    EXPECT_EQ(script_.schema_versions_asked, 0u);
}

TEST_F(SchemaAgreement, is_not_waited_for_when_a_change_is_refused) {
    const auto refused = [] { throw InvalidRequestException("no"); };

    EXPECT_THROW(change_schema(connection_, refused, 30s, waiting()), InvalidRequestException);
    EXPECT_EQ(script_.schema_versions_asked, 0u);
    EXPECT_THAT(sleeps_, ElementsAre());
}

}  // namespace
}  // namespace cassia::detail
