#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "backend/cql/protocol/notation.h"
#include "backend/cql/protocol/responses.h"
#include "marshal/big_endian.h"

namespace cassia::support {

/// A body, written piece by piece:  MessageBytes().number(5).string("text")
class MessageBytes {
public:
    MessageBytes& byte(std::uint8_t value) {
        cql::append_byte(value, bytes_);
        return *this;
    }
    MessageBytes& two(std::uint16_t value) {
        marshal::append_big_endian(value, bytes_);
        return *this;
    }
    MessageBytes& four(std::int32_t value) {
        marshal::append_big_endian(value, bytes_);
        return *this;
    }
    MessageBytes& string(std::string_view text) {
        cql::append_string(text, bytes_);
        return *this;
    }
    /// As a [bytes] has it.
    MessageBytes& bytes(std::string_view content) {
        cql::append_long_string(content, bytes_);
        return *this;
    }
    /// As it is.
    MessageBytes& raw(std::string_view content) {
        bytes_.append(content);
        return *this;
    }

    const std::string& str() const& noexcept { return bytes_; }

    /// The answer that this is the body of; it has views of this.
    cql::Response read(cql::Opcode opcode, std::uint8_t version = 5, std::uint8_t flags = 0) const& {
        cql::EnvelopeHeader header{.version = version, .is_answer = true, .flags = flags, .stream = 1};
        header.opcode = opcode;
        header.length = static_cast<std::uint32_t>(bytes_.size());
        return cql::read_response({header, bytes_});
    }

private:
    std::string bytes_;
};

}  // namespace cassia::support
