#include "backend/cql/session/channel.h"

#include <limits>
#include <utility>
#include <variant>

#include <cassia/errors.h>

namespace cassia::cql {
namespace {

constexpr std::int32_t MOST_STREAMS = std::numeric_limits<std::int16_t>::max() + 1;

}  // namespace

Ticket::~Ticket() {
    if (channel_ != nullptr) {
        channel_->abandon(stream_);
    }
}

Channel::Channel(std::unique_ptr<Socket> socket, ProtocolVersion version, std::string server)
    : socket_(std::move(socket)),
      peer_(dynamic_cast<net::Peer*>(socket_.get())),
      version_(version),
      server_(std::move(server)),
      stream_(version) {}

void Channel::begin_segments(Compression compression) {
    segments_ = compression;
    stream_.begin_segments(compression);
}

std::int16_t Channel::free_stream() {
    if (!free_streams_.empty()) {
        return free_streams_.back();
    }
    if (streams_ == MOST_STREAMS) {
        throw InvalidRequestError("there are " + std::to_string(MOST_STREAMS) +
                                  " requests under way on one connection, as many as it takes");
    }
    return static_cast<std::int16_t>(streams_);
}

void Channel::take_stream(std::int16_t stream) {
    if (free_streams_.empty()) {
        ++streams_;
    } else if (free_streams_.back() == stream) {
        free_streams_.pop_back();
    }
}

void Channel::write(Socket::Deadline deadline) {
    if (!segments_) {
        socket_->write(request_, deadline);
        return;
    }
    segmented_.clear();
    append_segments(request_, *segments_, segmented_);
    socket_->write(segmented_, deadline);
}

Envelope Channel::next(Socket::Deadline deadline) {
    for (;;) {
        if (const auto envelope = stream_.next()) {
            return *envelope;
        }
        const auto size = socket_->read(stream_.room(), deadline);
        if (size == 0) {
            throw TransportException(server_ + " closed the connection");
        }
        stream_.commit(size);
    }
}

void Channel::read_event(const Envelope& envelope) {
    const auto response = read_response(envelope);
    if (const auto* const event = std::get_if<Event>(&response.message)) {
        if (const auto* const change = std::get_if<SchemaChange>(event)) {
            changed_keyspaces_.emplace(change->keyspace);
        }
    }
}

Response Channel::receive(Ticket ticket, Socket::Deadline deadline) {
    ticket.channel_ = nullptr;
    return receive(ticket.stream_, deadline);
}

Response Channel::receive(std::int16_t stream, Socket::Deadline deadline) {
    if (auto held = held_.extract(stream)) {
        current_ = std::move(held.mapped());
        free(stream);
        return read_response({current_.header, current_.body});
    }
    for (;;) {
        const auto envelope = next(deadline);
        const auto came = envelope.header.stream;
        if (came == stream) {
            free(stream);
            return read_response(envelope);
        }
        if (came == EVENT_STREAM) {
            read_event(envelope);
        } else if (abandoned_.erase(came) != 0) {
            free(came);
        } else if (came < 0 || came >= streams_) {
            throw ProtocolException(server_ + " answers on stream " + std::to_string(came) +
                                    ", on which nothing was asked");
        } else if (!held_.emplace(came, Held{envelope.header, std::string(envelope.body)}).second) {
            throw ProtocolException(server_ + " answers twice on stream " + std::to_string(came));
        }
    }
}

void Channel::abandon(std::int16_t stream) {
    if (held_.erase(stream) != 0) {
        free(stream);
    } else {
        abandoned_.insert(stream);
    }
}

}  // namespace cassia::cql
