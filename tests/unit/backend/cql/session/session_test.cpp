#include "backend/cql/session/session.h"

#include <optional>
#include <string>
#include <vector>

#include <gmock/gmock.h>

#include "backend/cql/mapping/read_statements.h"
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

const Table TABLE{.keyspace = "Shop",
                  .family = "Users",
                  .keys = {{"key", "blob"}},
                  .names = {{"column1", "blob"}},
                  .subname = std::nullopt,
                  .value = TableColumn{"value", "blob"},
                  .declared = {}};

std::string prepared(const Asked& asked, const std::string& id) {
    return answer(asked.stream, Opcode::RESULT,
                  MessageBytes().four(4).string(id).four(0).four(0).four(0).four(4).four(0).str());
}

/// Rows of one column without metadata. @param next where the next page begins; empty: there is none.
std::string rows(const Asked& asked, const std::vector<std::string>& cells, const std::string& next = {}) {
    MessageBytes body;
    body.four(2).four(next.empty() ? 4 : 6).four(1);
    if (!next.empty()) {
        body.bytes(next);
    }
    body.four(static_cast<std::int32_t>(cells.size()));
    for (const auto& cell : cells) {
        body.bytes(cell);
    }
    return answer(asked.stream, Opcode::RESULT, body.str());
}

std::string unprepared(const Asked& asked) {
    return answer(asked.stream, Opcode::ERROR,
                  MessageBytes().four(0x2500).string("I have forgotten it").string("id").str());
}

std::string refused(const Asked& asked, const std::string& why) {
    return answer(asked.stream, Opcode::ERROR, MessageBytes().four(0x2200).string(why).str());
}

std::vector<Opcode> opcodes(const ScriptedServer& server) {
    std::vector<Opcode> all;
    for (const auto& asked : server.asked) {
        all.push_back(asked.opcode);
    }
    return all;
}

Execution send_count(Session& session, std::string_view key) {
    return session.send(TABLE, count_row(TABLE, {"Users", std::nullopt}, key, model::SliceRange{}),
                        ConsistencyLevel::ONE, {});
}

/// The first cell of each row.
std::vector<std::string> read(Session& session, std::string_view key, std::size_t most = 100) {
    auto execution = send_count(session, key);
    std::vector<std::string> cells;
    session.finish(execution, {}, [&](std::span<const OptionalBytes> row) {
        cells.emplace_back(row[0].value_or("null"));
        return cells.size() < most;
    });
    return cells;
}

TEST(Sessions, prepare_a_statement_once) {
    ScriptedServer server{[](const Asked& asked) {
        return asked.opcode == Opcode::PREPARE ? prepared(asked, "id") : rows(asked, {"a", "b"});
    }};
    Session session(channel_to(server));

    EXPECT_THAT(read(session, "one"), ElementsAre("a", "b"));
    EXPECT_THAT(read(session, "other"), ElementsAre("a", "b"));
    EXPECT_THAT(opcodes(server), ElementsAre(Opcode::PREPARE, Opcode::EXECUTE, Opcode::EXECUTE));
    EXPECT_THAT(server.asked[0].body, HasSubstr("SELECT COUNT(\"value\") FROM \"Shop\".\"Users\" WHERE \"key\" = ?"));
}

TEST(Sessions, prepare_a_statement_again_when_they_are_told_to_forget) {
    ScriptedServer server{
        [](const Asked& asked) { return asked.opcode == Opcode::PREPARE ? prepared(asked, "id") : rows(asked, {}); }};
    Session session(channel_to(server));
    read(session, "one");
    session.forget();
    read(session, "one");
    EXPECT_THAT(opcodes(server), ElementsAre(Opcode::PREPARE, Opcode::EXECUTE, Opcode::PREPARE, Opcode::EXECUTE));
}

TEST(Sessions, prepare_a_statement_again_that_the_server_has_forgotten) {
    bool has_forgotten = false;
    ScriptedServer server{[&](const Asked& asked) {
        if (asked.opcode == Opcode::PREPARE) {
            return prepared(asked, "id");
        }
        return std::exchange(has_forgotten, false) ? unprepared(asked) : rows(asked, {"a"});
    }};
    Session session(channel_to(server));
    read(session, "one");
    has_forgotten = true;

    EXPECT_THAT(read(session, "one"), ElementsAre("a"));
    EXPECT_THAT(opcodes(server),
                ElementsAre(Opcode::PREPARE, Opcode::EXECUTE, Opcode::EXECUTE, Opcode::PREPARE, Opcode::EXECUTE));
}

TEST(Sessions, give_up_on_a_server_that_forgets_at_once) {
    ScriptedServer server{
        [](const Asked& asked) { return asked.opcode == Opcode::PREPARE ? prepared(asked, "id") : unprepared(asked); }};
    Session session(channel_to(server));
    EXPECT_THAT([&] { read(session, "one"); },
                ThrowsMessage<ProtocolException>(HasSubstr("forgets each statement as soon as it is prepared")));
}

TEST(Sessions, read_page_by_page) {
    int pages = 0;
    ScriptedServer server{[&](const Asked& asked) {
        if (asked.opcode == Opcode::PREPARE) {
            return prepared(asked, "id");
        }
        ++pages;
        return rows(asked, {"row" + std::to_string(pages)}, pages < 3 ? "page" + std::to_string(pages) : "");
    }};
    Session session(channel_to(server));

    EXPECT_THAT(read(session, "one"), ElementsAre("row1", "row2", "row3"));
    EXPECT_THAT(server.asked[2].body, HasSubstr("page1"));
    EXPECT_THAT(server.asked[3].body, HasSubstr("page2"));
}

TEST(Sessions, drop_the_page_that_follows_what_is_wanted) {
    ScriptedServer server{[](const Asked& asked) {
        return asked.opcode == Opcode::PREPARE ? prepared(asked, "id") : rows(asked, {"a", "b", "c"}, "more");
    }};
    Session session(channel_to(server));
    EXPECT_THAT(read(session, "one", 2), ElementsAre("a", "b"));
    EXPECT_THAT(read(session, "one", 1), ElementsAre("a"));
}

TEST(Sessions, go_on_after_the_server_has_refused_a_statement) {
    bool is_refused = true;
    ScriptedServer server{[&](const Asked& asked) {
        if (asked.opcode == Opcode::PREPARE) {
            return prepared(asked, "id");
        }
        return std::exchange(is_refused, false) ? refused(asked, "no such thing") : rows(asked, {"a"});
    }};
    Session session(channel_to(server));
    auto first = send_count(session, "one");
    auto second = send_count(session, "two");

    EXPECT_THAT([&] { session.finish(first, {}); },
                ThrowsMessage<InvalidRequestException>(HasSubstr("cql://10.0.0.4:9042 answers: no such thing")));
    EXPECT_NO_THROW(session.finish(second, {}));
    EXPECT_THAT(read(session, "one"), ElementsAre("a"));
}

TEST(Sessions, say_what_of_a_statement_can_not_be_prepared) {
    ScriptedServer server{[](const Asked& asked) { return refused(asked, "unconfigured table Users"); }};
    Session session(channel_to(server));
    EXPECT_THAT([&] { read(session, "one"); },
                ThrowsMessage<InvalidRequestException>(HasSubstr("unconfigured table Users")));
}

}  // namespace
}  // namespace cassia::cql
