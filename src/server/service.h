#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "backend/embedded/store.h"
#include "server/answer_memory.h"
#include "server/call_listener.h"
#include "server/users.h"

namespace cassia::server {

/// What all connections of a server share.
///
/// Thread safety: may be used from many threads.
struct Service {
    std::shared_ptr<embedded::Store> store;
    std::string cluster_name;
    /// Whether a keyspace's replicas are counted as a single node of Cassandra counts them: one is up.
    bool strict_replicas = false;
    /// None: whoever connects may do everything.
    std::shared_ptr<const Users> users;
    /// None: nobody listens.
    CallListener* calls = nullptr;
    /// How long a read waits for the memory that other large answers have.
    std::chrono::milliseconds read_patience = std::chrono::seconds(10);
    /// Of large answers.
    MemoryBudget answers{2 * ANSWER_COPIES * MAX_ANSWER};

    /// Keeps one cas apart from another of the same row.
    std::mutex& cas_mutex(std::string_view family, std::string_view key) {
        const auto hash = std::hash<std::string_view>();
        return cas_mutexes_[(hash(family) * 31 + hash(key)) % cas_mutexes_.size()];
    }

private:
    std::array<std::mutex, 64> cas_mutexes_;
};

}  // namespace cassia::server
