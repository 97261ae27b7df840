#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

#include <cassia/socket.h>

#include "net/address.h"
#include "net/peer.h"

namespace cassia::net {

/// A TCP connection, without Nagle's delay.
class TcpSocket final : public Socket, public Peer {
public:
    /// Connects to the first of the host's addresses that answers.
    TcpSocket(const Address& address, Deadline deadline);

    std::size_t read(std::span<char> buffer, Deadline deadline) override;
    void write(std::string_view bytes, Deadline deadline) override;
    bool is_gone() noexcept override;

    boost::asio::io_context::executor_type executor() noexcept { return context_.get_executor(); }

private:
    using Wait = boost::asio::ip::tcp::socket::wait_type;

    /// Whether the address answered.
    bool connect(const boost::asio::ip::tcp::endpoint& endpoint, Deadline deadline, boost::system::error_code& error);
    /// Whether the socket became ready before the deadline.
    bool await(Wait what, Deadline deadline);

    // Never run: the socket does not block, and what has to wait polls.
    boost::asio::io_context context_{1};
    boost::asio::ip::tcp::socket socket_{context_};
    std::string peer_;
};

}  // namespace cassia::net
