#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "backend/cql/protocol/envelope.h"
#include "backend/cql/protocol/receive_buffer.h"
#include "backend/cql/protocol/segments.h"

namespace cassia::cql {

/// Turns the bytes that a server sends, in whatever pieces they come, into envelopes:
///
///     while (connected) {
///         stream.commit(socket.read(stream.room()));
///         while (const auto envelope = stream.next()) { … }
///     }
///
/// After an error nothing that follows can be told apart, and the connection is to be closed.
///
/// Thread safety: for one thread at a time.
class EnvelopeStream {
public:
    static constexpr std::size_t DEFAULT_LIMIT = std::size_t{256} << 20U;

    /// @param limit bytes that a body may have. More is refused before memory is taken for it.
    explicit EnvelopeStream(ProtocolVersion version, std::size_t limit = DEFAULT_LIMIT) noexcept
        : version_(version), limit_(limit) {}

    /// Says that segments follow, as they do in V5 after READY or AUTHENTICATE.
    void begin_segments(Compression compression) noexcept { segments_ = compression; }

    /// Where to put what comes next, never empty. next() must have given none before.
    std::span<char> room() { return buffer_.room(); }
    /// Says how much of the room has been filled.
    void commit(std::size_t size) noexcept { buffer_.commit(size); }

    /// The next message, if all of it has come; its body is valid until room() or next() is called. Of another version
    /// it can be only where an ERROR comes before segments do: so servers refuse a version that they don't speak.
    /// @throws ProtocolException if a CRC is wrong, a length over the limit, or something else not what it should be.
    std::optional<Envelope> next();

private:
    std::optional<Envelope> next_plain();
    std::optional<Envelope> next_in_segments();
    /// The next segment, if all of it has come, with its payload decompressed; it is used up then.
    std::optional<SegmentHeader> take_segment();
    /// An envelope that is the whole of the payload, or one of several.
    Envelope take_from_payload();
    /// Adds the payload to an envelope of many segments; gives it when it is whole.
    std::optional<Envelope> assemble();
    EnvelopeHeader checked_header(std::string_view bytes) const;

    ProtocolVersion version_;
    std::size_t limit_;
    std::optional<Compression> segments_;
    ReceiveBuffer buffer_;
    /// What has not been read yet of a segment: in the buffer, or decompressed.
    std::string_view payload_;
    std::string decompressed_;
    /// The beginning of an envelope of many segments.
    std::string large_;
    bool large_is_whole_ = false;
};

}  // namespace cassia::cql
