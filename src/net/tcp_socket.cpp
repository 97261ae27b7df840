#include "net/tcp_socket.h"

#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <limits>

#include <boost/asio/buffer.hpp>
#include <boost/asio/error.hpp>

#include <cassia/errors.h>

#include "net/resolver.h"

namespace cassia::net {
namespace {

using boost::asio::ip::tcp;

/// Milliseconds for poll(), rounded up so that it never returns before the deadline; −1: for ever.
int poll_time(Socket::Deadline deadline) {
    if (!deadline) {
        return -1;
    }
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(*deadline - std::chrono::steady_clock::now());
    return static_cast<int>(std::clamp<std::int64_t>(left.count(), 0, std::numeric_limits<int>::max()));
}

}  // namespace

TcpSocket::TcpSocket(const Address& address, Deadline deadline) : peer_(to_string(address)) {
    boost::system::error_code error;
    for (const auto& endpoint : resolve(address, deadline)) {
        if (connect(endpoint, deadline, error)) {
            return;
        }
    }
    throw TransportException("could not connect to " + peer_ + ": " + error.message());
}

bool TcpSocket::connect(const tcp::endpoint& endpoint, Deadline deadline, boost::system::error_code& error) {
    // As asio opens it, but kept from programs that the process starts: one of them would hold the connection open.
    const auto protocol = endpoint.protocol();
    const int opened = ::socket(protocol.family(), protocol.type() | SOCK_CLOEXEC, protocol.protocol());
    if (opened < 0) {
        error.assign(errno, boost::system::system_category());
        return false;
    }
    socket_ = tcp::socket(context_, protocol, opened);
    socket_.non_blocking(true);
    socket_.set_option(tcp::no_delay(true));
    static_cast<void>(socket_.connect(endpoint, error));
    if (error == boost::asio::error::in_progress || error == boost::asio::error::would_block) {
        if (!await(Wait::wait_write, deadline)) {
            error = boost::asio::error::timed_out;
            return false;
        }
        int code = 0;
        socklen_t size = sizeof code;
        ::getsockopt(socket_.native_handle(), SOL_SOCKET, SO_ERROR, &code, &size);
        error.assign(code, boost::system::system_category());
    }
    return !error;
}

bool TcpSocket::await(Wait what, Deadline deadline) {
    pollfd waiting{socket_.native_handle(), static_cast<short>(what == Wait::wait_read ? POLLIN : POLLOUT), 0};
    for (;;) {
        const auto ready = ::poll(&waiting, 1, poll_time(deadline));
        if (ready >= 0 || errno != EINTR) {
            // A poll that fails lets the next read or write tell why.
            return ready != 0;
        }
    }
}

bool TcpSocket::is_gone() noexcept {
    pollfd state{socket_.native_handle(), POLLRDHUP, 0};
    return ::poll(&state, 1, 0) > 0;
}

std::size_t TcpSocket::read(std::span<char> buffer, Deadline deadline) {
    for (;;) {
        boost::system::error_code error;
        const auto size = socket_.read_some(boost::asio::buffer(buffer.data(), buffer.size()), error);
        if (!error || error == boost::asio::error::eof) {
            return size;
        }
        if (error != boost::asio::error::would_block) {
            throw TransportException("the connection to " + peer_ + " was lost: " + error.message());
        }
        if (!await(Wait::wait_read, deadline)) {
            throw TransportException(peer_ + " did not answer in time");
        }
    }
}

void TcpSocket::write(std::string_view bytes, Deadline deadline) {
    while (!bytes.empty()) {
        boost::system::error_code error;
        bytes.remove_prefix(socket_.write_some(boost::asio::buffer(bytes.data(), bytes.size()), error));
        if (error && error != boost::asio::error::would_block) {
            throw TransportException("the connection to " + peer_ + " was lost: " + error.message());
        }
        if (error && !await(Wait::wait_write, deadline)) {
            throw TransportException(peer_ + " did not take a request in time");
        }
    }
}

}  // namespace cassia::net
