#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <cassia/socket.h>

#include "net/peer.h"

namespace cassia::thrift {

/// Carries whole messages over a socket: each with its size before it (framed), or one after the other.
class MessageChannel {
public:
    /// What a message must have before it when it is sent, for its size.
    static constexpr std::size_t ROOM = 4;

    /// `server`: whose name errors have.
    MessageChannel(std::unique_ptr<Socket> socket, bool framed, std::string server);

    bool is_closed_by_peer() noexcept { return peer_ != nullptr && peer_->is_gone(); }

    /// Sends what stands behind the first ROOM bytes, which it may change.
    void send(std::span<char> message, Socket::Deadline deadline);
    /// @throws ProtocolException if what comes is no message, or a larger one than any server sends.
    std::string receive(Socket::Deadline deadline);

private:
    std::string receive_frame(Socket::Deadline deadline);
    /// Finds the end of a message that does not tell its size.
    std::string receive_unframed(Socket::Deadline deadline);
    /// Appends to `message` until it has `size` bytes.
    void append(std::string& message, std::size_t size, Socket::Deadline deadline);
    std::size_t read(std::span<char> buffer, Socket::Deadline deadline);
    /// @throws ProtocolException if an answer begins as one of another protocol does.
    void check_protocol(std::string_view head) const;

    std::unique_ptr<Socket> socket_;
    // Null: a user's own socket, which does not tell.
    net::Peer* peer_;
    bool framed_;
    std::string server_;
    // What was read beyond the last message: from begin_ to end_.
    std::vector<char> buffer_;
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
};

}  // namespace cassia::thrift
