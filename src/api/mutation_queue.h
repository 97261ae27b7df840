#pragma once

#include <cstddef>
#include <deque>
#include <memory>
#include <mutex>

#include <cassia/batch.h>

#include "api/packed_mutations.h"
#include "pool/pool.h"

namespace cassia::detail {

/// What the copies of a batch share: the rows that wait to be sent.
///
/// Thread safety: may be used from many threads.
class MutationQueue {
public:
    MutationQueue(std::shared_ptr<pool::Pool> pool, BatchOptions options);

    const pool::Pool& pool() const noexcept { return *pool_; }

    /// Adds an operation, and sends when that fills the queue.
    void push(PackedRow operation);
    void send(const SendOptions& options);
    std::size_t size() const;
    void clear();

private:
    bool is_full() const;
    void send_queued(const SendOptions& options);

    std::shared_ptr<pool::Pool> pool_;
    BatchOptions options_;
    /// Held during a send, which views what is queued; taken before `mutex_`.
    std::mutex sending_;
    mutable std::mutex mutex_;
    /// A send takes from its front what it has sent, once it has. A deque, since others push meanwhile and what is
    /// viewed must stay in its place.
    std::deque<PackedRow> queued_;
};

}  // namespace cassia::detail
