#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include <thrift/transport/TTransport.h>
#include <thrift/transport/TVirtualTransport.h>

#include "server/connection_watch.h"
#include "server/message_limits.h"

namespace cassia::server {

/// A client's connection as messages: each is whole in memory before any of it is decoded, and each answer before any
/// of it is sent.
///
/// Memory grows with what a client has sent, never with what it announces, and is shared with all other connections
/// where it is much.
///
/// Thread safety: used by one thread.
/// Exceptions: TTransportException, which ends the connection.
class MessageTransport final : public apache::thrift::transport::TVirtualTransport<MessageTransport> {
public:
    /// @param watched None: nobody ends it when it keeps the server waiting.
    /// @param has_logged_in whether messages may be large from the first on.
    MessageTransport(std::shared_ptr<apache::thrift::transport::TTransport> socket, bool framed, bool has_logged_in,
                     const MessageLimits& limits, MessageMemory& memory,
                     std::unique_ptr<ConnectionWatch::Watched> watched = nullptr);
    MessageTransport(const MessageTransport&) = delete;
    MessageTransport& operator=(const MessageTransport&) = delete;
    ~MessageTransport() override = default;

    bool isOpen() const override { return socket_->isOpen(); }
    /// Whether another message may come: to wait for it is what the read of it does.
    bool peek() override { return isOpen(); }
    void close() override;
    const std::string getOrigin() const override { return socket_->getOrigin(); }

    /// The client has logged in.
    void allow_large_messages() noexcept;

    bool is_framed() const noexcept { return framed_; }
    /// Whether a message without a frame is being received, to find its end.
    bool is_receiving() const noexcept { return receiving_; }
    /// Waits for a message. Framed: all of it is there. Unframed: what is read is kept, until rewind().
    void begin_message();
    /// Unframed, once all of the message was read: it is read again.
    void rewind();
    /// The request that was made of the message takes that many bytes.
    void end_message(std::size_t request);
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
    std::size_t receive(uint8_t* out, std::size_t size);
    void receive_frame();
    void append_received(std::size_t size);
    void keep(const uint8_t* data, std::size_t size);
    void take_memory(std::size_t size);
    void forget_message();
    void begin_request();
    /// From now on the client may keep the server waiting for as long as the bytes of a message, or of an answer, may
    /// take; none of them at first.
    void begin_to_wait();
    void wait_for(std::size_t bytes);
    void end_to_wait() noexcept;

    std::shared_ptr<apache::thrift::transport::TTransport> socket_;
    bool framed_;
    const MessageLimits& limits_;
    std::size_t max_size_;
    std::unique_ptr<ConnectionWatch::Watched> watched_;
    ConnectionWatch::Clock::time_point begun_;

    std::string message_;
    std::size_t position_ = 0;
    MemoryShare message_share_;
    MemoryShare request_share_;
    // Through a buffer that may hold the beginning of the next message.
    bool receiving_ = false;
    std::array<uint8_t, 4096> received_{};
    std::size_t received_begin_ = 0;
    std::size_t received_end_ = 0;

    std::string answer_;
};

}  // namespace cassia::server
