#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "backend/cql/protocol/version.h"

/// @file
/// What every message of the native protocol is put into. Numbers are big-endian.
///
///   envelope   version(1), 0x80 set in answers | flags(1) | stream(2) | opcode(1) | length of the body(4) | body

namespace cassia::cql {

enum class Opcode : std::uint8_t {
    ERROR = 0x00,
    STARTUP = 0x01,
    READY = 0x02,
    AUTHENTICATE = 0x03,
    OPTIONS = 0x05,
    SUPPORTED = 0x06,
    QUERY = 0x07,
    RESULT = 0x08,
    PREPARE = 0x09,
    EXECUTE = 0x0a,
    REGISTER = 0x0b,
    EVENT = 0x0c,
    BATCH = 0x0d,
    AUTH_CHALLENGE = 0x0e,
    AUTH_RESPONSE = 0x0f,
    AUTH_SUCCESS = 0x10,
};

/// Bits of an envelope's flags.
namespace envelope_flag {
inline constexpr std::uint8_t COMPRESSED = 0x01;
inline constexpr std::uint8_t TRACING = 0x02;
inline constexpr std::uint8_t CUSTOM_PAYLOAD = 0x04;
inline constexpr std::uint8_t WARNING = 0x08;
}  // namespace envelope_flag

/// The stream of what a server sends unasked.
inline constexpr std::int16_t EVENT_STREAM = -1;

struct EnvelopeHeader {
    static constexpr std::size_t SIZE = 9;

    /// Without the bit that tells the direction.
    std::uint8_t version = 0;
    bool is_answer = false;
    std::uint8_t flags = 0;
    std::int16_t stream = 0;
    Opcode opcode = Opcode::ERROR;
    std::uint32_t length = 0;
};

/// A whole message, whose body lies in somebody's buffer.
struct Envelope {
    EnvelopeHeader header;
    std::string_view body;
};

/// The header in the first EnvelopeHeader::SIZE bytes of `bytes`, which must have as many. It may say anything.
EnvelopeHeader read_envelope_header(std::string_view bytes) noexcept;

/// What a request's envelope says besides its opcode.
struct RequestHeader {
    ProtocolVersion version = ProtocolVersion::V5;
    /// By which the answer is known: 0 to 32,767.
    std::int16_t stream = 0;
    /// Asks the server to trace the request: QUERY, PREPARE, EXECUTE and BATCH.
    bool tracing = false;
};

/// Appends an envelope to a buffer, which has it after finish(), and is as before if that is not reached.
class EnvelopeWriter {
public:
    /// What servers take at most, by their default.
    static constexpr std::size_t LARGEST_BODY = std::size_t{256} << 20U;

    /// Appends the header. @throws InvalidRequestError if the stream is below 0.
    EnvelopeWriter(std::string& out, const RequestHeader& request, Opcode opcode);
    ~EnvelopeWriter();
    EnvelopeWriter(const EnvelopeWriter&) = delete;
    EnvelopeWriter& operator=(const EnvelopeWriter&) = delete;

    /// The buffer that the body is appended to.
    std::string& out() noexcept { return out_; }
    /// Sets the length. @throws InvalidRequestError if the body has more than LARGEST_BODY.
    void finish();

private:
    std::string& out_;
    std::size_t start_;
    bool finished_ = false;
};

}  // namespace cassia::cql
