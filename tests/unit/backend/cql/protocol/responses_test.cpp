#include "backend/cql/protocol/responses.h"

#include <gmock/gmock.h>

#include <string>

#include <cassia/errors.h>

#include "unit/backend/cql/protocol/message_bytes.h"

// What the servers at hand do not send, or not when they are asked to.

namespace cassia::cql {
namespace {

using namespace std::string_literals;
using support::MessageBytes;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Pair;

template <typename Kind>
Kind read(const MessageBytes& bytes, Opcode opcode, std::uint8_t version = 5) {
    return std::get<Kind>(bytes.read(opcode, version).message);
}

/// What is said when this is refused.
std::string refusal(const MessageBytes& bytes, Opcode opcode, std::uint8_t version = 5) {
    try {
        bytes.read(opcode, version);
        return "taken";
    } catch (const ProtocolException& error) {
        return error.what();
    }
}

MessageBytes error(ErrorCode code) {
    return MessageBytes().four(static_cast<std::int32_t>(code)).string("message");
}

TEST(Responses, may_have_a_custom_payload_behind_trace_and_warnings) {
    const auto bytes = MessageBytes()
                           .raw(std::string(16, '\1'))
                           .two(2)
                           .string("one")
                           .string("two")
                           .two(2)
                           .string("a")
                           .bytes("x")
                           .string("b")
                           .four(-1)
                           .four(1);
    using namespace envelope_flag;

    const auto response = bytes.read(Opcode::RESULT, 5, TRACING | WARNING | CUSTOM_PAYLOAD);

    EXPECT_EQ(response.tracing_id, Uuid::from_bytes(std::string(16, '\1')));
    EXPECT_THAT(response.warnings, ElementsAre("one", "two"));
    EXPECT_THAT(response.custom_payload, ElementsAre(Pair("a", "x"), Pair("b", std::nullopt)));
    EXPECT_TRUE(std::holds_alternative<VoidResult>(response.message));
}

TEST(Responses, may_go_on_behind_what_is_known) {
    EXPECT_TRUE(std::holds_alternative<VoidResult>(
        MessageBytes().four(1).raw("of a later server").read(Opcode::RESULT).message));
}

TEST(Responses, challenge_who_logs_in) {
    const auto bytes = MessageBytes().bytes("token");

    EXPECT_EQ(read<AuthChallenge>(bytes, Opcode::AUTH_CHALLENGE).token, "token");
    EXPECT_EQ(read<AuthSuccess>(bytes, Opcode::AUTH_SUCCESS).token, "token");
}

TEST(Responses, with_an_opcode_that_is_no_answers_are_refused) {
    EXPECT_THAT(refusal(MessageBytes(), Opcode::QUERY), HasSubstr("there is no answer with the opcode 0x07"));
    EXPECT_THAT(refusal(MessageBytes(), static_cast<Opcode>(0xee)), HasSubstr("the opcode 0xee"));
}

TEST(Responses, of_an_unknown_kind_of_result_are_refused) {
    EXPECT_THAT(refusal(MessageBytes().four(6), Opcode::RESULT),
                HasSubstr("a result's kind is 6, and should be 1 to 5"));
}

TEST(ServerErrors, of_codes_with_nothing_more_have_their_message) {
    for (const auto code : {ErrorCode::SERVER_ERROR, ErrorCode::OVERLOADED, ErrorCode::IS_BOOTSTRAPPING,
                            ErrorCode::TRUNCATE_ERROR, ErrorCode::CDC_WRITE_FAILURE}) {
        const auto bytes = error(code);
        const auto found = read<ServerError>(bytes, Opcode::ERROR);

        EXPECT_EQ(found.code, code);
        EXPECT_EQ(found.message, "message");
        EXPECT_TRUE(std::holds_alternative<std::monostate>(found.details));
    }
}

TEST(ServerErrors, of_unknown_codes_have_their_message) {
    const auto bytes = error(static_cast<ErrorCode>(0x7777)).raw("of a later server");

    EXPECT_EQ(read<ServerError>(bytes, Opcode::ERROR).message, "message");
}

TEST(ServerErrors, of_conditional_writes_may_leave_it_open) {
    const auto bytes = error(ErrorCode::CAS_WRITE_UNKNOWN).two(8).four(1).four(2);

    const auto found = read<ServerError>(bytes, Opcode::ERROR);

    const auto& answers = std::get<CasWriteUnknown>(found.details).answers;
    EXPECT_EQ(answers.consistency, ConsistencyLevel::SERIAL);
    EXPECT_EQ(answers.received, 1);
    EXPECT_EQ(answers.required, 2);
}

TEST(ServerErrors, of_conditional_writes_count_what_they_met_in_version_5) {
    const auto bytes = error(ErrorCode::WRITE_TIMEOUT).two(9).four(1).four(2).string("CAS").two(7);

    const auto found = read<ServerError>(bytes, Opcode::ERROR);

    EXPECT_EQ(std::get<WriteTimeout>(found.details).contentions, 7);
}

TEST(ServerErrors, of_failures_tell_why_each_replica_failed_in_version_5) {
    const auto bytes = error(ErrorCode::READ_FAILURE)
                           .two(4)
                           .four(1)
                           .four(2)
                           .four(2)
                           .byte(4)
                           .raw("\x0a\0\0\1"s)
                           .two(1)
                           .byte(16)
                           .raw(std::string(16, '\2'))
                           .two(3)
                           .byte(1);

    const auto found = std::get<ReadFailure>(read<ServerError>(bytes, Opcode::ERROR).details);

    ASSERT_EQ(found.failures.replicas.size(), 2U);
    EXPECT_EQ(found.failures.replicas[0].address, "\x0a\0\0\1"s);
    EXPECT_EQ(found.failures.replicas[0].reason, 1);
    EXPECT_EQ(found.failures.replicas[1].address, std::string(16, '\2'));
    EXPECT_EQ(found.failures.replicas[1].reason, 3);
    EXPECT_TRUE(found.data_present);
}

TEST(ServerErrors, with_an_unknown_level_are_refused) {
    EXPECT_THAT(refusal(error(ErrorCode::UNAVAILABLE).two(0x0c).four(1).four(0), Opcode::ERROR),
                HasSubstr("a consistency level is 0x000c, and should be 0x0000 to 0x000a"));
}

TEST(ServerErrors, with_more_replicas_than_there_are_bytes_are_refused) {
    EXPECT_THAT(refusal(error(ErrorCode::READ_FAILURE).two(1).four(0).four(1).four(0x7fffffff), Opcode::ERROR),
                HasSubstr("bytes left"));
}

TEST(Events, tell_of_nodes_that_join_leave_and_move) {
    for (const auto& [name, kind] : {std::pair{"NEW_NODE", TopologyChange::Kind::NEW_NODE},
                                     std::pair{"REMOVED_NODE", TopologyChange::Kind::REMOVED_NODE},
                                     std::pair{"MOVED_NODE", TopologyChange::Kind::MOVED_NODE}}) {
        const auto bytes =
            MessageBytes().string("TOPOLOGY_CHANGE").string(name).byte(16).raw(std::string(16, '\3')).four(9042);

        const auto change = std::get<TopologyChange>(read<Event>(bytes, Opcode::EVENT));

        EXPECT_EQ(change.kind, kind);
        EXPECT_EQ(change.node.address, std::string(16, '\3'));
        EXPECT_EQ(change.node.port, 9042);
    }
}

TEST(Events, of_unknown_names_are_refused) {
    EXPECT_THAT(refusal(MessageBytes().string("RUMOUR"), Opcode::EVENT), HasSubstr("there is no event 'RUMOUR'"));
    EXPECT_THAT(refusal(MessageBytes().string("STATUS_CHANGE").string("SIDEWAYS"), Opcode::EVENT),
                HasSubstr("there is no change of a node's status 'SIDEWAYS'"));
    EXPECT_THAT(refusal(MessageBytes().string("SCHEMA_CHANGE").string("CREATED").string("MOOD"), Opcode::EVENT),
                HasSubstr("there is no part of a schema 'MOOD'"));
}

TEST(Events, with_addresses_that_there_are_not_are_refused) {
    const auto event = [] { return MessageBytes().string("STATUS_CHANGE").string("UP"); };

    EXPECT_THAT(refusal(event().byte(5).raw("12345").four(1), Opcode::EVENT),
                HasSubstr("a node's address has 5 bytes, and should have 4 or 16"));
    EXPECT_THAT(refusal(event().byte(4).raw("1234").four(65'536), Opcode::EVENT),
                HasSubstr("a node's port is 65536, and should be 0 to 65535"));
}

}  // namespace
}  // namespace cassia::cql
