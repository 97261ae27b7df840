#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>

#include <thrift/transport/TTransport.h>
#include <thrift/transport/TVirtualTransport.h>

#include "server/message_limits.h"

namespace cassia::server {

/// A client's connection as messages: each is whole in memory before any of it is decoded, and each answer before any
/// of it is sent.
///
/// Memory grows with what a client has sent, never with what it announces.
///
/// Thread safety: used by one thread.
/// Exceptions: TTransportException, which ends the connection.
class MessageTransport final : public apache::thrift::transport::TVirtualTransport<MessageTransport> {
public:
    /// @param waits_for_first whether the first message may be waited for as long as any other. It may not where a
    ///     handshake comes before it.
    MessageTransport(std::shared_ptr<apache::thrift::transport::TTransport> socket, bool framed, bool waits_for_first,
                     const MessageLimits& limits, MessageMemory& memory);
    MessageTransport(const MessageTransport&) = delete;
    MessageTransport& operator=(const MessageTransport&) = delete;
    ~MessageTransport() override;

    bool isOpen() const override { return socket_->isOpen(); }
    /// Whether another message may come: to wait for it is what the read of it does.
    bool peek() override { return isOpen(); }
    void close() override { socket_->close(); }
    const std::string getOrigin() const override { return socket_->getOrigin(); }

    bool is_framed() const noexcept { return framed_; }
    /// Waits for a message. Framed: all of it is there. Unframed: what is read is kept, until rewind().
    void begin_message();
    /// Unframed, once all of the message was read: it is read again.
    void rewind();
    /// The bytes of the message.
    std::size_t size() const noexcept { return message_.size(); }
    /// Those that have not been read.
    std::size_t left() const noexcept { return message_.size() - position_; }

    uint32_t read(uint8_t* out, uint32_t size);
    const uint8_t* borrow(uint8_t* buffer, uint32_t* size);
    void consume(uint32_t size);
    void write(const uint8_t* data, uint32_t size);
    void flush() override;

private:
    /// Waits for as long as it takes, if it may.
    std::size_t receive(uint8_t* out, std::size_t size, bool may_wait);
    void receive_frame();
    void append_received(std::size_t size);
    void keep(const uint8_t* data, std::size_t size);
    void take_memory(std::size_t size);
    void forget_message();
    void begin_request();
    /// Lets others decode large messages.
    void end_request();

    std::shared_ptr<apache::thrift::transport::TTransport> socket_;
    bool framed_;
    // Whether a message may be waited for as long as it takes.
    bool is_patient_;
    const MessageLimits& limits_;
    MessageMemory& memory_;

    std::string message_;
    std::size_t position_ = 0;
    std::size_t taken_ = 0;
    bool is_large_request_ = false;
    // Unframed: the message is being received, through a buffer that may hold the beginning of the next one.
    bool receiving_ = false;
    std::array<uint8_t, 4096> received_{};
    std::size_t received_begin_ = 0;
    std::size_t received_end_ = 0;

    std::string answer_;
};

}  // namespace cassia::server
