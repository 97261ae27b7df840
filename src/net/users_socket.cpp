#include "net/users_socket.h"

#include <exception>
#include <string>
#include <utility>

#include <cassia/errors.h>

namespace cassia::net {
namespace {

// Users' code throws what it likes. The pool knows our errors: what is none of them is a fault of the connection.
template <typename Work>
auto as_transport(const std::string& peer, const Work& work) {
    try {
        return work();
    } catch (const Error&) {
        throw;
    } catch (const std::exception& error) {
        std::throw_with_nested(TransportException("the connection to " + peer + " was lost: " + error.what()));
    } catch (...) {
        std::throw_with_nested(
            TransportException("the connection to " + peer + " was lost: its socket threw what is no std::exception"));
    }
}

class UsersSocket final : public Socket {
public:
    UsersSocket(std::unique_ptr<Socket> socket, std::string peer)
        : socket_(std::move(socket)), peer_(std::move(peer)) {}

    std::size_t read(std::span<char> buffer, Deadline deadline) override {
        return as_transport(peer_, [&] { return socket_->read(buffer, deadline); });
    }
    void write(std::string_view bytes, Deadline deadline) override {
        as_transport(peer_, [&] { socket_->write(bytes, deadline); });
    }

private:
    std::unique_ptr<Socket> socket_;
    std::string peer_;
};

template <typename Make>
std::unique_ptr<Socket> make(const Address& address, const Make& make) {
    const auto peer = to_string(address);
    auto socket = as_transport(peer, make);
    if (!socket) {
        throw InvalidRequestError("the factory of sockets or transports gave none for " + peer);
    }
    return std::make_unique<UsersSocket>(std::move(socket), peer);
}

}  // namespace

std::unique_ptr<Socket> make_users_socket(const SocketFactory& factory, const Address& address,
                                          Socket::Deadline deadline) {
    return make(address, [&] { return factory(address.host, address.port, deadline); });
}

std::unique_ptr<Socket> make_users_transport(const TransportFactory& factory, std::unique_ptr<Socket> socket,
                                             const Address& address) {
    return make(address, [&] { return factory(std::move(socket), address.host, address.port); });
}

}  // namespace cassia::net
