#include "backend/cql/session/open_channel.h"

#include <string>
#include <utility>
#include <variant>

#include <cassia/errors.h>

#include "backend/cql/session/server_errors.h"

namespace cassia::cql {
namespace {

/// Begins one conversation.
class Handshake {
public:
    Handshake(Channel& channel, const ChannelOptions& options, Socket::Deadline deadline)
        : channel_(channel), options_(options), deadline_(deadline) {}

    /// False: the server does not speak the version.
    bool start() {
        const auto response = ask([&](const RequestHeader& header, std::string& out) {
            append_startup(header, {.no_compact = options_.no_compact}, out);
        });
        if (const auto* const error = std::get_if<ServerError>(&response.message)) {
            if (error->code == ErrorCode::PROTOCOL_ERROR && channel_.version() > ProtocolVersion::V4) {
                return false;
            }
            throw_server_error(*error, channel_.server());
        }
        const auto* const authenticate = std::get_if<Authenticate>(&response.message);
        const auto authenticator = authenticate != nullptr ? std::string(authenticate->authenticator) : std::string();
        if (authenticate == nullptr) {
            expect<Ready>(response);
        }
        if (channel_.version() >= ProtocolVersion::V5) {
            channel_.begin_segments(Compression::NONE);
        }
        if (authenticate != nullptr) {
            log_in(authenticator);
        }
        return true;
    }

    void register_for_events() {
        expect<Ready>(ask([](const RequestHeader& header, std::string& out) {
            append_register(header, {.topology_change = false, .status_change = false}, out);
        }));
    }

private:
    template <typename Append>
    Response ask(const Append& append) {
        return channel_.receive(channel_.ask(deadline_, append), deadline_);
    }

    template <typename Expected>
    void expect(const Response& response) const {
        if (const auto* const error = std::get_if<ServerError>(&response.message)) {
            throw_server_error(*error, channel_.server());
        }
        if (!std::holds_alternative<Expected>(response.message)) {
            throw ProtocolException(channel_.server() + " answers the beginning of a connection with something else");
        }
    }

    void log_in(const std::string& authenticator) {
        if (!options_.credentials) {
            throw AuthenticationException(channel_.server() + " wants to know who asks (" + authenticator +
                                          "); give the option credentials");
        }
        const auto token = plain_token(options_.credentials->username, options_.credentials->password);
        expect<AuthSuccess>(
            ask([&](const RequestHeader& header, std::string& out) { append_auth_response(header, token, out); }));
    }

    Channel& channel_;
    const ChannelOptions& options_;
    Socket::Deadline deadline_;
};

}  // namespace

std::unique_ptr<Channel> open_channel(const net::Address& address, const ChannelOptions& options,
                                      Socket::Deadline deadline) {
    for (const auto version : {ProtocolVersion::V5, ProtocolVersion::V4}) {
        auto channel = std::make_unique<Channel>(net::connect(address, options.transport, deadline), version,
                                                 "cql://" + net::to_string(address));
        Handshake handshake(*channel, options, deadline);
        if (handshake.start()) {
            handshake.register_for_events();
            return channel;
        }
    }
    throw ProtocolException("cql://" + net::to_string(address) +
                            " speaks neither version 5 nor 4 of the native protocol");
}

}  // namespace cassia::cql
