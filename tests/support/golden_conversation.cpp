#include "support/golden_conversation.h"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <stdexcept>

#include "marshal/hex.h"

namespace cassia::support {
namespace {

constexpr std::string_view STARTUP = "startup";

/// Hexadecimal, in which (00*500) is a byte so often.
std::string unspell(std::string_view text) {
    std::string bytes;
    while (!text.empty()) {
        const auto plain = text.substr(0, text.find('('));
        bytes += marshal::from_hex(plain).value();
        text.remove_prefix(plain.size());
        if (text.empty()) {
            break;
        }
        const auto end = text.find(')');
        std::size_t count = 0;
        std::from_chars(text.data() + text.find('*') + 1, text.data() + end, count);
        bytes.append(count, marshal::from_hex(text.substr(1, 2)).value().front());
        text.remove_prefix(end + 1);
    }
    return bytes;
}

}  // namespace

GoldenConversation::GoldenConversation(const std::string& name)
    : version_(name.find("-v4") == std::string::npos ? cql::ProtocolVersion::V5 : cql::ProtocolVersion::V4),
      compression_(name.find("-lz4") == std::string::npos ? cql::Compression::NONE : cql::Compression::LZ4) {
    read_file(name);
    read_messages();
}

void GoldenConversation::read_file(const std::string& name) {
    std::ifstream file(CASSIA_GOLDEN_DIR "/native_protocol/" + name + ".txt");
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with('[')) {
            exchanges_.push_back({line.substr(1, line.size() - 2), {}, {}, {}});
        } else if (line.starts_with('>')) {
            exchanges_.back().sent += unspell(std::string_view(line).substr(2));
        } else if (line.starts_with('<')) {
            exchanges_.back().received += unspell(std::string_view(line).substr(2));
        }
    }
    if (exchanges_.empty()) {
        throw std::runtime_error("no golden conversation " + name);
    }
}

void GoldenConversation::read_messages() {
    cql::EnvelopeStream stream(version_);
    // What is but a part of a conversation has no beginning.
    if (exchanges_.front().name != "options" && version_ >= cql::ProtocolVersion::V5) {
        stream.begin_segments(compression_);
    }
    for (auto& exchange : exchanges_) {
        feed(exchange.received, stream);
        exchange.messages = take_messages(stream);
        if (exchange.name == STARTUP && version_ >= cql::ProtocolVersion::V5) {
            stream.begin_segments(compression_);
        }
    }
}

const GoldenExchange& GoldenConversation::exchange(std::string_view name) const {
    const auto found = std::find_if(exchanges_.begin(), exchanges_.end(),
                                    [name](const GoldenExchange& exchange) { return exchange.name == name; });
    if (found == exchanges_.end()) {
        throw std::runtime_error("no golden exchange " + std::string(name));
    }
    return *found;
}

std::pair<std::string, std::string> GoldenConversation::received() const {
    std::pair<std::string, std::string> bytes;
    auto* part = &bytes.first;
    for (const auto& exchange : exchanges_) {
        *part += exchange.received;
        if (exchange.name == STARTUP) {
            part = &bytes.second;
        }
    }
    return bytes;
}

std::string test_name(std::string_view conversation) {
    std::string name(conversation);
    std::replace_if(name.begin(), name.end(), [](char c) { return c == '.' || c == '-'; }, '_');
    return name;
}

std::vector<KeptMessage> take_messages(cql::EnvelopeStream& stream) {
    std::vector<KeptMessage> messages;
    while (const auto envelope = stream.next()) {
        messages.push_back({envelope->header, std::string(envelope->body)});
    }
    return messages;
}

void feed(std::string_view bytes, cql::EnvelopeStream& stream) {
    while (!bytes.empty()) {
        const auto room = stream.room();
        const auto size = std::min(room.size(), bytes.size());
        std::copy_n(bytes.begin(), size, room.begin());
        stream.commit(size);
        bytes.remove_prefix(size);
    }
}

}  // namespace cassia::support
