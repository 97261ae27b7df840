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
                                   bool waits_for_first, const MessageLimits& limits, MessageMemory& memory)
    : socket_(std::move(socket)), framed_(framed), is_patient_(waits_for_first), limits_(limits), memory_(memory) {}

MessageTransport::~MessageTransport() {
    forget_message();
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
            received_end_ = receive(received_.data(), received_.size(), true);
        }
    }
}

void MessageTransport::rewind() {
    receiving_ = false;
    position_ = 0;
    begin_request();
}

std::size_t MessageTransport::receive(uint8_t* out, std::size_t size, bool may_wait) {
    for (;;) {
        try {
            const auto received = socket_->read(out, static_cast<uint32_t>(size));
            if (received == 0) {
                throw TTransportException(TTransportException::END_OF_FILE, "the client has closed the connection");
            }
            is_patient_ = true;
            return received;
        } catch (const TTransportException& error) {
            if (!may_wait || !is_patient_ || error.getType() != TTransportException::TIMED_OUT) {
                throw;
            }
        }
    }
}

void MessageTransport::receive_frame() {
    std::array<uint8_t, FRAME_HEADER> header{};
    for (std::size_t got = 0; got < header.size();) {
        got += receive(header.data() + got, header.size() - got, got == 0);
    }
    const auto size =
        marshal::read_big_endian<std::int32_t>({reinterpret_cast<const char*>(header.data()), FRAME_HEADER});
    if (size < 0 || static_cast<std::size_t>(size) > limits_.max_size) {
        refuse("a frame of " + std::to_string(size) + " bytes was announced; at most " +
               std::to_string(limits_.max_size) + " are allowed");
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
        got += receive(reinterpret_cast<uint8_t*>(message_.data()) + old_size + got, size - got, false);
    }
}

void MessageTransport::keep(const uint8_t* data, std::size_t size) {
    if (size > limits_.max_size - message_.size()) {
        refuse("a message has more than the " + std::to_string(limits_.max_size) + " bytes that are allowed");
    }
    take_memory(message_.size() + size);
    message_.append(reinterpret_cast<const char*>(data), size);
    position_ = message_.size();
}

void MessageTransport::take_memory(std::size_t size) {
    if (size <= MessageMemory::SMALL) {
        return;
    }
    if (!memory_.take(size - taken_)) {
        refuse("large messages of all connections together take all the memory that they may");
    }
    taken_ = size;
}

uint32_t MessageTransport::read(uint8_t* out, uint32_t size) {
    if (receiving_) {
        if (received_begin_ == received_end_) {
            received_begin_ = 0;
            received_end_ = 0;
            received_end_ = receive(received_.data(), received_.size(), false);
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
    end_request();
    if (answer_.empty()) {
        return;
    }
    auto answer = std::exchange(answer_, {});
    if (framed_) {
        std::string header;
        marshal::append_big_endian(static_cast<std::int32_t>(answer.size() - FRAME_HEADER), header);
        answer.replace(0, FRAME_HEADER, header);
    }
    socket_->write(reinterpret_cast<const uint8_t*>(answer.data()), static_cast<uint32_t>(answer.size()));
    socket_->flush();
    // A usual one's memory serves the next.
    if (answer.capacity() <= PIECE) {
        answer.clear();
        answer_ = std::move(answer);
    }
}

void MessageTransport::forget_message() {
    end_request();
    memory_.give_back(std::exchange(taken_, 0));
    if (message_.capacity() > PIECE) {
        message_ = {};
    }
    message_.clear();
    position_ = 0;
}

void MessageTransport::begin_request() {
    if (message_.size() > MessageMemory::SMALL) {
        memory_.large_requests().acquire();
        is_large_request_ = true;
    }
}

void MessageTransport::end_request() {
    if (std::exchange(is_large_request_, false)) {
        memory_.large_requests().release();
    }
}

}  // namespace cassia::server
