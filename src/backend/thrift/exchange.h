#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include <thrift/protocol/TBinaryProtocol.h>
#include <thrift/transport/TBufferTransports.h>

#include <cassia/errors.h>
#include <cassia/socket.h>

#include "backend/thrift/message_channel.h"

namespace cassia::thrift {

/// An answer's bytes, and where in them its struct begins.
struct Reply {
    std::string bytes;
    std::size_t body = 0;
};

/// Calls and their answers, which come in the order of the calls.
class Exchange {
public:
    explicit Exchange(MessageChannel channel);

    bool is_closed_by_peer() noexcept { return channel_.is_closed_by_peer(); }

    /// Sends a call with its arguments, a generated struct.
    /// @return its number, which the answer must have.
    template <typename Arguments>
    std::int32_t send(const char* method, const Arguments& arguments, Socket::Deadline deadline) {
        begin(method);
        arguments.write(&protocol_);
        protocol_.writeMessageEnd();
        flush(deadline);
        return sequence_;
    }

    /// @throws ProtocolException if the answer is none to this call, or tells of a fault within the server.
    Reply receive(const char* method, std::int32_t sequence, Socket::Deadline deadline);

private:
    void begin(const char* method);
    void flush(Socket::Deadline deadline);

    MessageChannel channel_;
    std::shared_ptr<apache::thrift::transport::TMemoryBuffer> request_;
    apache::thrift::protocol::TBinaryProtocol protocol_;
    std::int32_t sequence_ = 0;
};

/// A protocol over the struct of an answer, for generated code.
class ReplyProtocol {
public:
    explicit ReplyProtocol(const Reply& reply);

    apache::thrift::protocol::TProtocol* get() noexcept { return &protocol_; }

private:
    std::shared_ptr<apache::thrift::transport::TMemoryBuffer> buffer_;
    apache::thrift::protocol::TBinaryProtocol protocol_;
};

/// The answer as generated code reads it.
template <typename Result>
Result read(const Reply& reply) {
    Result result;
    try {
        result.read(ReplyProtocol(reply).get());
    } catch (const apache::thrift::TException&) {
        std::throw_with_nested(ProtocolException("the answer is not what the call is answered with"));
    }
    return result;
}

}  // namespace cassia::thrift
