#include <gmock/gmock.h>

#include <string>
#include <string_view>

#include "backend/cql/protocol/responses.h"
#include "support/golden_conversation.h"

// Errors and events of real servers, as they are read.

namespace cassia::cql {
namespace {

using namespace std::string_literals;
using support::GoldenConversation;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;

class GoldenErrors : public testing::TestWithParam<const char*> {
protected:
    ServerError error(std::string_view exchange, std::string_view part = "") {
        golden_ = std::make_unique<GoldenConversation>(GetParam() + std::string(part));
        response_ = golden_->answer(exchange).read();
        return std::get<ServerError>(response_.message);
    }

    template <typename Details>
    Details details(std::string_view exchange, std::string_view part = "") {
        return std::get<Details>(error(exchange, part).details);
    }

    bool is_v5() const { return golden_->version() == ProtocolVersion::V5; }

    void expect_failures(const Failures& failures) const {
        EXPECT_EQ(failures.count, 1);
        EXPECT_THAT(failures.replicas, SizeIs(is_v5() ? 1 : 0));
        for (const auto& replica : failures.replicas) {
            EXPECT_EQ(replica.address, "\x7f\0\0\1"s);
        }
    }

    std::unique_ptr<GoldenConversation> golden_;
    Response response_;
};

INSTANTIATE_TEST_SUITE_P(OfRealServers, GoldenErrors, testing::Values("5.0-v4", "5.0-v5", "4.1-v4", "4.1-v5"),
                         [](const auto& test) { return support::test_name(test.param); });

TEST_P(GoldenErrors, of_what_has_but_a_message) {
    EXPECT_EQ(error("a syntax error").code, ErrorCode::SYNTAX_ERROR);
    EXPECT_EQ(error("an invalid query").code, ErrorCode::INVALID);
    EXPECT_EQ(error("an invalid query").message, "table missing does not exist");
    EXPECT_EQ(error("a wrong option").code, ErrorCode::CONFIG_ERROR);
    EXPECT_EQ(error("a request without a body").code, ErrorCode::PROTOCOL_ERROR);
}

TEST_P(GoldenErrors, of_what_exists) {
    const auto keyspace = details<AlreadyExists>("a keyspace that exists");
    EXPECT_EQ(keyspace.keyspace, "golden");
    EXPECT_EQ(keyspace.table, "");

    const auto table = details<AlreadyExists>("a table that exists");
    EXPECT_EQ(table.keyspace, "golden");
    EXPECT_EQ(table.table, "wide");
}

TEST_P(GoldenErrors, of_statements_that_are_not_prepared) {
    EXPECT_EQ(details<Unprepared>("a statement that is not prepared").id, "0123456789abcdef");
}

TEST_P(GoldenErrors, of_too_few_replicas) {
    const auto unavailable = details<Unavailable>("too few replicas");

    EXPECT_EQ(unavailable.consistency, ConsistencyLevel::THREE);
    EXPECT_EQ(unavailable.required, 3);
    EXPECT_EQ(unavailable.alive, 1);
}

TEST_P(GoldenErrors, of_functions) {
    const auto failure = details<FunctionFailure>("a function that fails");

    EXPECT_EQ(failure.keyspace, "golden");
    EXPECT_EQ(failure.function, "failing");
    EXPECT_THAT(failure.argument_types, ElementsAre("int", "text"));
}

TEST_P(GoldenErrors, of_reads_that_fail_come_with_warnings) {
    const auto failure = details<ReadFailure>("a read that fails");

    EXPECT_EQ(failure.answers.consistency, ConsistencyLevel::ONE);
    EXPECT_EQ(failure.answers.received, 0);
    EXPECT_EQ(failure.answers.required, 1);
    expect_failures(failure.failures);
    EXPECT_THAT(response_.warnings, ElementsAre(HasSubstr("tombstone")));
}

TEST_P(GoldenErrors, of_writes_that_fail) {
    const auto failure = details<WriteFailure>("a write that fails", "-poison");

    EXPECT_EQ(failure.answers.consistency, ConsistencyLevel::ONE);
    expect_failures(failure.failures);
    EXPECT_EQ(failure.write_type, "SIMPLE");
}

TEST_P(GoldenErrors, of_passwords_and_rights) {
    EXPECT_EQ(error("a wrong password", "-users-refused").code, ErrorCode::BAD_CREDENTIALS);
    EXPECT_EQ(error("a query without the right to it", "-users").code, ErrorCode::UNAUTHORIZED);
}

TEST_P(GoldenErrors, come_before_a_right_password_is_given) {
    const GoldenConversation golden(GetParam() + "-users"s);

    EXPECT_EQ(std::get<Authenticate>(golden.answer("startup").read().message).authenticator,
              "org.apache.cassandra.auth.PasswordAuthenticator");
    EXPECT_FALSE(std::get<AuthSuccess>(golden.answer("a right password").read().message).token);
}

TEST_P(GoldenErrors, stand_beside_events_of_the_schema) {
    const GoldenConversation golden(GetParam() + "-events"s);
    const auto& messages = golden.exchange("changes of the schema").messages;
    std::vector<std::string> names;
    for (const auto& message : messages) {
        EXPECT_EQ(message.header.stream, EVENT_STREAM);
        const auto response = message.read();
        names.emplace_back(std::get<SchemaChange>(std::get<Event>(response.message)).name);
    }

    EXPECT_THAT(names,
                ElementsAre("", "address", "types", "wide", "wide", "counters", "wide", "failing", "added", "total"));
}

class OutageErrors : public GoldenErrors {};

INSTANTIATE_TEST_SUITE_P(OfRealServers, OutageErrors, testing::Values("5.0-v4-outage", "5.0-v5-outage"),
                         [](const auto& test) { return support::test_name(test.param); });

TEST_P(OutageErrors, tell_how_many_replicas_answered_a_write) {
    const auto timeout = details<WriteTimeout>("a write that times out");

    EXPECT_EQ(timeout.answers.consistency, ConsistencyLevel::ALL);
    EXPECT_EQ(timeout.answers.received, 1);
    EXPECT_EQ(timeout.answers.required, 2);
    EXPECT_EQ(timeout.write_type, "SIMPLE");
    EXPECT_FALSE(timeout.contentions);
}

TEST_P(OutageErrors, tell_how_many_replicas_answered_a_read) {
    const auto timeout = details<ReadTimeout>("a read that times out");

    EXPECT_EQ(timeout.answers.consistency, ConsistencyLevel::ALL);
    EXPECT_EQ(timeout.answers.received, 1);
    EXPECT_EQ(timeout.answers.required, 2);
}

TEST_P(OutageErrors, tell_of_conditions) {
    const auto timeout = details<WriteTimeout>("a condition that times out");

    EXPECT_EQ(timeout.write_type, "CAS");
    EXPECT_EQ(timeout.contentions.has_value(), is_v5());
}

TEST_P(OutageErrors, tell_of_batches) {
    EXPECT_EQ(details<WriteTimeout>("an unlogged batch that times out").write_type, "UNLOGGED_BATCH");
    EXPECT_EQ(details<WriteTimeout>("a logged batch that times out").write_type, "BATCH_LOG");
}

TEST_P(OutageErrors, tell_that_a_node_is_down) {
    EXPECT_EQ(details<Unavailable>("too few replicas").alive, 1);
}

TEST_P(OutageErrors, stand_beside_events_of_nodes) {
    const GoldenConversation golden(GetParam() + "-events"s);
    const auto event = [&](std::string_view exchange) {
        return std::get<StatusChange>(std::get<Event>(golden.answer(exchange).read().message));
    };

    EXPECT_EQ(event("a node goes down").kind, StatusChange::Kind::DOWN);
    EXPECT_EQ(event("a node goes down").node.address, "\x7f\0\0\2"s);
    EXPECT_EQ(event("a node comes up").kind, StatusChange::Kind::UP);
}

}  // namespace
}  // namespace cassia::cql
