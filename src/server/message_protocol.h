#pragma once

#include <memory>
#include <string>

#include <thrift/protocol/TBinaryProtocol.h>
#include <thrift/protocol/TVirtualProtocol.h>

#include "server/message_transport.h"

namespace cassia::server {

/// Thrift's binary protocol over whole messages, none of which makes the server take much more memory than it has
/// bytes.
///
/// Thread safety: used by one thread.
/// Exceptions: TProtocolException and TTransportException, which end the connection.
class MessageProtocol final
    : public apache::thrift::protocol::TVirtualProtocol<MessageProtocol, apache::thrift::protocol::TBinaryProtocol> {
public:
    explicit MessageProtocol(std::shared_ptr<MessageTransport> transport);

    uint32_t readMessageBegin(std::string& name, apache::thrift::protocol::TMessageType& type, int32_t& sequence);
    uint32_t readString(std::string& text);
    uint32_t readBinary(std::string& bytes) { return readString(bytes); }

private:
    using Base = apache::thrift::protocol::TBinaryProtocol;

    uint32_t read_header(std::string& name, apache::thrift::protocol::TMessageType& type, int32_t& sequence);
    // Called with what is announced, before anything is made of it.
    void checkReadBytesAvailable(apache::thrift::protocol::TSet& set) override;
    void checkReadBytesAvailable(apache::thrift::protocol::TList& list) override;
    void checkReadBytesAvailable(apache::thrift::protocol::TMap& map) override;
    void check_elements(std::size_t announced);

    std::shared_ptr<MessageTransport> transport_;
    bool receiving_ = false;
    // Of all lists and maps of the message.
    std::size_t elements_ = 0;
};

}  // namespace cassia::server
