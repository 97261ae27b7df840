#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <utility>

#include "backend/fork_generation.h"

namespace cassia::backend {

/// Says that a thing is made in a child of fork(), from its parent's.
struct InChild {};

/// A thing of which each process has its own: a child of fork() makes another from its parent's when it first asks.
///
/// The parent's is never touched by the child again, nor destroyed by it: its mutexes may be held by threads that the
/// child lacks. What T(InChild, const T&) reads of the parent's has to be whole at every moment, as a pointer is.
///
/// Thread safety: get() may be called from many threads.
template <typename T>
class ForkLocal {
public:
    template <typename... Arguments>
    explicit ForkLocal(std::in_place_t, Arguments&&... arguments)
        : box_(std::make_unique<Box>(fork_generation(), std::forward<Arguments>(arguments)...).release()) {}
    ForkLocal(const ForkLocal&) = delete;
    ForkLocal& operator=(const ForkLocal&) = delete;
    ~ForkLocal() {
        if (is_inherited()) {
            return;
        }
        const std::unique_ptr<Box> owned(box_.load());
    }

    T& get() const {
        auto* box = box_.load(std::memory_order_acquire);
        if (box->generation == fork_generation()) {
            return box->thing;
        }
        auto mine = std::make_unique<Box>(fork_generation(), InChild(), std::as_const(box->thing));
        mine->parents = box;
        if (box_.compare_exchange_strong(box, mine.get(), std::memory_order_acq_rel)) {
            return mine.release()->thing;
        }
        return box->thing;
    }

    /// Whether the process is a child that has not asked for its own yet.
    bool is_inherited() const noexcept { return box_.load(std::memory_order_acquire)->generation != fork_generation(); }

private:
    struct Box {
        template <typename... Arguments>
        explicit Box(std::uint64_t made_in, Arguments&&... arguments)
            : generation(made_in), thing(std::forward<Arguments>(arguments)...) {}

        std::uint64_t generation;
        T thing;
        // Kept in sight of the leak checkers.
        const Box* parents = nullptr;
    };

    mutable std::atomic<Box*> box_;
};

}  // namespace cassia::backend
