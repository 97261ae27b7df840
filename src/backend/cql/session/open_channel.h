#pragma once

#include <memory>
#include <optional>

#include <cassia/credentials.h>
#include <cassia/socket.h>

#include "backend/cql/session/channel.h"
#include "net/connect.h"

namespace cassia::cql {

/// How a conversation is begun.
struct ChannelOptions {
    net::Transport transport = {};
    /// None: no login.
    std::optional<Credentials> credentials = std::nullopt;
    /// On 3.11: whether tables of Thrift's are shown as what they are in CQL, which is another table.
    bool no_compact = false;
};

/// Connects to a server and begins a conversation in the newest version that both sides speak, logged in, and with
/// events of the schema's changes.
/// @throws AuthenticationException if the server has users, and not this one.
std::unique_ptr<Channel> open_channel(const net::Address& address, const ChannelOptions& options,
                                      Socket::Deadline deadline);

}  // namespace cassia::cql
