#include "backend/cql/protocol/segments.h"

#include <lz4.h>

#include <algorithm>

#include "backend/cql/protocol/checksums.h"
#include "backend/cql/protocol/envelope.h"
#include "backend/cql/protocol/fault.h"

namespace cassia::cql {
namespace {

constexpr unsigned LENGTH_BITS = 17;
constexpr std::size_t CRC24_SIZE = 3;

std::uint64_t read_little_endian(std::string_view bytes) noexcept {
    std::uint64_t number = 0;
    for (std::size_t i = bytes.size(); i > 0; --i) {
        number = (number << 8U) | static_cast<unsigned char>(bytes[i - 1]);
    }
    return number;
}

void put_little_endian(std::uint64_t number, char* out, std::size_t size) noexcept {
    for (std::size_t i = 0; i < size; ++i, number >>= 8U) {
        out[i] = static_cast<char>(static_cast<unsigned char>(number));
    }
}

void put_header(const SegmentHeader& header, Compression compression, char* out) {
    const auto size = segment_header_size(compression) - CRC24_SIZE;
    std::uint64_t bits = header.size;
    auto width = LENGTH_BITS;
    if (compression == Compression::LZ4) {
        bits |= std::uint64_t{header.uncompressed_size} << width;
        width += LENGTH_BITS;
    }
    bits |= std::uint64_t{header.self_contained} << width;
    put_little_endian(bits, out, size);
    put_little_endian(crc24({out, size}), out + size, CRC24_SIZE);
}

/// Compresses to `out`, which has room for as many bytes as `payload` has. Gives how many there are then; 0: not fewer.
std::size_t compress(std::string_view payload, char* out) {
    const auto size = static_cast<int>(payload.size());
    return size == 0 ? 0 : static_cast<std::size_t>(LZ4_compress_default(payload.data(), out, size, size - 1));
}

void append_segment(std::string_view payload, bool self_contained, Compression compression, std::string& out) {
    const auto header_size = segment_header_size(compression);
    const auto start = out.size();
    const auto content = start + header_size;
    SegmentHeader header{.size = static_cast<std::uint32_t>(payload.size()), .self_contained = self_contained};
    out.resize(content);
    std::size_t compressed = 0;
    if (compression == Compression::LZ4) {
        out.resize(content + payload.size());
        compressed = compress(payload, out.data() + content);
        out.resize(content + compressed);
    }
    if (compressed == 0) {
        out.append(payload);
    } else {
        header.uncompressed_size = header.size;
        header.size = static_cast<std::uint32_t>(compressed);
    }
    put_header(header, compression, out.data() + start);
    const auto crc = crc32(std::string_view(out).substr(content));
    out.resize(out.size() + SEGMENT_TRAILER_SIZE);
    put_little_endian(crc, out.data() + out.size() - SEGMENT_TRAILER_SIZE, SEGMENT_TRAILER_SIZE);
}

/// The bytes of the whole envelopes at the front of `envelopes` that fit into one segment; 0: not even the first does.
std::size_t fitting(std::string_view envelopes) noexcept {
    std::size_t size = 0;
    while (size < envelopes.size()) {
        const auto next = EnvelopeHeader::SIZE + read_envelope_header(envelopes.substr(size)).length;
        if (next > LARGEST_PAYLOAD - size) {
            break;
        }
        size += next;
    }
    return size;
}

}  // namespace

SegmentHeader read_segment_header(std::string_view bytes, Compression compression) {
    const auto size = segment_header_size(compression) - CRC24_SIZE;
    const auto computed = crc24(bytes.substr(0, size));
    const auto sent = static_cast<std::uint32_t>(read_little_endian(bytes.substr(size, CRC24_SIZE)));
    if (computed != sent) {
        fault("a segment's header has the CRC " + to_code(computed, 6) + ", and says " + to_code(sent, 6));
    }
    auto bits = read_little_endian(bytes.substr(0, size));
    const auto take = [&bits](unsigned width) {
        const auto taken = static_cast<std::uint32_t>(bits & ((std::uint64_t{1} << width) - 1));
        bits >>= width;
        return taken;
    };
    SegmentHeader header;
    header.size = take(LENGTH_BITS);
    header.uncompressed_size = compression == Compression::LZ4 ? take(LENGTH_BITS) : 0;
    header.self_contained = take(1) != 0;
    return header;
}

void check_payload(std::string_view payload, std::string_view trailer) {
    const auto computed = crc32(payload);
    const auto sent = static_cast<std::uint32_t>(read_little_endian(trailer.substr(0, SEGMENT_TRAILER_SIZE)));
    if (computed != sent) {
        fault("a segment's payload of " + std::to_string(payload.size()) + " bytes has the CRC " +
              to_code(computed, 8) + ", and says " + to_code(sent, 8));
    }
}

void decompress(std::string_view payload, std::uint32_t size, std::string& out) {
    const auto start = out.size();
    out.resize(start + size);
    const int got = LZ4_decompress_safe(payload.data(), out.data() + start, static_cast<int>(payload.size()),
                                        static_cast<int>(size));
    if (got < 0 || static_cast<std::uint32_t>(got) != size) {
        out.resize(start);
        fault("a segment's payload of " + std::to_string(payload.size()) + " bytes does not decompress to the " +
              std::to_string(size) + " that it says");
    }
}

void append_segments(std::string_view envelopes, Compression compression, std::string& out) {
    while (!envelopes.empty()) {
        if (const auto whole = fitting(envelopes); whole > 0) {
            append_segment(envelopes.substr(0, whole), true, compression, out);
            envelopes.remove_prefix(whole);
            continue;
        }
        auto left = EnvelopeHeader::SIZE + read_envelope_header(envelopes).length;
        while (left > 0) {
            const auto part = std::min(left, LARGEST_PAYLOAD);
            append_segment(envelopes.substr(0, part), false, compression, out);
            envelopes.remove_prefix(part);
            left -= part;
        }
    }
}

}  // namespace cassia::cql
