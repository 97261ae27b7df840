#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include <cassia/socket.h>

#include "backend/cql/protocol/envelope_stream.h"
#include "backend/cql/protocol/requests.h"
#include "backend/cql/protocol/responses.h"
#include "net/peer.h"

namespace cassia::cql {

class Channel;

/// A request that is under way, to be answered by Channel::receive(). If it is not, its answer is dropped when it
/// comes.
class Ticket {
public:
    Ticket() = default;
    Ticket(Channel& channel, std::int16_t stream) noexcept : channel_(&channel), stream_(stream) {}
    Ticket(const Ticket&) = delete;
    Ticket& operator=(const Ticket&) = delete;
    Ticket(Ticket&& other) noexcept : channel_(std::exchange(other.channel_, nullptr)), stream_(other.stream_) {}
    Ticket& operator=(Ticket&& other) noexcept {
        std::swap(channel_, other.channel_);
        std::swap(stream_, other.stream_);
        return *this;
    }
    ~Ticket();

private:
    friend Channel;

    Channel* channel_ = nullptr;
    std::int16_t stream_ = 0;
};

/// A conversation with a server over one socket. Many requests may be under way, each on a stream of its own, and their
/// answers are taken in whatever order:
///
///     auto ticket = channel.ask(deadline, [&](const RequestHeader& header, std::string& out) {
///         append_query(header, statement, parameters, out);
///     });
///     const auto response = channel.receive(std::move(ticket), deadline);
///
/// Thread safety: for one thread at a time.
/// Exceptions: TransportException and ProtocolException, after either of which it is of no use.
class Channel {
public:
    Channel(std::unique_ptr<Socket> socket, ProtocolVersion version, std::string server);

    ProtocolVersion version() const noexcept { return version_; }
    const std::string& server() const noexcept { return server_; }

    /// Says that segments follow, as they do in V5 after the answer to STARTUP.
    void begin_segments(Compression compression);

    /// Sends the request that `append(header, out)` appends.
    /// @throws what `append` throws; nothing is sent then.
    template <typename Append>
    Ticket ask(Socket::Deadline deadline, const Append& append) {
        const RequestHeader header{.version = version_, .stream = free_stream()};
        request_.clear();
        append(header, request_);
        take_stream(header.stream);
        write(deadline);
        return {*this, header.stream};
    }

    /// The answer to a request; what it views is valid until this is called again.
    Response receive(Ticket ticket, Socket::Deadline deadline);

    /// Whether the server has ended the connection. Asks the system alone.
    bool is_closed_by_peer() noexcept { return peer_ != nullptr && peer_->is_gone(); }

    /// The keyspaces that events told to have changed since this was called last.
    std::set<std::string> take_changed_keyspaces() { return std::exchange(changed_keyspaces_, {}); }

private:
    friend Ticket;

    /// An answer that came before it was asked for.
    struct Held {
        EnvelopeHeader header;
        std::string body;
    };

    Response receive(std::int16_t stream, Socket::Deadline deadline);
    /// Drops the answer on this stream when it comes.
    void abandon(std::int16_t stream);
    std::int16_t free_stream();
    void take_stream(std::int16_t stream);
    void free(std::int16_t stream) { free_streams_.push_back(stream); }
    void write(Socket::Deadline deadline);
    Envelope next(Socket::Deadline deadline);
    void read_event(const Envelope& envelope);

    std::unique_ptr<Socket> socket_;
    net::Peer* peer_;
    ProtocolVersion version_;
    std::string server_;
    EnvelopeStream stream_;
    std::optional<Compression> segments_;
    std::string request_;
    std::string segmented_;
    std::vector<std::int16_t> free_streams_;
    std::int32_t streams_ = 0;
    std::unordered_map<std::int16_t, Held> held_;
    std::set<std::int16_t> abandoned_;
    Held current_;
    std::set<std::string> changed_keyspaces_;
};

}  // namespace cassia::cql
