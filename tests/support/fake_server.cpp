#include "support/fake_server.h"

#include <array>
#include <cstdint>
#include <thread>
#include <utility>
#include <vector>

#include <sys/socket.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/write.hpp>

namespace cassia::support {

using boost::asio::ip::tcp;

namespace {

class TcpPeer final : public FakeServer::Peer {
public:
    explicit TcpPeer(tcp::socket socket) : socket_(std::move(socket)) {}

    std::string read_frame() override {
        std::array<unsigned char, 4> head{};
        boost::system::error_code error;
        boost::asio::read(socket_, boost::asio::buffer(head), error);
        if (error) {
            return "";
        }
        std::string message(
            (std::size_t{head[0]} << 24U) | (std::size_t{head[1]} << 16U) | (std::size_t{head[2]} << 8U) | head[3],
            '\0');
        boost::asio::read(socket_, boost::asio::buffer(message), error);
        return error ? "" : message;
    }

    std::string read_some() override {
        std::array<char, 4096> buffer{};
        boost::system::error_code error;
        return {buffer.data(), socket_.read_some(boost::asio::buffer(buffer), error)};
    }

    void write(std::string_view bytes) override {
        boost::system::error_code error;
        boost::asio::write(socket_, boost::asio::buffer(bytes.data(), bytes.size()), error);
    }

    void await_close() override {
        boost::system::error_code error;
        std::array<char, 512> ignored{};
        while (!error) {
            socket_.read_some(boost::asio::buffer(ignored), error);
        }
    }

private:
    tcp::socket socket_;
};

}  // namespace

class FakeServer::Listener {
public:
    explicit Listener(Serve serve) : serve_(std::move(serve)), thread_([this] { listen(); }) {}

    ~Listener() {
        // Ends the wait for the next connection.
        ::shutdown(acceptor_.native_handle(), SHUT_RDWR);
        thread_.join();
    }

    const std::string& address() const noexcept { return address_; }

private:
    void listen() {
        std::vector<std::jthread> peers;
        for (;;) {
            boost::system::error_code error;
            auto socket = acceptor_.accept(error);
            if (error) {
                return;
            }
            peers.emplace_back([this, peer = std::make_shared<TcpPeer>(std::move(socket))] { serve_(*peer); });
        }
    }

    Serve serve_;
    boost::asio::io_context context_;
    tcp::acceptor acceptor_{context_, tcp::endpoint(boost::asio::ip::address_v4::loopback(), 0)};
    std::string address_ = "127.0.0.1:" + std::to_string(acceptor_.local_endpoint().port());
    std::thread thread_;
};

FakeServer::FakeServer(Serve serve) : listener_(std::make_unique<Listener>(std::move(serve))) {}
FakeServer::~FakeServer() = default;

const std::string& FakeServer::address() const noexcept {
    return listener_->address();
}

std::string frame(std::string_view message) {
    const auto size = static_cast<std::uint32_t>(message.size());
    std::string framed;
    for (const unsigned shift : {24U, 16U, 8U, 0U}) {
        framed.push_back(static_cast<char>(size >> shift & 0xffU));
    }
    framed += message;
    return framed;
}

}  // namespace cassia::support
