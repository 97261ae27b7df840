#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <cassia/errors.h>
#include <cassia/socket.h>

#include "backend/cql/protocol/envelope.h"
#include "backend/cql/session/channel.h"
#include "marshal/big_endian.h"

namespace cassia::support {

/// An answer of version 4 as it goes over the wire.
inline std::string answer(std::int16_t stream, cql::Opcode opcode, std::string_view body) {
    std::string bytes = "\x84";
    bytes += '\0';
    marshal::append_big_endian(stream, bytes);
    bytes += static_cast<char>(opcode);
    marshal::append_big_endian(static_cast<std::uint32_t>(body.size()), bytes);
    return bytes.append(body);
}

/// What a server was asked.
struct Asked {
    std::int16_t stream;
    cql::Opcode opcode;
    std::string body;
};

/// A server in place of a socket: what it answers to each request is for the test to say, and may be nothing, or more
/// than one message.
struct ScriptedServer {
    std::function<std::string(const Asked&)> answers;
    std::vector<Asked> asked = {};
    std::string unread = {};
};

class ScriptedSocket final : public Socket {
public:
    explicit ScriptedSocket(ScriptedServer& server) : server_(server) {}

    std::size_t read(std::span<char> buffer, Deadline) override {
        const auto size = server_.unread.copy(buffer.data(), buffer.size());
        server_.unread.erase(0, size);
        return size;
    }

    void write(std::string_view bytes, Deadline) override {
        while (!bytes.empty()) {
            const auto header = cql::read_envelope_header(bytes);
            server_.asked.push_back(
                {header.stream, header.opcode, std::string(bytes.substr(cql::EnvelopeHeader::SIZE, header.length))});
            bytes.remove_prefix(cql::EnvelopeHeader::SIZE + header.length);
            server_.unread += server_.answers(server_.asked.back());
        }
    }

private:
    ScriptedServer& server_;
};

inline std::unique_ptr<cql::Channel> channel_to(ScriptedServer& server) {
    return std::make_unique<cql::Channel>(std::make_unique<ScriptedSocket>(server), cql::ProtocolVersion::V4,
                                          "cql://10.0.0.4:9042");
}

}  // namespace cassia::support
