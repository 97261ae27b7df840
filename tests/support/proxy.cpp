#include "support/proxy.h"

#include <fcntl.h>

#include <array>
#include <list>
#include <thread>
#include <utility>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>

namespace cassia::support {

using boost::asio::ip::tcp;
using boost::system::error_code;

namespace {

/// A program that a test starts would hold the connection open.
template <typename Socket>
void keep_from_programs(Socket& socket) {
    ::fcntl(socket.native_handle(), F_SETFD, FD_CLOEXEC);
}

/// A client's connection and the one to the server that it leads to.
class Pair : public std::enable_shared_from_this<Pair> {
public:
    Pair(tcp::socket client, const bool& is_cut)
        : client_(std::move(client)), server_(client_.get_executor()), is_cut_(is_cut) {
        keep_from_programs(client_);
    }

    void start(const tcp::endpoint& server) {
        server_.open(server.protocol());
        keep_from_programs(server_);
        server_.async_connect(server, [self = shared_from_this()](error_code error) {
            if (error) {
                self->close();
                return;
            }
            self->pass(self->client_, self->server_, self->to_server_);
            self->pass(self->server_, self->client_, self->to_client_);
        });
    }

    void close() {
        error_code ignored;
        static_cast<void>(client_.close(ignored));
        static_cast<void>(server_.close(ignored));
    }

    bool is_open() const { return client_.is_open(); }

private:
    using Buffer = std::array<char, 16'384>;

    void pass(tcp::socket& from, tcp::socket& to, Buffer& buffer) {
        from.async_read_some(boost::asio::buffer(buffer), [self = shared_from_this(), &from, &to, &buffer](
                                                              error_code error, std::size_t size) {
            if (error) {
                self->close();
            } else if (!self->is_cut_) {
                boost::asio::async_write(to, boost::asio::buffer(buffer, size),
                                         [self, &from, &to, &buffer](error_code failed, std::size_t) {
                                             if (failed) {
                                                 self->close();
                                             } else {
                                                 self->pass(from, to, buffer);
                                             }
                                         });
            }
        });
    }

    tcp::socket client_;
    tcp::socket server_;
    const bool& is_cut_;
    Buffer to_server_{};
    Buffer to_client_{};
};

}  // namespace

class Proxy::Relay {
public:
    Relay(const std::string& host, std::uint16_t port) : server_(boost::asio::ip::make_address(host), port) {
        keep_from_programs(acceptor_);
        accept();
        thread_ = std::thread([this] { context_.run(); });
    }

    ~Relay() {
        context_.stop();
        thread_.join();
    }

    const std::string& address() const noexcept { return address_; }

    void cut() {
        boost::asio::post(context_, [this] { is_cut_ = true; });
    }

    void mend() {
        boost::asio::post(context_, [this] {
            is_cut_ = false;
            for (const auto& pair : pairs_) {
                pair->close();
            }
            pairs_.clear();
        });
    }

private:
    void accept() {
        acceptor_.async_accept([this](error_code error, tcp::socket client) {
            if (!error) {
                pairs_.remove_if([](const auto& pair) { return !pair->is_open(); });
                pairs_.push_back(std::make_shared<Pair>(std::move(client), is_cut_));
                if (!is_cut_) {
                    pairs_.back()->start(server_);
                }
            }
            accept();
        });
    }

    boost::asio::io_context context_{1};
    tcp::acceptor acceptor_{context_, tcp::endpoint(boost::asio::ip::address_v4::loopback(), 0)};
    std::string address_ = "127.0.0.1:" + std::to_string(acceptor_.local_endpoint().port());
    tcp::endpoint server_;
    // These are touched by the thread alone.
    bool is_cut_ = false;
    std::list<std::shared_ptr<Pair>> pairs_;
    std::thread thread_;
};

Proxy::Proxy(const std::string& host, std::uint16_t port) : relay_(std::make_unique<Relay>(host, port)) {}
Proxy::~Proxy() = default;

const std::string& Proxy::address() const noexcept {
    return relay_->address();
}
void Proxy::cut() {
    relay_->cut();
}
void Proxy::mend() {
    relay_->mend();
}

}  // namespace cassia::support
