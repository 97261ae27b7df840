#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace cassia::support {

/// A server on loopback that does what real ones can't be made to. It answers as the test says, connection by
/// connection.
class FakeServer {
public:
    /// The other end of a connection.
    class Peer {
    public:
        virtual ~Peer() = default;
        /// A message with its size before it, without that; empty when the client has closed.
        virtual std::string read_frame() = 0;
        /// Some of what the client sends, whatever it is; empty when the client has closed.
        virtual std::string read_some() = 0;
        virtual void write(std::string_view bytes) = 0;
        /// Waits until the client closes.
        virtual void await_close() = 0;
    };
    /// Called for each connection, in a thread of its own; the connection is closed when it returns.
    using Serve = std::function<void(Peer&)>;

    explicit FakeServer(Serve serve);
    FakeServer(const FakeServer&) = delete;
    FakeServer& operator=(const FakeServer&) = delete;
    /// Waits for the threads: clients must be gone, or served.
    ~FakeServer();

    /// "127.0.0.1:port"
    const std::string& address() const noexcept;

private:
    class Listener;
    std::unique_ptr<Listener> listener_;
};

/// `message` with its size before it.
std::string frame(std::string_view message);

}  // namespace cassia::support
