#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include <thrift/protocol/TBinaryProtocol.h>
#include <thrift/transport/TBufferTransports.h>

namespace cassia::support {

/// A message as Thrift's own code writes it. `content`: a generated struct.
template <typename Content>
std::string thrift_message(const std::string& method, std::int32_t sequence, const Content& content,
                           apache::thrift::protocol::TMessageType type = apache::thrift::protocol::T_REPLY) {
    const auto buffer = std::make_shared<apache::thrift::transport::TMemoryBuffer>();
    apache::thrift::protocol::TBinaryProtocol protocol(buffer);
    protocol.writeMessageBegin(method, type, sequence);
    content.write(&protocol);
    protocol.writeMessageEnd();
    return buffer->getBufferAsString();
}

}  // namespace cassia::support
