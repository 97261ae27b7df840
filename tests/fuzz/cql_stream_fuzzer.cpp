#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <cassia/errors.h>

#include "backend/cql/protocol/checksums.h"
#include "backend/cql/protocol/envelope_stream.h"
#include "fuzz/input.h"
#include "fuzz/promise.h"

// What a server of the native protocol sends: input is "v4" or "v5", for envelopes, or "plain" or "lz4", for segments,
// a line break, and bytes. With "made " before "plain" or "lz4" the bytes are pieces of segments whose CRCs are made
// here, since a fuzzer does not find them: each a byte of its length, four of its header, and a payload. In whatever
// pieces the bytes come, the messages are the same, and so is whether they end in an error.

namespace {

using namespace cassia::cql;
using cassia::fuzz::promise;

constexpr std::size_t LIMIT = std::size_t{1} << 20U;

/// What came of the bytes.
struct Heard {
    std::vector<std::pair<int, std::string>> messages;
    bool refused = false;

    bool operator==(const Heard&) const = default;
};

struct Setting {
    ProtocolVersion version = ProtocolVersion::V5;
    std::optional<Compression> segments;
};

Heard hear(std::string_view bytes, const Setting& setting, std::size_t piece) {
    EnvelopeStream stream(setting.version, LIMIT);
    if (setting.segments) {
        stream.begin_segments(*setting.segments);
    }
    Heard heard;
    try {
        while (!bytes.empty()) {
            const auto room = stream.room();
            const auto size = std::min({piece, room.size(), bytes.size()});
            std::copy_n(bytes.begin(), size, room.begin());
            stream.commit(size);
            bytes.remove_prefix(size);
            while (const auto envelope = stream.next()) {
                promise(envelope->body.size() == envelope->header.length, "a body is as long as its header says");
                promise(envelope->body.size() <= LIMIT, "a body is within the limit");
                heard.messages.emplace_back(envelope->header.stream, envelope->body);
            }
        }
    } catch (const cassia::ProtocolException&) {
        heard.refused = true;
    }
    return heard;
}

void append_crc(std::uint32_t crc, int size, std::string& out) {
    for (; size > 0; --size, crc >>= 8U) {
        out.push_back(static_cast<char>(crc & 0xffU));
    }
}

/// Segments of these pieces. The payload's length is what it is; what else the header has, the piece says.
std::string made_segments(cassia::fuzz::Input input, Compression compression) {
    constexpr std::size_t said = 4;
    std::string out;
    while (!input.at_end()) {
        const auto piece = input.take_counted();
        const auto payload = piece.substr(std::min(said, piece.size()));
        std::uint64_t bits = 0;
        for (const char byte : piece.substr(0, said)) {
            bits = (bits << 8U) | static_cast<unsigned char>(byte);
        }
        bits = (bits << 17U) | payload.size();
        std::string header;
        for (std::size_t i = segment_header_size(compression) - 3; i > 0; --i, bits >>= 8U) {
            header.push_back(static_cast<char>(bits & 0xffU));
        }
        out += header;
        append_crc(crc24(header), 3, out);
        out += payload;
        append_crc(crc32(payload), 4, out);
    }
    return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    cassia::fuzz::Input input(data, size);
    auto line = input.take_line();
    const bool made = line.starts_with("made ");
    line.remove_prefix(made ? 5 : 0);
    Setting setting;
    if (line == "v4") {
        setting.version = ProtocolVersion::V4;
    } else if (line != "v5") {
        setting.segments = line == "lz4" ? Compression::LZ4 : Compression::NONE;
    }
    const auto bytes = made && setting.segments ? made_segments(input, *setting.segments) : std::string(input.rest());

    const auto whole = hear(bytes, setting, bytes.size());
    for (const std::size_t piece : {1U, 7U, 100U}) {
        promise(hear(bytes, setting, piece) == whole, "messages are the same in whatever pieces they come");
    }
    return 0;
}
