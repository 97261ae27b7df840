#include "backend/thrift/message_channel.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <utility>

#include <cassia/errors.h>

#include "backend/thrift/binary_reader.h"
#include "marshal/big_endian.h"

namespace cassia::thrift {
namespace {

// Small answers, the size before them included, come with one read.
constexpr std::size_t BUFFER_SIZE = 16'384;
// A server's own limit is 15 MB unless it is configured otherwise.
constexpr std::size_t LARGEST = std::size_t{256} << 20U;
// A record's type, and the first byte of its version.
constexpr std::string_view TLS_ALERT = "\x15\x03";
constexpr std::string_view TLS_HANDSHAKE = "\x16\x03";

}  // namespace

MessageChannel::MessageChannel(std::unique_ptr<Socket> socket, bool framed, std::string server)
    : socket_(std::move(socket)),
      peer_(dynamic_cast<net::Peer*>(socket_.get())),
      framed_(framed),
      server_(std::move(server)),
      buffer_(BUFFER_SIZE) {}

void MessageChannel::send(std::span<char> message, Socket::Deadline deadline) {
    std::string_view bytes(message.data(), message.size());
    if (framed_) {
        std::string size;
        marshal::append_big_endian(static_cast<std::uint32_t>(message.size() - ROOM), size);
        std::copy(size.begin(), size.end(), message.begin());
    } else {
        bytes.remove_prefix(ROOM);
    }
    socket_->write(bytes, deadline);
}

std::string MessageChannel::receive(Socket::Deadline deadline) {
    return framed_ ? receive_frame(deadline) : receive_unframed(deadline);
}

std::string MessageChannel::receive_frame(Socket::Deadline deadline) {
    std::string head;
    append(head, sizeof(std::uint32_t), deadline);
    check_protocol(head);
    const auto size = marshal::read_big_endian<std::uint32_t>(head);
    if (size > LARGEST) {
        throw ProtocolException(server_ + " announces an answer of " + std::to_string(size) + " bytes, more than the " +
                                std::to_string(LARGEST) +
                                " that are taken; does it speak unframed Thrift, or another "
                                "protocol?");
    }
    std::string message;
    append(message, size, deadline);
    return message;
}

std::string MessageChannel::receive_unframed(Socket::Deadline deadline) {
    std::string message;
    append(message, sizeof(std::uint32_t), deadline);
    check_protocol(message);
    BinaryReader reader({}, 0, [&](std::size_t size) -> std::string_view {
        if (size > LARGEST) {
            throw ProtocolException("the answer of " + server_ + " is larger than the " + std::to_string(LARGEST) +
                                    " bytes that are taken");
        }
        append(message, size, deadline);
        return message;
    });
    reader.read_message();
    reader.skip(WireType::STRUCT);
    return message;
}

void MessageChannel::check_protocol(std::string_view head) const {
    // No size that is taken, and no version of Thrift's protocol, begins like one of these.
    if (head.starts_with(TLS_ALERT) || head.starts_with(TLS_HANDSHAKE)) {
        throw ProtocolException(server_ + " speaks TLS; give the option tls");
    }
    if (head.starts_with("HTTP")) {
        throw ProtocolException(server_ + " speaks HTTP; give the address of a server's Thrift API");
    }
}

void MessageChannel::append(std::string& message, std::size_t size, Socket::Deadline deadline) {
    if (message.size() >= size) {
        return;
    }
    if (begin_ == end_ && size - message.size() < BUFFER_SIZE) {
        begin_ = 0;
        end_ = read(buffer_, deadline);
    }
    const auto here = std::min(end_ - begin_, size - message.size());
    message.append(buffer_.data() + begin_, here);
    begin_ += here;
    // Memory is taken as bytes arrive, not as they are announced.
    for (auto filled = message.size(); filled < size;) {
        message.resize(std::min(size, std::max(2 * filled, BUFFER_SIZE)));
        while (filled < message.size()) {
            filled += read(std::span(message).subspan(filled), deadline);
        }
    }
}

std::size_t MessageChannel::read(std::span<char> buffer, Socket::Deadline deadline) {
    const auto size = socket_->read(buffer, deadline);
    if (size == 0) {
        throw TransportException(server_ + " closed the connection");
    }
    return size;
}

}  // namespace cassia::thrift
