#pragma once

#include <iosfwd>
#include <memory>
#include <optional>
#include <string>

#include "server/server.h"
#include "server/users.h"

namespace cassia::server {

/// What cassia-server is told by its flags.
struct Settings {
    /// The store's folder; empty: a store in memory.
    std::string data = {};
    std::optional<std::string> partitioner = std::nullopt;
    bool sync = false;
    std::string cluster_name = "cassia";
    bool strict_replicas = false;
    std::shared_ptr<const Users> users = nullptr;
    /// Whether other machines may connect although nobody has to log in, to the metrics also.
    bool insecure = false;
    ServerOptions server = {};
    /// "[host:]port"; empty: none are served.
    std::string metrics = {};
    /// Empty: beside `data`.
    std::string snapshots = {};
    /// A snapshot to begin with; empty: what `data` has.
    std::string restore = {};
};

/// Serves until SIGTERM or SIGINT; SIGUSR1 makes a snapshot. Writes a line to `ready` when clients can connect:
///
///     cassia-server: ready at 127.0.0.1:9160
///
/// To be called before the process has other threads, which would get the signals.
/// @throws InvalidRequestError for settings that can't be, StoreError if the store can't be opened.
void serve_until_told(Settings settings, std::ostream& ready);

}  // namespace cassia::server
