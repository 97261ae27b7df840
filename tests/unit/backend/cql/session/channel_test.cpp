#include "backend/cql/session/channel.h"

#include <variant>

#include <gmock/gmock.h>

#include "unit/backend/cql/protocol/message_bytes.h"
#include "unit/backend/cql/session/scripted_server.h"

namespace cassia::cql {
namespace {

using support::answer;
using support::Asked;
using support::channel_to;
using support::MessageBytes;
using support::ScriptedServer;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::ThrowsMessage;

Ticket ask(Channel& channel) {
    return channel.ask({}, [](const RequestHeader& header, std::string& out) { append_options_request(header, out); });
}

// Says which keyspace was set, and so which answer it is.
std::string answer_named(std::int16_t stream, std::string_view name) {
    return answer(stream, Opcode::RESULT, MessageBytes().four(3).string(name).str());
}

std::string name_in(const Response& response) {
    return std::string(std::get<SetKeyspace>(response.message).keyspace);
}

std::string schema_event(std::string_view keyspace) {
    return answer(EVENT_STREAM, Opcode::EVENT,
                  MessageBytes().string("SCHEMA_CHANGE").string("UPDATED").string("KEYSPACE").string(keyspace).str());
}

TEST(Channels, give_answers_by_their_streams_in_whatever_order_they_come) {
    ScriptedServer server{[](const Asked&) { return ""; }};
    const auto channel = channel_to(server);
    auto first = ask(*channel);
    auto second = ask(*channel);
    auto third = ask(*channel);
    server.unread = answer_named(2, "third") + answer_named(0, "first") + answer_named(1, "second");

    EXPECT_EQ(name_in(channel->receive(std::move(second), {})), "second");
    EXPECT_EQ(name_in(channel->receive(std::move(first), {})), "first");
    EXPECT_EQ(name_in(channel->receive(std::move(third), {})), "third");
}

TEST(Channels, use_a_stream_again_when_it_is_answered) {
    ScriptedServer server{[](const Asked& asked) { return answer_named(asked.stream, "one"); }};
    const auto channel = channel_to(server);
    for (int i = 0; i < 3; ++i) {
        channel->receive(ask(*channel), {});
    }
    for (const auto& asked : server.asked) {
        EXPECT_EQ(asked.stream, 0);
    }
    EXPECT_EQ(server.asked.size(), 3u);
}

TEST(Channels, do_not_give_an_answer_that_nobody_waits_for_to_the_next_request) {
    ScriptedServer server{[](const Asked&) { return ""; }};
    const auto channel = channel_to(server);
    {
        const auto abandoned = ask(*channel);
    }
    auto wanted = ask(*channel);
    ASSERT_NE(server.asked[0].stream, server.asked[1].stream);
    server.unread = answer_named(server.asked[0].stream, "abandoned") + answer_named(server.asked[1].stream, "wanted");

    EXPECT_EQ(name_in(channel->receive(std::move(wanted), {})), "wanted");
    // Both are free by now.
    const auto third = ask(*channel);
    const auto fourth = ask(*channel);
    EXPECT_LE(server.asked[2].stream, 1);
    EXPECT_LE(server.asked[3].stream, 1);
}

TEST(Channels, drop_an_answer_that_came_before_it_was_abandoned) {
    ScriptedServer server{[](const Asked&) { return ""; }};
    const auto channel = channel_to(server);
    {
        const auto abandoned = ask(*channel);
        auto wanted = ask(*channel);
        server.unread = answer_named(0, "abandoned") + answer_named(1, "wanted");
        channel->receive(std::move(wanted), {});
    }
    server.unread = answer_named(0, "new");
    auto next = ask(*channel);
    if (server.asked.back().stream == 1) {
        server.unread = answer_named(1, "new");
    }
    EXPECT_EQ(name_in(channel->receive(std::move(next), {})), "new");
}

TEST(Channels, tell_which_keyspaces_events_named) {
    ScriptedServer server{[](const Asked& asked) {
        return schema_event("Shop") + schema_event("Blog") + schema_event("Shop") + answer_named(asked.stream, "one");
    }};
    const auto channel = channel_to(server);
    channel->receive(ask(*channel), {});

    EXPECT_THAT(channel->take_changed_keyspaces(), ElementsAre("Blog", "Shop"));
    EXPECT_THAT(channel->take_changed_keyspaces(), ElementsAre());
}

TEST(Channels, refuse_an_answer_to_nothing) {
    ScriptedServer server{[](const Asked&) { return answer_named(7, "none"); }};
    const auto channel = channel_to(server);
    EXPECT_THAT([&] { channel->receive(ask(*channel), {}); },
                ThrowsMessage<ProtocolException>(HasSubstr("stream 7, on which nothing was asked")));
}

TEST(Channels, refuse_a_second_answer) {
    ScriptedServer server{[](const Asked&) { return ""; }};
    const auto channel = channel_to(server);
    const auto first = ask(*channel);
    auto second = ask(*channel);
    server.unread = answer_named(0, "once") + answer_named(0, "twice");
    EXPECT_THAT([&] { channel->receive(std::move(second), {}); },
                ThrowsMessage<ProtocolException>(HasSubstr("answers twice on stream 0")));
}

TEST(Channels, tell_that_the_server_has_closed) {
    ScriptedServer server{[](const Asked&) { return "\x84"; }};
    const auto channel = channel_to(server);
    EXPECT_THAT([&] { channel->receive(ask(*channel), {}); },
                ThrowsMessage<TransportException>(HasSubstr("cql://10.0.0.4:9042 closed the connection")));
}

TEST(Channels, send_nothing_of_a_request_that_can_not_be_made) {
    ScriptedServer server{[](const Asked& asked) { return answer_named(asked.stream, "one"); }};
    const auto channel = channel_to(server);
    EXPECT_THROW(channel->ask({}, [](const RequestHeader&, std::string&) { throw InvalidRequestError("no"); }),
                 InvalidRequestError);
    EXPECT_TRUE(server.asked.empty());
    EXPECT_EQ(name_in(channel->receive(ask(*channel), {})), "one");
}

}  // namespace
}  // namespace cassia::cql
