#include "backend/cql/protocol/requests.h"

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <vector>

#include <cassia/errors.h>

#include "backend/cql/protocol/batch_request.h"
#include "support/golden_conversation.h"

namespace cassia::cql {
namespace {

using namespace std::string_literals;

constexpr RequestHeader V4{ProtocolVersion::V4, 1};
constexpr RequestHeader V5{ProtocolVersion::V5, 1};

TEST(Requests, log_in_as_a_real_server_expects) {
    const support::GoldenConversation golden("5.0-v4-users");
    std::string out;

    append_auth_response({ProtocolVersion::V4, golden.answer("a right password").header.stream},
                         plain_token("bob", "secret"), out);

    EXPECT_EQ(out, golden.exchange("a right password").sent);
}

TEST(Requests, register_for_events_as_a_real_server_expects) {
    const support::GoldenConversation golden("5.0-v4-events");
    std::string out;

    append_register({ProtocolVersion::V4, golden.answer("register").header.stream}, {}, out);

    EXPECT_EQ(out, golden.exchange("register").sent);
}

TEST(Requests, register_for_some_events_alone) {
    std::string out;

    append_register(V4, {.topology_change = false, .status_change = true, .schema_change = false}, out);

    EXPECT_EQ(out, "\x04\0\0\x01\x0b\0\0\0\x11\0\x01\0\x0dSTATUS_CHANGE"s);
}

TEST(Requests, ask_for_compression_at_the_start) {
    const support::GoldenConversation golden("5.0-v5-lz4");
    std::string out;

    append_startup({ProtocolVersion::V5, golden.answer("startup").header.stream}, {.compression = Compression::LZ4},
                   out);

    EXPECT_EQ(out, golden.exchange("startup").sent);
}

TEST(Requests, are_not_compressed_before_version_5) {
    std::string out = "before";

    EXPECT_THROW(append_startup(V4, {.compression = Compression::LZ4}, out), InvalidRequestError);
    EXPECT_EQ(out, "before");
}

TEST(Requests, have_an_id_of_the_metadata_in_version_5_alone) {
    std::string v4;
    std::string v5;

    append_execute(V4, {"id", "meta"}, {}, v4);
    append_execute(V5, {"id", "meta"}, {}, v5);

    EXPECT_EQ(v4.substr(EnvelopeHeader::SIZE), "\0\2id\0\1\0"s);
    EXPECT_EQ(v5.substr(EnvelopeHeader::SIZE), "\0\2id\0\4meta\0\1\0\0\0\0"s);
}

TEST(Requests, have_null_and_unset_values_and_empty_ones) {
    const std::array<BoundValue, 3> values{BoundValue::null(), BoundValue::unset(), BoundValue("")};
    std::string out;

    append_values(values, out);

    EXPECT_EQ(out, "\0\3\xff\xff\xff\xff\xff\xff\xff\xfe\0\0\0\0"s);
}

TEST(Requests, are_appended_to_those_before) {
    std::string one;
    append_options_request(V5, one);
    std::string both = one;

    append_options_request(V5, both);

    EXPECT_EQ(both, one + one);
}

TEST(Requests, of_negative_streams_are_refused_and_leave_the_buffer_alone) {
    std::string out = "before";

    EXPECT_THROW(append_options_request({ProtocolVersion::V5, -1}, out), InvalidRequestError);
    EXPECT_EQ(out, "before");
}

TEST(Requests, with_an_option_of_a_later_version_are_refused_and_leave_the_buffer_alone) {
    QueryParameters parameters;
    parameters.keyspace = "other";
    std::string out = "before";

    EXPECT_THROW(append_query(V4, "SELECT", parameters, out), InvalidRequestError);
    EXPECT_EQ(out, "before");
}

TEST(Requests, with_a_condition_of_another_level_are_refused) {
    QueryParameters parameters;
    parameters.serial_consistency = ConsistencyLevel::QUORUM;
    std::string out;

    EXPECT_THROW(append_query(V5, "UPDATE", parameters, out), InvalidRequestError);
}

TEST(Requests, with_a_level_that_there_is_not_are_refused) {
    QueryParameters parameters;
    parameters.consistency = static_cast<ConsistencyLevel>(99);
    std::string out;

    EXPECT_THROW(append_query(V5, "UPDATE", parameters, out), InvalidRequestError);
}

TEST(Requests, with_fewer_names_than_values_are_refused) {
    const std::array<BoundValue, 2> values{BoundValue("1"), BoundValue("2")};
    const std::array<std::string_view, 1> names{"one"};
    QueryParameters parameters;
    parameters.values = values;
    parameters.names = names;
    std::string out;

    EXPECT_THROW(append_query(V5, "UPDATE", parameters, out), InvalidRequestError);
}

TEST(Requests, with_more_values_than_a_statement_may_have_are_refused) {
    const std::vector<BoundValue> values(65'536, BoundValue::null());
    QueryParameters parameters;
    parameters.values = values;
    std::string out;

    EXPECT_THROW(append_query(V5, "UPDATE", parameters, out), InvalidRequestError);
    EXPECT_TRUE(out.empty());
}

TEST(Requests, with_a_name_too_long_for_the_protocol_are_refused) {
    std::string out;

    EXPECT_THROW(append_prepare(V5, "SELECT", std::string(65'536, 'k'), out), InvalidRequestError);
}

TEST(Requests, larger_than_servers_take_are_refused_and_leave_the_buffer_alone) {
    const std::string large(EnvelopeWriter::LARGEST_BODY, 'x');
    std::string out = "before";

    EXPECT_THROW(append_query(V5, large, {}, out), InvalidRequestError);
    EXPECT_EQ(out, "before");
}

TEST(BatchRequest, of_more_statements_than_the_protocol_counts_is_refused) {
    std::string out;
    {
        BatchRequest batch(V5, BatchKind::UNLOGGED, out);
        for (std::size_t i = 0; i < MOST_STATEMENTS; ++i) {
            batch.add_prepared("id", {});
        }

        EXPECT_EQ(batch.size(), 65'535U);
        EXPECT_THROW(batch.add_prepared("id", {}), InvalidRequestError);
    }
    EXPECT_TRUE(out.empty());
}

TEST(BatchRequest, that_is_not_finished_leaves_the_buffer_alone) {
    std::string out = "before";
    {
        BatchRequest batch(V5, BatchKind::LOGGED, out);
        batch.add_query("DELETE", {});
    }

    EXPECT_EQ(out, "before");
}

}  // namespace
}  // namespace cassia::cql
