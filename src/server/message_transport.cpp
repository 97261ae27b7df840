#include "server/message_transport.h"

#include <algorithm>
#include <cstring>
#include <limits>
#include <utility>

#include <thrift/transport/TTransportException.h>

#include "marshal/big_endian.h"

namespace cassia::server {
namespace {

using apache::thrift::transport::TTransportException;

constexpr std::size_t FRAME_HEADER = sizeof(std::int32_t);
/// A frame is received in pieces of this, so that nothing is taken for what was only announced.
constexpr std::size_t PIECE = std::size_t{64} << 10U;

[[noreturn]] void refuse(const std::string& what) {
    throw TTransportException(TTransportException::CORRUPTED_DATA, what);
}

}  // namespace

MessageTransport::MessageTransport(std::shared_ptr<apache::thrift::transport::TTransport> socket, bool framed,
                                   bool has_logged_in, const MessageLimits& limits, MessageMemory& memory,
                                   std::unique_ptr<ConnectionWatch::Watched> watched)
    : socket_(std::move(socket)),
      framed_(framed),
      limits_(limits),
      max_size_(has_logged_in ? limits.max_size : std::min(limits.max_size, limits.max_size_of_stranger)),
      watched_(std::move(watched)),
      message_share_(memory.received),
      request_share_(memory.requests) {}

void MessageTransport::close() {
    // Before its number may be that of another socket.
    watched_.reset();
    socket_->close();
}

void MessageTransport::allow_large_messages() noexcept {
    max_size_ = limits_.max_size;
    if (watched_) {
        watched_->has_logged_in();
    }
}

void MessageTransport::begin_message() {
    forget_message();
    if (framed_) {
        receive_frame();
        begin_request();
    } else {
        receiving_ = true;
        if (received_begin_ == received_end_) {
            received_begin_ = 0;
            received_end_ = 0;
            received_end_ = receive(received_.data(), received_.size());
        }
        begin_to_wait();
    }
}

void MessageTransport::rewind() {
    receiving_ = false;
    position_ = 0;
    begin_request();
}

void MessageTransport::begin_to_wait() {
    if (watched_) {
        begun_ = ConnectionWatch::Clock::now();
        wait_for(0);
    }
}

void MessageTransport::wait_for(std::size_t bytes) {
    if (watched_) {
        watched_->must_be_done_by(begun_ + limits_.stall + std::chrono::seconds(bytes / MIN_RATE));
    }
}

void MessageTransport::end_to_wait() noexcept {
    if (watched_) {
        watched_->may_wait();
    }
}

std::size_t MessageTransport::receive(uint8_t* out, std::size_t size) {
    const auto received = socket_->read(out, static_cast<uint32_t>(size));
    if (received == 0) {
        throw TTransportException(TTransportException::END_OF_FILE, "the client has closed the connection");
    }
    return received;
}

void MessageTransport::receive_frame() {
    std::array<uint8_t, FRAME_HEADER> header{};
    for (std::size_t got = 0; got < header.size();) {
        const bool first = got == 0;
        got += receive(header.data() + got, header.size() - got);
        if (first) {
            begin_to_wait();
        }
    }
    const auto size =
        marshal::read_big_endian<std::int32_t>({reinterpret_cast<const char*>(header.data()), FRAME_HEADER});
    if (size < 0 || static_cast<std::size_t>(size) > max_size_) {
        refuse("a frame of " + std::to_string(size) + " bytes was announced; at most " + std::to_string(max_size_) +
               " are allowed" + (max_size_ < limits_.max_size ? " before login" : ""));
    }
    for (auto left = static_cast<std::size_t>(size); left > 0;) {
        const auto piece = std::min(left, PIECE);
        append_received(piece);
        left -= piece;
    }
}

void MessageTransport::append_received(std::size_t size) {
    const auto old_size = message_.size();
    take_memory(old_size + size);
    message_.resize(old_size + size);
    for (std::size_t got = 0; got < size;) {
        got += receive(reinterpret_cast<uint8_t*>(message_.data()) + old_size + got, size - got);
    }
    wait_for(message_.size());
}

void MessageTransport::keep(const uint8_t* data, std::size_t size) {
    if (size > max_size_ - message_.size()) {
        refuse("a message has more than the " + std::to_string(max_size_) + " bytes that are allowed" +
               (max_size_ < limits_.max_size ? " before login" : ""));
    }
    take_memory(message_.size() + size);
    message_.append(reinterpret_cast<const char*>(data), size);
    position_ = message_.size();
}

void MessageTransport::take_memory(std::size_t size) {
    if (size > MessageMemory::SMALL && !message_share_.grow_to(size)) {
        refuse("large messages of all connections together take all the memory that they may");
    }
}

uint32_t MessageTransport::read(uint8_t* out, uint32_t size) {
    if (receiving_) {
        if (received_begin_ == received_end_) {
            received_begin_ = 0;
            received_end_ = 0;
            received_end_ = receive(received_.data(), received_.size());
            wait_for(message_.size());
        }
        const auto got = std::min<std::size_t>(size, received_end_ - received_begin_);
        std::memcpy(out, received_.data() + received_begin_, got);
        received_begin_ += got;
        keep(out, got);
        return static_cast<uint32_t>(got);
    }
    const auto got = std::min<std::size_t>(size, left());
    if (got < size) {
        refuse("a message ends before what it announces");
    }
    std::memcpy(out, message_.data() + position_, got);
    position_ += got;
    return static_cast<uint32_t>(got);
}

const uint8_t* MessageTransport::borrow(uint8_t* /*buffer*/, uint32_t* size) {
    if (receiving_ || *size > left()) {
        return nullptr;
    }
    *size = static_cast<uint32_t>(left());
    return reinterpret_cast<const uint8_t*>(message_.data()) + position_;
}

void MessageTransport::consume(uint32_t size) {
    position_ += size;
}

void MessageTransport::write(const uint8_t* data, uint32_t size) {
    if (answer_.empty() && framed_) {
        answer_.resize(FRAME_HEADER);
    }
    if (answer_.size() + size > std::numeric_limits<std::int32_t>::max()) {
        refuse("an answer takes more than a frame can hold");
    }
    answer_.append(reinterpret_cast<const char*>(data), size);
}

void MessageTransport::flush() {
    if (answer_.empty()) {
        return;
    }
    auto answer = std::exchange(answer_, {});
    if (framed_) {
        std::string header;
        marshal::append_big_endian(static_cast<std::int32_t>(answer.size() - FRAME_HEADER), header);
        answer.replace(0, FRAME_HEADER, header);
    }
    begin_to_wait();
    wait_for(answer.size());
    socket_->write(reinterpret_cast<const uint8_t*>(answer.data()), static_cast<uint32_t>(answer.size()));
    socket_->flush();
    end_to_wait();
    // A usual one's memory serves the next.
    if (answer.capacity() <= PIECE) {
        answer.clear();
        answer_ = std::move(answer);
    }
}

void MessageTransport::forget_message() {
    request_share_.shrink_to(0);
    if (message_.capacity() > PIECE) {
        message_ = {};
    }
    message_.clear();
    message_share_.shrink_to(0);
    position_ = 0;
}

// All of it is there: what it is made into takes many times its size, which others may have to give back first.
void MessageTransport::begin_request() {
    end_to_wait();
    if (message_.size() > MessageMemory::SMALL_REQUEST &&
        !request_share_.grow_to_within(MessageMemory::REQUEST_PER_BYTE * message_.size(), limits_.stall)) {
        refuse("requests of all connections together take all the memory that they may");
    }
}

void MessageTransport::end_message(std::size_t request) {
    request_share_.shrink_to(request);
}

}  // namespace cassia::server
