#include "server/message_protocol.h"

#include <algorithm>
#include <array>
#include <utility>

#include <thrift/TApplicationException.h>
#include <thrift/protocol/TProtocolException.h>

#include <thriftmodel/generated/cassandra_types.h>

namespace cassia::server {
namespace {

using apache::thrift::protocol::TMessageType;
using apache::thrift::protocol::TProtocolException;

// What the shortest elements that make sense take. (Thrift's own check takes structs for nothing.)
/// A key of one byte.
constexpr std::size_t SHORTEST_ELEMENT = 5;
/// A mutation that removes a row.
constexpr std::size_t SHORTEST_STRUCT = 16;
/// That many need not have their bytes behind them, so that short messages need no exact sums.
constexpr std::size_t FREE_ELEMENTS = 64;

/// What elements take when they are made: a struct, and a node of a map.
constexpr std::size_t STRUCT_MEMORY = std::max(sizeof(thriftmodel::idl::Mutation), sizeof(thriftmodel::idl::CfDef));
constexpr std::size_t ELEMENT_MEMORY = 128;
static_assert(MessageMemory::REQUEST_PER_BYTE * SHORTEST_STRUCT >= STRUCT_MEMORY &&
              MessageMemory::REQUEST_PER_BYTE * SHORTEST_ELEMENT >= ELEMENT_MEMORY);

constexpr uint32_t VERSION_BITS = 0xffff0000;
constexpr uint32_t VERSION = 0x80010000;
constexpr uint32_t TYPE_BITS = 0xff;

}  // namespace

MessageProtocol::MessageProtocol(std::shared_ptr<MessageTransport> transport)
    : TVirtualProtocol(transport), transport_(std::move(transport)) {}

uint32_t MessageProtocol::readMessageBegin(std::string& name, TMessageType& type, int32_t& sequence) {
    transport_->begin_message();
    elements_ = 0;
    element_bytes_ = 0;
    element_memory_ = 0;
    if (!transport_->is_framed()) {
        // Nothing says how long it is: it is read once to find its end.
        read_header(name, type, sequence);
        skip(apache::thrift::protocol::T_STRUCT);
        transport_->rewind();
    }
    const auto size = read_header(name, type, sequence);
    name_ = name;
    sequence_ = sequence;
    return size;
}

uint32_t MessageProtocol::readMessageEnd() {
    transport_->end_message(transport_->size() + element_memory_);
    return 0;
}

void MessageProtocol::answer_fault(const std::string& what) {
    writeMessageBegin(name_, apache::thrift::protocol::T_EXCEPTION, sequence_);
    const apache::thrift::TApplicationException fault(apache::thrift::TApplicationException::PROTOCOL_ERROR, what);
    fault.write(this);
    writeMessageEnd();
    transport_->flush();
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
    if (transport_->is_receiving()) {
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
    check_elements(set.elemType_, static_cast<std::size_t>(set.size_));
}
void MessageProtocol::checkReadBytesAvailable(apache::thrift::protocol::TList& list) {
    check_elements(list.elemType_, static_cast<std::size_t>(list.size_));
}
void MessageProtocol::checkReadBytesAvailable(apache::thrift::protocol::TMap& map) {
    check_elements(map.keyType_, static_cast<std::size_t>(map.size_));
}

void MessageProtocol::check_elements(apache::thrift::protocol::TType type, std::size_t announced) {
    if (transport_->is_receiving()) {
        return;
    }
    const bool are_structs = type == apache::thrift::protocol::T_STRUCT;
    elements_ += announced;
    element_bytes_ += announced * (are_structs ? SHORTEST_STRUCT : SHORTEST_ELEMENT);
    element_memory_ += announced * (are_structs ? STRUCT_MEMORY : ELEMENT_MEMORY);
    if (elements_ > FREE_ELEMENTS && element_bytes_ > FREE_ELEMENTS * SHORTEST_ELEMENT + transport_->size()) {
        throw TProtocolException(TProtocolException::SIZE_LIMIT, "a message of " + std::to_string(transport_->size()) +
                                                                     " bytes announces " + std::to_string(elements_) +
                                                                     " elements");
    }
}

}  // namespace cassia::server
