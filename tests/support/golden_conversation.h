#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "backend/cql/protocol/envelope_stream.h"
#include "backend/cql/protocol/responses.h"
#include "backend/cql/protocol/segments.h"

namespace cassia::support {

/// A message whose body is its own.
struct KeptMessage {
    cql::EnvelopeHeader header;
    std::string body;

    cql::Response read() const& { return cql::read_response({header, body}); }
    cql::Response read() const&& = delete;
};

/// What a client and a real Cassandra said to each other, as tests/golden/native_protocol has it.
struct GoldenExchange {
    std::string name;
    std::string sent;
    std::string received;
    /// What was received, read.
    std::vector<KeptMessage> messages;
};

class GoldenConversation {
public:
    /// @param name of the file, such as "5.0-v5-lz4".
    explicit GoldenConversation(const std::string& name);

    cql::ProtocolVersion version() const noexcept { return version_; }
    cql::Compression compression() const noexcept { return compression_; }
    const std::vector<GoldenExchange>& exchanges() const& noexcept { return exchanges_; }
    const std::vector<GoldenExchange>& exchanges() const&& = delete;
    const GoldenExchange& exchange(std::string_view name) const;
    /// The first message of an exchange.
    const KeptMessage& answer(std::string_view name) const { return exchange(name).messages.at(0); }
    /// All that the server sent before segments began, and after it.
    std::pair<std::string, std::string> received() const;

private:
    void read_file(const std::string& name);
    void read_messages();

    cql::ProtocolVersion version_;
    cql::Compression compression_;
    std::vector<GoldenExchange> exchanges_;
};

/// The name of a conversation as that of a test.
std::string test_name(std::string_view conversation);

/// The messages that a stream has now.
std::vector<KeptMessage> take_messages(cql::EnvelopeStream& stream);
/// Gives a stream these bytes.
void feed(std::string_view bytes, cql::EnvelopeStream& stream);

}  // namespace cassia::support
