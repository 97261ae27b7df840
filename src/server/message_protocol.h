#pragma once

#include <memory>
#include <string>

#include <thrift/protocol/TBinaryProtocol.h>
#include <thrift/protocol/TVirtualProtocol.h>

#include "server/message_transport.h"

namespace cassia::server {

/// Thrift's binary protocol over whole messages. What a message announces must be in it, before any of it is made.
///
/// Thread safety: used by one thread.
/// Exceptions: TProtocolException and TTransportException, which end the connection.
class MessageProtocol final
    : public apache::thrift::protocol::TVirtualProtocol<MessageProtocol, apache::thrift::protocol::TBinaryProtocol> {
public:
    explicit MessageProtocol(std::shared_ptr<MessageTransport> transport);

    uint32_t readMessageBegin(std::string& name, apache::thrift::protocol::TMessageType& type, int32_t& sequence);
    uint32_t readMessageEnd();
    uint32_t readString(std::string& text);
    uint32_t readBinary(std::string& bytes) { return readString(bytes); }

    /// Answers the message that was read last that it is not as the interface has it.
    void answer_fault(const std::string& what);

private:
    using Base = apache::thrift::protocol::TBinaryProtocol;

    uint32_t read_header(std::string& name, apache::thrift::protocol::TMessageType& type, int32_t& sequence);
    // Called with what is announced, before anything is made of it.
    void checkReadBytesAvailable(apache::thrift::protocol::TSet& set) override;
    void checkReadBytesAvailable(apache::thrift::protocol::TList& list) override;
    void checkReadBytesAvailable(apache::thrift::protocol::TMap& map) override;
    void check_elements(apache::thrift::protocol::TType type, std::size_t announced);

    std::shared_ptr<MessageTransport> transport_;
    std::string name_;
    int32_t sequence_ = 0;
    // Of all lists and maps of the message: how many there are, what their bytes are at least, and what they may take.
    std::size_t elements_ = 0;
    std::size_t element_bytes_ = 0;
    std::size_t element_memory_ = 0;
};

}  // namespace cassia::server
