#include "backend/cql/protocol/envelope.h"

#include <cassia/errors.h>

#include "backend/cql/protocol/notation.h"
#include "marshal/big_endian.h"

namespace cassia::cql {
namespace {

constexpr std::uint8_t ANSWER = 0x80;
constexpr std::size_t LENGTH_OFFSET = 5;

}  // namespace

EnvelopeHeader read_envelope_header(std::string_view bytes) noexcept {
    const auto version = static_cast<std::uint8_t>(bytes[0]);
    return {
        .version = static_cast<std::uint8_t>(version & ~ANSWER),
        .is_answer = (version & ANSWER) != 0,
        .flags = static_cast<std::uint8_t>(bytes[1]),
        .stream = marshal::read_big_endian<std::int16_t>(bytes.substr(2)),
        .opcode = static_cast<Opcode>(bytes[4]),
        .length = marshal::read_big_endian<std::uint32_t>(bytes.substr(LENGTH_OFFSET)),
    };
}

EnvelopeWriter::EnvelopeWriter(std::string& out, const RequestHeader& request, Opcode opcode)
    : out_(out), start_(out.size()) {
    if (request.stream < 0) {
        throw InvalidRequestError("a request's stream is 0 to 32767, not " + std::to_string(request.stream));
    }
    append_byte(static_cast<std::uint8_t>(request.version), out_);
    append_byte(request.tracing ? envelope_flag::TRACING : 0, out_);
    marshal::append_big_endian(request.stream, out_);
    append_byte(static_cast<std::uint8_t>(opcode), out_);
    marshal::append_big_endian(std::uint32_t{0}, out_);
}

EnvelopeWriter::~EnvelopeWriter() {
    if (!finished_) {
        out_.resize(start_);
    }
}

void EnvelopeWriter::finish() {
    const auto length = out_.size() - start_ - EnvelopeHeader::SIZE;
    if (length > LARGEST_BODY) {
        throw InvalidRequestError("a request has at most " + std::to_string(LARGEST_BODY) + " bytes, not " +
                                  std::to_string(length));
    }
    put_number(static_cast<std::uint32_t>(length), out_, start_ + LENGTH_OFFSET);
    finished_ = true;
}

}  // namespace cassia::cql
