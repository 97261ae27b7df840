#include "backend/cql/protocol/envelope_stream.h"

#include "backend/cql/protocol/fault.h"

namespace cassia::cql {
namespace {

// The oldest version whose header is laid out as ours is.
constexpr std::uint8_t OLDEST_LEGIBLE = 3;
constexpr std::size_t LARGEST_KEPT = std::size_t{1} << 20U;

/// Empties it, and gives back memory that is seldom needed.
void clear(std::string& bytes) {
    if (bytes.capacity() > LARGEST_KEPT) {
        std::string().swap(bytes);
    }
    bytes.clear();
}

}  // namespace

std::optional<Envelope> EnvelopeStream::next() {
    return segments_ ? next_in_segments() : next_plain();
}

EnvelopeHeader EnvelopeStream::checked_header(std::string_view bytes) const {
    const auto header = read_envelope_header(bytes);
    const auto ours = static_cast<std::uint8_t>(version_);
    const bool refuses_ours = !segments_ && header.opcode == Opcode::ERROR && header.version >= OLDEST_LEGIBLE;
    if (!header.is_answer || (header.version != ours && !refuses_ours)) {
        fault("a message begins with " + to_code(static_cast<unsigned char>(bytes[0]), 2) +
              ", and an answer of version " + std::to_string(ours) + " with " + to_code(0x80U | ours, 2));
    }
    // From V5 on the flag means nothing.
    if (header.version < static_cast<std::uint8_t>(ProtocolVersion::V5) &&
        (header.flags & envelope_flag::COMPRESSED) != 0) {
        fault("a message is compressed, which was not asked for");
    }
    if (header.length > limit_) {
        fault("a message has " + std::to_string(header.length) + " bytes, and may have " + std::to_string(limit_));
    }
    return header;
}

std::optional<Envelope> EnvelopeStream::next_plain() {
    const auto bytes = buffer_.bytes();
    if (bytes.size() < EnvelopeHeader::SIZE) {
        return std::nullopt;
    }
    const auto header = checked_header(bytes);
    if (bytes.size() - EnvelopeHeader::SIZE < header.length) {
        return std::nullopt;
    }
    buffer_.consume(EnvelopeHeader::SIZE + header.length);
    return Envelope{header, bytes.substr(EnvelopeHeader::SIZE, header.length)};
}

std::optional<Envelope> EnvelopeStream::next_in_segments() {
    if (large_is_whole_) {
        clear(large_);
        large_is_whole_ = false;
    }
    while (payload_.empty()) {
        const auto segment = take_segment();
        if (!segment) {
            return std::nullopt;
        }
        if (segment->self_contained) {
            if (!large_.empty()) {
                fault("a self-contained segment comes within a message of many segments");
            }
        } else if (const auto envelope = assemble()) {
            return envelope;
        }
    }
    return take_from_payload();
}

std::optional<SegmentHeader> EnvelopeStream::take_segment() {
    const auto bytes = buffer_.bytes();
    const auto header_size = segment_header_size(*segments_);
    if (bytes.size() < header_size) {
        return std::nullopt;
    }
    const auto header = read_segment_header(bytes, *segments_);
    const auto rest = bytes.substr(header_size);
    if (rest.size() < header.size + SEGMENT_TRAILER_SIZE) {
        return std::nullopt;
    }
    payload_ = rest.substr(0, header.size);
    check_payload(payload_, rest.substr(header.size));
    if (header.uncompressed_size > 0) {
        decompressed_.clear();
        decompress(payload_, header.uncompressed_size, decompressed_);
        payload_ = decompressed_;
    }
    buffer_.consume(header_size + header.size + SEGMENT_TRAILER_SIZE);
    return header;
}

Envelope EnvelopeStream::take_from_payload() {
    const auto refuse = [this] {
        fault("a self-contained segment ends within a message, of which it has " + std::to_string(payload_.size()) +
              " bytes");
    };
    if (payload_.size() < EnvelopeHeader::SIZE) {
        refuse();
    }
    const auto header = checked_header(payload_);
    if (payload_.size() - EnvelopeHeader::SIZE < header.length) {
        refuse();
    }
    const Envelope envelope{header, payload_.substr(EnvelopeHeader::SIZE, header.length)};
    payload_.remove_prefix(EnvelopeHeader::SIZE + header.length);
    return envelope;
}

std::optional<Envelope> EnvelopeStream::assemble() {
    large_.append(payload_);
    payload_ = {};
    if (large_.size() < EnvelopeHeader::SIZE) {
        return std::nullopt;
    }
    const auto header = checked_header(large_);
    const auto size = EnvelopeHeader::SIZE + header.length;
    if (large_.size() < size) {
        return std::nullopt;
    }
    if (large_.size() > size) {
        fault("segments that are not self-contained hold " + std::to_string(large_.size() - size) +
              " bytes behind their message");
    }
    large_is_whole_ = true;
    return Envelope{header, std::string_view(large_).substr(EnvelopeHeader::SIZE)};
}

}  // namespace cassia::cql
