#include "backend/cql/protocol/segments.h"

#include <gtest/gtest.h>

#include <string>

#include <cassia/errors.h>

#include "backend/cql/protocol/requests.h"

namespace cassia::cql {
namespace {

using namespace std::string_literals;

/// An envelope of so many bytes in all.
std::string envelope(std::size_t size, char content = 'x') {
    std::string out;
    append_query({ProtocolVersion::V5, 1}, std::string(size - 19, content), {}, out);
    EXPECT_EQ(out.size(), size);
    return out;
}

struct Segment {
    SegmentHeader header;
    std::string payload;
};

/// What is in them, taken apart again.
std::vector<Segment> segments_in(std::string_view bytes, Compression compression) {
    std::vector<Segment> segments;
    while (!bytes.empty()) {
        const auto header = read_segment_header(bytes, compression);
        bytes.remove_prefix(segment_header_size(compression));
        const auto payload = bytes.substr(0, header.size);
        bytes.remove_prefix(header.size);
        check_payload(payload, bytes);
        bytes.remove_prefix(SEGMENT_TRAILER_SIZE);
        std::string content(payload);
        if (header.uncompressed_size > 0) {
            content.clear();
            decompress(payload, header.uncompressed_size, content);
        }
        segments.push_back({header, content});
    }
    return segments;
}

std::vector<Segment> carried(const std::string& envelopes, Compression compression) {
    std::string out;
    append_segments(envelopes, compression, out);
    return segments_in(out, compression);
}

TEST(Segments, carry_several_envelopes) {
    const auto envelopes = envelope(50) + envelope(60);

    const auto segments = carried(envelopes, Compression::NONE);

    ASSERT_EQ(segments.size(), 1U);
    EXPECT_TRUE(segments[0].header.self_contained);
    EXPECT_EQ(segments[0].payload, envelopes);
}

TEST(Segments, carry_as_many_whole_envelopes_as_fit) {
    const auto first = envelope(LARGEST_PAYLOAD - 100);
    const auto second = envelope(100);
    const auto third = envelope(100);

    const auto segments = carried(first + second + third, Compression::NONE);

    ASSERT_EQ(segments.size(), 2U);
    EXPECT_EQ(segments[0].payload, first + second);
    EXPECT_EQ(segments[1].payload, third);
    EXPECT_TRUE(segments[0].header.self_contained && segments[1].header.self_contained);
}

TEST(Segments, carry_a_large_envelope_in_parts_of_its_own) {
    const auto small = envelope(50);
    const auto large = envelope(2 * LARGEST_PAYLOAD + 1);

    const auto segments = carried(small + large + small, Compression::NONE);

    ASSERT_EQ(segments.size(), 5U);
    EXPECT_TRUE(segments[0].header.self_contained);
    for (const std::size_t part : {1U, 2U, 3U}) {
        EXPECT_FALSE(segments[part].header.self_contained) << part;
    }
    EXPECT_EQ(segments[1].payload + segments[2].payload + segments[3].payload, large);
    EXPECT_EQ(segments[3].payload.size(), 1U);
    EXPECT_EQ(segments[4].payload, small);
}

TEST(Segments, are_compressed_where_that_is_smaller) {
    const auto envelopes = envelope(10'000);

    const auto segments = carried(envelopes, Compression::LZ4);

    ASSERT_EQ(segments.size(), 1U);
    EXPECT_EQ(segments[0].header.uncompressed_size, 10'000U);
    EXPECT_LT(segments[0].header.size, 200U);
    EXPECT_EQ(segments[0].payload, envelopes);
}

TEST(Segments, are_not_compressed_where_that_is_not_smaller) {
    std::string short_one;
    append_options_request({ProtocolVersion::V5, 1}, short_one);

    const auto segments = carried(short_one, Compression::LZ4);

    ASSERT_EQ(segments.size(), 1U);
    EXPECT_EQ(segments[0].header.uncompressed_size, 0U);
    EXPECT_EQ(segments[0].payload, short_one);
}

TEST(Segments, of_no_envelopes_are_none) {
    EXPECT_TRUE(carried("", Compression::NONE).empty());
}

TEST(Segments, with_any_bit_changed_are_refused) {
    for (const auto compression : {Compression::NONE, Compression::LZ4}) {
        std::string good;
        append_segments(envelope(100), compression, good);
        for (std::size_t bit = 0; bit < 8 * good.size(); ++bit) {
            auto bad = good;
            bad[bit / 8] = static_cast<char>(bad[bit / 8] ^ (1 << (bit % 8)));

            EXPECT_THROW(segments_in(bad, compression), ProtocolException) << "bit " << bit;
        }
    }
}

TEST(Segments, whose_payload_does_not_decompress_are_refused) {
    std::string out;

    EXPECT_THROW(decompress("\xf0 no LZ4"s, 100, out), ProtocolException);
    EXPECT_TRUE(out.empty());
}

TEST(Segments, whose_payload_decompresses_to_another_length_are_refused) {
    // Five bytes as they are.
    const auto block = "\x50hello"s;
    std::string out;

    decompress(block, 5, out);

    EXPECT_EQ(out, "hello");
    EXPECT_THROW(decompress(block, 4, out), ProtocolException);
    EXPECT_THROW(decompress(block, 6, out), ProtocolException);
    EXPECT_EQ(out, "hello");
}

}  // namespace
}  // namespace cassia::cql
