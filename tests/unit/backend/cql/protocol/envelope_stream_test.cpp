#include "backend/cql/protocol/envelope_stream.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <string>
#include <tuple>
#include <vector>

#include <cassia/errors.h>

#include "backend/cql/protocol/checksums.h"
#include "backend/cql/protocol/notation.h"
#include "support/golden_conversation.h"

namespace cassia::cql {
namespace {

using namespace std::string_literals;
using support::feed;
using support::GoldenConversation;
using support::KeptMessage;
using support::take_messages;
using testing::HasSubstr;

std::string answer(const std::string& body, Opcode opcode = Opcode::RESULT, std::uint8_t version = 0x85) {
    std::string out{static_cast<char>(version), '\0', '\0', '\7', static_cast<char>(opcode)};
    marshal::append_big_endian(static_cast<std::uint32_t>(body.size()), out);
    return out + body;
}

std::vector<std::string> bodies(const std::vector<KeptMessage>& messages) {
    std::vector<std::string> bodies;
    for (const auto& message : messages) {
        bodies.push_back(message.body);
    }
    return bodies;
}

std::vector<std::string> bodies_of(const GoldenConversation& golden) {
    std::vector<std::string> all;
    for (const auto& exchange : golden.exchanges()) {
        const auto some = bodies(exchange.messages);
        all.insert(all.end(), some.begin(), some.end());
    }
    return all;
}

/// The bodies in `bytes`, of which so many come at a time.
std::vector<std::string> heard(const GoldenConversation& golden, std::size_t piece) {
    const auto [plain, segments] = golden.received();
    EnvelopeStream stream(golden.version());
    std::vector<std::string> all;
    const auto hear = [&](const std::string& bytes) {
        for (std::size_t i = 0; i < bytes.size(); i += piece) {
            feed(std::string_view(bytes).substr(i, piece), stream);
            const auto some = bodies(take_messages(stream));
            all.insert(all.end(), some.begin(), some.end());
        }
    };
    hear(plain);
    if (golden.version() >= ProtocolVersion::V5) {
        stream.begin_segments(golden.compression());
    }
    hear(segments);
    return all;
}

/// What it says when it refuses these bytes.
std::string refusal(EnvelopeStream& stream, std::string_view bytes) {
    feed(bytes, stream);
    try {
        const auto messages = take_messages(stream);
        return "took " + std::to_string(messages.size()) + " messages";
    } catch (const ProtocolException& error) {
        return error.what();
    }
}

std::string in_segments(const std::string& envelopes, Compression compression = Compression::NONE) {
    std::string out;
    append_segments(envelopes, compression, out);
    return out;
}

/// A segment of any payload. @param self_contained as its header says.
std::string segment(const std::string& payload, bool self_contained) {
    auto bits = payload.size() | (self_contained ? 1U << 17U : 0U);
    std::string out;
    const auto append = [&out](std::size_t number, int size) {
        for (; size > 0; --size, number >>= 8U) {
            out.push_back(static_cast<char>(number & 0xffU));
        }
    };
    append(bits, 3);
    append(crc24(out), 3);
    out += payload;
    append(crc32(payload), 4);
    return out;
}

class AnyPieces : public testing::TestWithParam<std::tuple<const char*, std::size_t>> {};

INSTANTIATE_TEST_SUITE_P(OfRealConversations, AnyPieces,
                         testing::Combine(testing::Values("5.0-v4", "5.0-v5", "5.0-v5-lz4", "4.1-v4", "4.1-v5"),
                                          testing::Values(1, 2, 3, 7, 1000, 65'536, 10'000'000)));

TEST_P(AnyPieces, give_the_same_messages) {
    const auto& [name, piece] = GetParam();
    const GoldenConversation golden(name);

    EXPECT_EQ(heard(golden, piece), bodies_of(golden));
}

TEST(EnvelopeStream, gives_the_same_messages_wherever_the_bytes_are_split) {
    for (const auto compression : {Compression::NONE, Compression::LZ4}) {
        const auto bytes = in_segments(answer("one") + answer(std::string(100, 'x')), compression) +
                           in_segments(answer(""), compression);
        for (std::size_t split = 0; split <= bytes.size(); ++split) {
            EnvelopeStream stream(ProtocolVersion::V5);
            stream.begin_segments(compression);
            feed(bytes.substr(0, split), stream);
            auto messages = bodies(take_messages(stream));
            feed(bytes.substr(split), stream);
            const auto rest = bodies(take_messages(stream));
            messages.insert(messages.end(), rest.begin(), rest.end());

            EXPECT_EQ(messages, (std::vector{"one"s, std::string(100, 'x'), ""s})) << "split at " << split;
        }
    }
}

TEST(EnvelopeStream, gives_what_a_header_says) {
    EnvelopeStream stream(ProtocolVersion::V5);
    feed("\x85\x0a\xff\xff\x0c\0\0\0\2ab"s, stream);

    const auto envelope = stream.next();

    ASSERT_TRUE(envelope);
    EXPECT_EQ(envelope->header.version, 5);
    EXPECT_EQ(envelope->header.flags, 0x0a);
    EXPECT_EQ(envelope->header.stream, EVENT_STREAM);
    EXPECT_EQ(envelope->header.opcode, Opcode::EVENT);
    EXPECT_EQ(envelope->body, "ab");
}

TEST(EnvelopeStream, gives_views_of_what_was_received) {
    EnvelopeStream stream(ProtocolVersion::V5);
    stream.begin_segments(Compression::NONE);
    const auto bytes = in_segments(answer("body"));
    const auto room = stream.room();
    std::copy(bytes.begin(), bytes.end(), room.begin());
    stream.commit(bytes.size());

    const auto envelope = stream.next();

    ASSERT_TRUE(envelope);
    EXPECT_TRUE(envelope->body.data() >= room.data() && envelope->body.data() < room.data() + bytes.size());
}

TEST(EnvelopeStream, always_has_room_for_more) {
    EnvelopeStream stream(ProtocolVersion::V4);
    feed(answer(std::string(1'000'000, 'x'), Opcode::RESULT, 0x84).substr(0, 900'000), stream);

    EXPECT_FALSE(stream.next());
    EXPECT_FALSE(stream.room().empty());
}

TEST(EnvelopeStream, refuses_an_answer_of_another_version) {
    EnvelopeStream stream(ProtocolVersion::V5);

    EXPECT_EQ(refusal(stream, answer("", Opcode::READY, 0x84)),
              "the server does not speak CQL's native protocol: a message begins with 0x84, and an answer of version 5 "
              "with 0x85");
}

TEST(EnvelopeStream, refuses_a_request) {
    EnvelopeStream stream(ProtocolVersion::V5);

    EXPECT_THAT(refusal(stream, answer("", Opcode::READY, 0x05)), HasSubstr("begins with 0x05"));
}

TEST(EnvelopeStream, takes_the_error_by_which_a_real_server_refuses_version_5) {
    const GoldenConversation golden("3.11-v5-refused");

    const auto& answer = golden.answer("options");

    EXPECT_EQ(answer.header.stream, 0) << "whatever the request's";
    const auto response = answer.read();
    EXPECT_EQ(std::get<ServerError>(response.message).code, ErrorCode::PROTOCOL_ERROR);
}

TEST(EnvelopeStream, takes_an_error_of_another_version_by_which_ours_is_refused) {
    EnvelopeStream stream(ProtocolVersion::V5);
    feed(answer("\0\0\0\x0a\0\2no"s, Opcode::ERROR, 0x83), stream);

    const auto messages = take_messages(stream);

    ASSERT_EQ(messages.size(), 1U);
    EXPECT_EQ(messages[0].header.version, 3);
    const auto response = messages[0].read();
    EXPECT_EQ(std::get<ServerError>(response.message).message, "no");
}

TEST(EnvelopeStream, refuses_an_error_of_another_version_once_segments_have_begun) {
    EnvelopeStream stream(ProtocolVersion::V5);
    stream.begin_segments(Compression::NONE);

    EXPECT_THAT(refusal(stream, in_segments(answer("", Opcode::ERROR, 0x84))), HasSubstr("begins with 0x84"));
}

TEST(EnvelopeStream, refuses_an_error_of_a_version_whose_header_is_another) {
    EnvelopeStream stream(ProtocolVersion::V5);

    EXPECT_THAT(refusal(stream, answer("", Opcode::ERROR, 0x82)), HasSubstr("begins with 0x82"));
}

TEST(EnvelopeStream, refuses_a_compressed_body_in_version_4) {
    EnvelopeStream stream(ProtocolVersion::V4);

    EXPECT_THAT(refusal(stream, "\x84\1\0\0\2\0\0\0\0"s), HasSubstr("compressed, which was not asked for"));
}

TEST(EnvelopeStream, refuses_a_body_over_the_limit_as_soon_as_its_header_has_come) {
    EnvelopeStream stream(ProtocolVersion::V5, 1000);

    EXPECT_THAT(refusal(stream, answer(std::string(1001, 'x')).substr(0, EnvelopeHeader::SIZE)),
                HasSubstr("a message has 1001 bytes, and may have 1000"));
}

TEST(EnvelopeStream, refuses_a_body_of_2_gib_by_default) {
    EnvelopeStream stream(ProtocolVersion::V4);

    EXPECT_THAT(refusal(stream, "\x84\0\0\0\2\x7f\xff\xff\xff"s),
                HasSubstr("2147483647 bytes, and may have 268435456"));
}

TEST(EnvelopeStream, refuses_a_body_of_a_negative_length) {
    EnvelopeStream stream(ProtocolVersion::V4);

    EXPECT_THAT(refusal(stream, "\x84\0\0\0\2\xff\xff\xff\xff"s),
                HasSubstr("4294967295 bytes, and may have 268435456"));
}

TEST(EnvelopeStream, takes_a_body_of_just_the_limit) {
    EnvelopeStream stream(ProtocolVersion::V5, 1000);
    feed(answer(std::string(1000, 'x')), stream);

    EXPECT_EQ(bodies(take_messages(stream)), std::vector{std::string(1000, 'x')});
}

TEST(EnvelopeStream, refuses_a_large_body_over_the_limit_in_its_first_segment) {
    EnvelopeStream stream(ProtocolVersion::V5, 200'000);
    stream.begin_segments(Compression::NONE);
    const auto bytes = in_segments(answer(std::string(300'000, 'x')));

    EXPECT_THAT(refusal(stream, std::string_view(bytes).substr(0, 140'000)),
                HasSubstr("300000 bytes, and may have 200000"));
}

TEST(EnvelopeStream, refuses_a_bad_crc_of_a_header) {
    EnvelopeStream stream(ProtocolVersion::V5);
    stream.begin_segments(Compression::NONE);

    EXPECT_THAT(refusal(stream, "\x09\0\2\0\0\0"s),
                HasSubstr("a segment's header has the CRC 0xc1c8a4, and says 0x000000"));
}

TEST(EnvelopeStream, refuses_a_bad_crc_of_a_payload) {
    EnvelopeStream stream(ProtocolVersion::V5);
    stream.begin_segments(Compression::NONE);
    auto bytes = in_segments(answer("body"));
    bytes.back() = static_cast<char>(bytes.back() ^ 1);

    EXPECT_THAT(refusal(stream, bytes), HasSubstr("a segment's payload of 13 bytes has the CRC 0x"));
}

class MalformedSegments : public testing::Test {
protected:
    MalformedSegments() { stream_.begin_segments(Compression::NONE); }

    EnvelopeStream stream_{ProtocolVersion::V5};
};

TEST_F(MalformedSegments, that_are_self_contained_and_end_within_a_header_are_refused) {
    EXPECT_THAT(refusal(stream_, segment(answer("body").substr(0, 8), true)),
                HasSubstr("ends within a message, of which it has 8 bytes"));
}

TEST_F(MalformedSegments, that_are_self_contained_and_end_within_a_body_are_refused) {
    EXPECT_THAT(refusal(stream_, segment(answer("body") + answer("body").substr(0, 12), true)),
                HasSubstr("ends within a message, of which it has 12 bytes"));
}

TEST_F(MalformedSegments, that_are_self_contained_within_a_large_message_are_refused) {
    EXPECT_THAT(refusal(stream_, segment(answer("body").substr(0, 10), false) + segment(answer("other"), true)),
                HasSubstr("a self-contained segment comes within a message of many segments"));
}

TEST_F(MalformedSegments, with_more_than_their_large_message_are_refused) {
    EXPECT_THAT(refusal(stream_, segment(answer("body") + "more", false)),
                HasSubstr("hold 4 bytes behind their message"));
}

TEST_F(MalformedSegments, with_nothing_in_them_are_passed_over) {
    feed(segment("", true) + segment("", false) + segment(answer("body"), true), stream_);

    EXPECT_EQ(bodies(take_messages(stream_)), std::vector{"body"s});
}

TEST_F(MalformedSegments, that_split_a_header_of_a_large_message_are_taken) {
    const auto whole = answer("body");
    for (std::size_t split = 0; split <= whole.size(); ++split) {
        feed(segment(whole.substr(0, split), false) + segment(whole.substr(split), false), stream_);

        EXPECT_EQ(bodies(take_messages(stream_)), std::vector{"body"s}) << "split at " << split;
    }
}

}  // namespace
}  // namespace cassia::cql
