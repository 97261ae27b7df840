#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

/// @file
/// What carries envelopes from V5 on. Numbers are little-endian.
///
///   segment   header | CRC-24 of it(3) | payload | CRC-32 of it(4)
///   header    plain  length of the payload(17 bits) | self-contained(1) | 0(6)
///             LZ4    length of the payload(17) | its length uncompressed, or 0 if it is not compressed(17)
///                    | self-contained(1) | 0(5)
///
/// A self-contained segment has whole envelopes. An envelope that fits in none has several segments for itself.

namespace cassia::cql {

enum class Compression : std::uint8_t { NONE, LZ4 };

/// The most bytes of a payload, compressed or not.
inline constexpr std::size_t LARGEST_PAYLOAD = (std::size_t{1} << 17U) - 1;

struct SegmentHeader {
    /// Bytes of the payload as it is sent.
    std::uint32_t size = 0;
    /// Bytes that it decompresses to; 0: it is not compressed.
    std::uint32_t uncompressed_size = 0;
    bool self_contained = false;
};

inline constexpr std::size_t SEGMENT_TRAILER_SIZE = 4;

/// Bytes of a header with its CRC.
constexpr std::size_t segment_header_size(Compression compression) noexcept {
    return compression == Compression::NONE ? 6 : 8;
}

/// The header in the first segment_header_size() bytes of `bytes`, which must have as many.
/// @throws ProtocolException if its CRC is another.
SegmentHeader read_segment_header(std::string_view bytes, Compression compression);

/// Checks a payload. `trailer` is what follows it, and must have SEGMENT_TRAILER_SIZE bytes at least.
/// @throws ProtocolException if its CRC is another.
void check_payload(std::string_view payload, std::string_view trailer);

/// Appends what a compressed payload decompresses to. @throws ProtocolException if that has not `size` bytes.
void decompress(std::string_view payload, std::uint32_t size, std::string& out);

/// Appends segments that carry `envelopes`, which are whole ones: as many in a segment as fit.
void append_segments(std::string_view envelopes, Compression compression, std::string& out);

}  // namespace cassia::cql
