#pragma once

#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

#include "pool/pooled_connection.h"

namespace cassia::pool {

/// The connections that wait in a pool, in a ring: the one that waits longest is taken first, so that the servers get
/// the operations in turn. It allocates nothing after its construction.
///
/// Thread safety: none; the pool's mutex guards it.
class IdleConnections {
public:
    explicit IdleConnections(std::size_t capacity) : ring_(capacity) {}

    std::size_t size() const noexcept { return size_; }
    bool empty() const noexcept { return size_ == 0; }
    std::size_t capacity() const noexcept { return ring_.size(); }

    /// The `index`th longest waiting.
    const PooledConnection& operator[](std::size_t index) const noexcept { return *ring_[place(index)]; }

    /// There must be room.
    void push(std::unique_ptr<PooledConnection> connection) noexcept { ring_[place(size_++)] = std::move(connection); }

    std::unique_ptr<PooledConnection> take(std::size_t index) noexcept {
        auto taken = std::move(ring_[place(index)]);
        for (; index > 0; --index) {
            ring_[place(index)] = std::move(ring_[place(index - 1)]);
        }
        first_ = place(1);
        --size_;
        return taken;
    }

private:
    std::size_t place(std::size_t index) const noexcept {
        const auto sum = first_ + index;
        return sum < ring_.size() ? sum : sum - ring_.size();
    }

    std::vector<std::unique_ptr<PooledConnection>> ring_;
    std::size_t first_ = 0;
    std::size_t size_ = 0;
};

}  // namespace cassia::pool
