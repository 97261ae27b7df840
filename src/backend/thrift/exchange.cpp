#include "backend/thrift/exchange.h"

#include <algorithm>
#include <span>
#include <string_view>
#include <utility>

#include <thrift/TApplicationException.h>

#include "backend/thrift/binary_reader.h"

namespace cassia::thrift {
namespace {

using apache::thrift::protocol::TBinaryProtocol;
using apache::thrift::transport::TMemoryBuffer;

// Generated code makes room for as many elements as are announced, before the first is read. Definitions of a schema
// have fewer; rows of columns, which may have more, are not read by it.
constexpr std::size_t MOST_ELEMENTS = 1'000'000;
// The least that an element takes on the wire: an empty text, a number; a struct of a schema has more.
constexpr std::size_t SMALLEST_ELEMENT = 4;

std::int32_t most_elements(const Reply& reply) {
    return static_cast<std::int32_t>(std::clamp<std::size_t>(reply.bytes.size() / SMALLEST_ELEMENT, 1, MOST_ELEMENTS));
}

std::shared_ptr<TMemoryBuffer> observe(const Reply& reply) {
    // The buffer only reads what it observes, though its constructor does not say so.
    auto* const body = reinterpret_cast<std::uint8_t*>(const_cast<char*>(reply.bytes.data() + reply.body));
    return std::make_shared<TMemoryBuffer>(body, static_cast<std::uint32_t>(reply.bytes.size() - reply.body));
}

}  // namespace

Exchange::Exchange(MessageChannel channel)
    : channel_(std::move(channel)), request_(std::make_shared<TMemoryBuffer>()), protocol_(request_) {}

void Exchange::begin(const char* method) {
    constexpr std::uint8_t ROOM[MessageChannel::ROOM] = {};
    request_->resetBuffer();
    request_->write(ROOM, sizeof ROOM);
    protocol_.writeMessageBegin(method, apache::thrift::protocol::T_CALL, ++sequence_);
}

void Exchange::flush(Socket::Deadline deadline) {
    std::uint8_t* bytes = nullptr;
    std::uint32_t size = 0;
    request_->getBuffer(&bytes, &size);
    channel_.send(std::span(reinterpret_cast<char*>(bytes), size), deadline);
}

Reply Exchange::receive(const char* method, std::int32_t sequence, Socket::Deadline deadline) {
    Reply reply{channel_.receive(deadline)};
    BinaryReader reader(reply.bytes);
    const auto message = reader.read_message();
    reply.body = reader.position();
    if (message.sequence != sequence || message.name != std::string_view(method)) {
        const auto call = [](std::int32_t number, std::string_view name) {
            return "call " + std::to_string(number) + ", '" + std::string(name) + "'";
        };
        throw ProtocolException("the answer is to " + call(message.sequence, message.name) + ", and not to " +
                                call(sequence, method));
    }
    if (message.type == MessageType::EXCEPTION) {
        const auto fault = read<apache::thrift::TApplicationException>(reply);
        throw ProtocolException(std::string("the server could not carry out the call: ") + fault.what());
    }
    return reply;
}

ReplyProtocol::ReplyProtocol(const Reply& reply)
    : buffer_(observe(reply)),
      protocol_(buffer_, static_cast<std::int32_t>(reply.bytes.size()), most_elements(reply), true, true) {}

}  // namespace cassia::thrift
