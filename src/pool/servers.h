#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "pool/host_health.h"

namespace cassia::pool {

/// A server of a pool. All but name and is_embedded belong to the pool's mutex.
struct Server {
    std::string name;
    bool is_embedded = false;
    bool is_listed = true;
    /// Connections to it, those being opened included.
    std::size_t connections = 0;
    HostHealth health = {};
};

/// The servers that something was tried on, each as often as it was tried.
using Tries = std::vector<std::shared_ptr<Server>>;

std::size_t tries_of(const Server& server, const Tries& tries) noexcept;

/// The servers of a pool, and which of them gets the next connection.
///
/// Thread safety: none; the pool's mutex guards it.
class Servers {
public:
    /// Replaces the servers; those that stay keep their connections and their health. They are shuffled.
    void set(const std::vector<std::string>& names, std::mt19937& random);
    /// In the order that they are drawn in.
    std::vector<std::string> names() const;
    bool empty() const noexcept { return servers_.empty(); }

    /// For opening a connection, the server that was tried the least of late (by this opening, which counts most), is
    /// not left alone, was tried the least by the operation, and has the fewest connections; of those that are alike
    /// the next in turn. Null: each was tried `most` times by this opening.
    std::shared_ptr<Server> next(const Tries& opening, const Tries& operation, std::size_t most, HostHealth::Time now);

    /// The server that a connection to `from` should move to: one that is not left alone and has at least two
    /// connections fewer. Null: none.
    std::shared_ptr<Server> underused(const Server& from, HostHealth::Time now) const;
    /// Whether underused() may find any.
    bool is_balanced() const noexcept { return is_balanced_; }

    void count_opened(Server& server) noexcept;
    void count_closed(Server& server) noexcept;

private:
    void weigh() noexcept;

    std::vector<std::shared_ptr<Server>> servers_;
    // Of the next in turn.
    std::size_t turn_ = 0;
    bool is_balanced_ = true;
};

}  // namespace cassia::pool
