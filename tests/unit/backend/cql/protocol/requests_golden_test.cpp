#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include <cassia/errors.h>

#include "backend/cql/protocol/batch_request.h"
#include "backend/cql/protocol/requests.h"
#include "support/golden_conversation.h"

// Requests are, byte for byte, those that real servers answered.

namespace cassia::cql {
namespace {

using namespace std::string_literals;
using support::GoldenConversation;

constexpr std::int64_t TIMESTAMP = 1'500'000'000'000'000;
const std::string TIMESTAMP_BYTES = "\0\5\x54\x3d\xf7\x29\xc0\0"s;

class GoldenRequests : public testing::TestWithParam<const char*> {
protected:
    bool is_v5() const { return golden_.version() == ProtocolVersion::V5; }

    RequestHeader header(std::string_view exchange) const {
        return {golden_.version(), golden_.answer(exchange).header.stream};
    }

    /// `envelopes` as they go to the server.
    std::string sent(const std::string& envelopes) const {
        if (!is_v5()) {
            return envelopes;
        }
        std::string segments;
        append_segments(envelopes, Compression::NONE, segments);
        return segments;
    }

    std::string query(std::string_view exchange, std::string_view statement, const QueryParameters& parameters = {},
                      bool tracing = false) const {
        auto with = header(exchange);
        with.tracing = tracing;
        std::string out;
        append_query(with, statement, parameters, out);
        return sent(out);
    }

    std::string prepare(std::string_view exchange, std::string_view statement,
                        std::optional<std::string_view> keyspace = {}) const {
        std::string out;
        append_prepare(header(exchange), statement, keyspace, out);
        return sent(out);
    }

    /// The answer to `prepare`, whose ids are views of the conversation.
    PreparedId prepared(std::string_view exchange) const {
        const auto response = golden_.answer(exchange).read();
        const auto& prepared = std::get<Prepared>(response.message);
        return {prepared.id, prepared.result_metadata_id};
    }

    std::string execute(std::string_view exchange, std::string_view prepare, const QueryParameters& parameters) const {
        std::string out;
        append_execute(header(exchange), prepared(prepare), parameters, out);
        return sent(out);
    }

    const std::string& golden(std::string_view exchange) const { return golden_.exchange(exchange).sent; }

