#include "server/message_protocol.h"

#include <algorithm>
#include <array>
#include <utility>

#include <thrift/protocol/TProtocolException.h>

namespace cassia::server {
namespace {

using apache::thrift::protocol::TMessageType;
using apache::thrift::protocol::TProtocolException;

/// What the shortest element that makes sense takes, a key of one byte. (Thrift's own check takes structs for nothing.)
constexpr std::size_t SHORTEST_ELEMENT = 5;
/// That many need not have their bytes behind them, so that short messages need no exact sums.
constexpr std::size_t FREE_ELEMENTS = 64;

constexpr uint32_t VERSION_BITS = 0xffff0000;
constexpr uint32_t VERSION = 0x80010000;
constexpr uint32_t TYPE_BITS = 0xff;

}  // namespace

MessageProtocol::MessageProtocol(std::shared_ptr<MessageTransport> transport)
    : TVirtualProtocol(transport), transport_(std::move(transport)) {}

uint32_t MessageProtocol::readMessageBegin(std::string& name, TMessageType& type, int32_t& sequence) {
    transport_->begin_message();
    elements_ = 0;
    if (!transport_->is_framed()) {
        // Nothing says how long it is: it is read once to find its end.
        receiving_ = true;
        read_header(name, type, sequence);
        skip(apache::thrift::protocol::T_STRUCT);
        receiving_ = false;
        transport_->rewind();
    }
    return read_header(name, type, sequence);
}

// As Cassandra's server, it takes the header with a version alone, which every client sends.
uint32_t MessageProtocol::read_header(std::string& name, TMessageType& type, int32_t& sequence) {
    int32_t version = 0;
    auto size = readI32(version);
    if ((static_cast<uint32_t>(version) & VERSION_BITS) != VERSION) {
        throw TProtocolException(TProtocolException::BAD_VERSION, "a message does not begin with a version");
    }
    type = static_cast<TMessageType>(static_cast<uint32_t>(version) & TYPE_BITS);
    size += readString(name);
    return size + readI32(sequence);
}

uint32_t MessageProtocol::readString(std::string& text) {
    int32_t announced = 0;
    const auto header = readI32(announced);
    if (announced < 0) {
        throw TProtocolException(TProtocolException::NEGATIVE_SIZE);
    }
    const auto size = static_cast<uint32_t>(announced);
    if (receiving_) {
        // It is not kept here, and what it announces need not come.
        std::array<uint8_t, 4096> piece{};
        for (auto left = size; left > 0;) {
            left -= transport_->read(piece.data(), std::min<uint32_t>(left, piece.size()));
        }
    } else if (size > transport_->left()) {
        throw TProtocolException(TProtocolException::SIZE_LIMIT, "a message ends before a string in it");
    } else {
        readStringBody(text, announced);
    }
    return header + size;
}

void MessageProtocol::checkReadBytesAvailable(apache::thrift::protocol::TSet& set) {
    check_elements(static_cast<std::size_t>(set.size_));
}
void MessageProtocol::checkReadBytesAvailable(apache::thrift::protocol::TList& list) {
    check_elements(static_cast<std::size_t>(list.size_));
}
void MessageProtocol::checkReadBytesAvailable(apache::thrift::protocol::TMap& map) {
    check_elements(static_cast<std::size_t>(map.size_));
}

void MessageProtocol::check_elements(std::size_t announced) {
    if (receiving_) {
        return;
    }
    elements_ += announced;
    if (elements_ > FREE_ELEMENTS + transport_->size() / SHORTEST_ELEMENT) {
        throw TProtocolException(TProtocolException::SIZE_LIMIT, "a message of " + std::to_string(transport_->size()) +
                                                                     " bytes announces " + std::to_string(elements_) +
                                                                     " elements");
    }
}

}  // namespace cassia::server