    const GoldenConversation golden_{GetParam()};
};

INSTANTIATE_TEST_SUITE_P(OnRealServers, GoldenRequests, testing::Values("5.0-v4", "5.0-v5", "4.1-v4", "4.1-v5"),
                         [](const auto& test) { return support::test_name(test.param); });

TEST_P(GoldenRequests, begin_a_connection) {
    std::string options;
    append_options_request(header("options"), options);
    std::string startup;
    append_startup(header("startup"), {}, startup);

    EXPECT_EQ(options, golden("options"));
    EXPECT_EQ(startup, golden("startup"));
}

TEST_P(GoldenRequests, ask_for_options_again) {
    std::string options;
    append_options_request(header("options later"), options);

    EXPECT_EQ(sent(options), golden("options later"));
}

TEST_P(GoldenRequests, have_statements) {
    EXPECT_EQ(query("use a keyspace", "USE golden"), golden("use a keyspace"));
}

TEST_P(GoldenRequests, have_a_consistency_level_and_a_timestamp) {
    QueryParameters parameters;
    parameters.consistency = ConsistencyLevel::ALL;
    parameters.timestamp = TIMESTAMP;

    EXPECT_EQ(
        query("a time of its own", "UPDATE wide SET value = 0x01 WHERE key = 0x01 AND column1 = 0x01", parameters),
        golden("a time of its own"));
}

TEST_P(GoldenRequests, have_the_level_of_a_condition) {
    QueryParameters parameters;
    parameters.serial_consistency = ConsistencyLevel::LOCAL_SERIAL;

    EXPECT_EQ(query("a condition", "UPDATE wide SET value = 0x02 WHERE key = 0x01 AND column1 = 0x01 IF value = 0x09",
                    parameters),
              golden("a condition"));
}

TEST_P(GoldenRequests, ask_for_a_trace) {
    EXPECT_EQ(query("a traced query", "SELECT value FROM wide WHERE key = 0x01", {}, true), golden("a traced query"));
}

TEST_P(GoldenRequests, have_values_with_names_and_null) {
    const std::array<BoundValue, 3> values{BoundValue("named"), BoundValue::null(), BoundValue("k")};
    const std::array<std::string_view, 3> names{"t", "i", "k"};
    QueryParameters parameters;
    parameters.values = values;
    parameters.names = names;

    EXPECT_EQ(query("values with names", "UPDATE types SET a_text = :t, a_int = :i WHERE key = :k", parameters),
              golden("values with names"));
}

TEST_P(GoldenRequests, prepare_statements) {
    EXPECT_EQ(prepare("prepare an add", "UPDATE counters SET value = value + ? WHERE key = ?"),
              golden("prepare an add"));
}

TEST_P(GoldenRequests, prepare_and_query_in_another_keyspace) {
    if (is_v5()) {
        QueryParameters parameters;
        parameters.keyspace = "golden";

        EXPECT_EQ(prepare("prepare in a keyspace", "SELECT key FROM types", "golden"), golden("prepare in a keyspace"));
        EXPECT_EQ(query("query in a keyspace", "SELECT key FROM types", parameters), golden("query in a keyspace"));
    } else {
        EXPECT_THROW(prepare("prepare an add", "SELECT key FROM types", "golden"), InvalidRequestError);
    }
}

TEST_P(GoldenRequests, count_ttls_from_another_time) {
    QueryParameters parameters;
    parameters.now_in_seconds = 1'500'000'000;
    const auto asked = [&](std::string_view exchange) { return query(exchange, "SELECT key FROM types", parameters); };

    if (is_v5()) {
        EXPECT_EQ(asked("query of another time"), golden("query of another time"));
    } else {
        EXPECT_THROW(asked("options"), InvalidRequestError);
    }
}

TEST_P(GoldenRequests, execute_with_values_of_which_one_is_unset) {
    const std::array<BoundValue, 5> values{BoundValue(TIMESTAMP_BYTES), BoundValue::unset(), BoundValue("v"),
                                           BoundValue("\2"), BoundValue("\1")};
    QueryParameters parameters;
    parameters.values = values;

    EXPECT_EQ(execute("execute an update", "prepare an update", parameters), golden("execute an update"));
}

TEST_P(GoldenRequests, execute_without_metadata) {
    const std::array<BoundValue, 1> key{BoundValue("\1")};
    QueryParameters parameters;
    parameters.values = key;
    parameters.skip_metadata = true;

    EXPECT_EQ(execute("execute a select without metadata", "prepare a select", parameters),
              golden("execute a select without metadata"));
}

TEST_P(GoldenRequests, page) {
    const auto first = golden_.answer("a first page").read();
    const std::array<BoundValue, 1> key{BoundValue("\1")};
    QueryParameters parameters;
    parameters.values = key;
    parameters.skip_metadata = true;
    parameters.page_size = 2;

    EXPECT_EQ(execute("a first page", "prepare a select", parameters), golden("a first page"));

    parameters.page_size = 100;
    parameters.paging_state = std::get<RowsResult>(first.message).metadata.paging_state;

    EXPECT_EQ(execute("a second page", "prepare a select", parameters), golden("a second page"));
}

TEST_P(GoldenRequests, have_batches) {
    const auto update = prepared("prepare an update");
    StatementOptions options;
    if (is_v5()) {
        options.keyspace = "golden";
        options.now_in_seconds = 1'500'000'000;
    }
    options.timestamp = TIMESTAMP + 1;
    options.serial_consistency = ConsistencyLevel::SERIAL;
    const auto add_rows = [&](BatchRequest& batch) {
        for (char i = 3; i < 8; ++i) {
            const std::array<BoundValue, 5> values{BoundValue(TIMESTAMP_BYTES), BoundValue::unset(),
                                                   BoundValue("batched"), BoundValue(std::string_view(&i, 1)),
                                                   BoundValue("\1")};
            batch.add_prepared(update.id, values);
        }
    };

    std::string logged;
    BatchRequest first(header("a logged batch"), BatchKind::LOGGED, logged);
    add_rows(first);
    first.finish({});
    std::string unlogged;
    BatchRequest second(header("an unlogged batch"), BatchKind::UNLOGGED, unlogged);
    add_rows(second);
    second.add_query("DELETE FROM wide WHERE key = ? AND column1 = ?",
                     std::array<BoundValue, 2>{BoundValue("\1"), BoundValue("\7")});
    second.finish(options);
    std::string counters;
    BatchRequest third(header("a batch of counters"), BatchKind::COUNTER, counters);
    third.add_prepared(prepared("prepare an add").id,
                       std::array<BoundValue, 2>{BoundValue("\0\0\0\0\0\0\0\3"s), BoundValue("\1")});
    third.finish({});

    EXPECT_EQ(sent(logged), golden("a logged batch"));
    EXPECT_EQ(sent(unlogged), golden("an unlogged batch"));
    EXPECT_EQ(sent(counters), golden("a batch of counters"));
}

TEST_P(GoldenRequests, lie_together_in_a_segment) {
    // The answers come in any order.
    const auto& messages = golden_.exchange("three at once").messages;
    const auto first = std::min_element(messages.begin(), messages.end(), [](const auto& one, const auto& other) {
        return one.header.stream < other.header.stream;
    });
    RequestHeader request{golden_.version(), first->header.stream};
    std::string out;
    for (int i = 0; i < 3; ++i, ++request.stream) {
        append_query(request, "SELECT value FROM wide WHERE key = 0x01", {}, out);
    }

    EXPECT_EQ(sent(out), golden("three at once"));
}

TEST_P(GoldenRequests, have_large_values_in_several_segments) {
    const std::string large(300'000, 'x');
    const std::array<BoundValue, 1> values{BoundValue(large)};
    QueryParameters parameters;
    parameters.values = values;

    EXPECT_EQ(query("write much", "UPDATE types SET a_blob = ? WHERE key = 0x02", parameters), golden("write much"));
}

}  // namespace
}  // namespace cassia::cql
