#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

#include <cassia/errors.h>

#include "pool/pool.h"
#include "pool/thread_number.h"

namespace cassia::pool {
namespace {

std::size_t most_in_use(const PoolState& state) {
    const auto overflow = state.settings->max_overflow;
    return overflow < 0 ? std::numeric_limits<std::size_t>::max()
                        : state.idle.capacity() + static_cast<std::size_t>(overflow);
}

// Why a connection that comes back is closed; empty: it is not.
std::string_view reason_to_close(const PoolState& state, const Slot& slot) {
    if (slot.disposals != state.disposals) {
        return "the pool was disposed while it was in use";
    }
    if (!slot.connection->server->is_listed) {
        return "its server is not in the list any more";
    }
    if (state.idle.size() + state.in_use > state.idle.capacity()) {
        return "it was one more than the pool keeps";
    }
    return {};
}

}  // namespace

Slot Pool::check_out(PoolState& state, Deadline give_up) {
    Slot slot{.state = &state};
    std::shared_ptr<Server> server;
    {
        std::unique_lock lock(state.mutex);
        await_place(state, lock, give_up);
        // Until the pool has all that it keeps, each operation opens one, though another may be idle.
        if (state.idle.size() + state.in_use < size()) {
            server = server_to_fill(state);
        }
        ++state.in_use;
        slot.disposals = state.disposals;
        if (!server) {
            slot.connection = take_idle(state);
        }
    }
    if (!slot.connection) {
        try {
            slot.connection = open(state, std::move(server), {}, give_up);
        } catch (...) {
            const std::lock_guard lock(state.mutex);
            slot.connection = take_idle(state);
            if (!slot.connection) {
                --state.in_use;
                state.came_back.notify_one();
                throw;
            }
        }
    }
    tell(&PoolListener::connection_checked_out, ConnectionCheckedOut{.connection = slot.connection->info()});
    return slot;
}

// Null: only servers to be left alone, while a connection is idle. Called with the mutex held.
std::shared_ptr<Server> Pool::server_to_fill(PoolState& state) const {
    const auto now = surroundings_.now();
    auto server = state.servers.next({}, {}, 1, now);
    return state.idle.empty() || !server->health.is_paused(now) ? server : nullptr;
}

void Pool::await_place(PoolState& state, std::unique_lock<std::mutex>& lock, Deadline give_up) {
    const auto has_place = [&state] { return state.in_use < most_in_use(state); };
    if (has_place()) {
        return;
    }
    const auto most = most_in_use(state);
    lock.unlock();
    tell(&PoolListener::pool_at_max, PoolAtMax{.pool_max = most});
    lock.lock();

    using Duration = std::chrono::steady_clock::duration;
    Duration longest = state.settings->pool_timeout;
    bool is_limited = longest >= Duration::zero();
    if (give_up) {
        const auto left = std::max(*give_up - surroundings_.now(), Duration::zero());
        longest = is_limited ? std::min(longest, left) : left;
        is_limited = true;
    }
    if (!is_limited) {
        state.came_back.wait(lock, has_place);
        return;
    }
    if (!state.came_back.wait_for(lock, longest, has_place)) {
        throw NoConnectionAvailable(
            "all " + std::to_string(most_in_use(state)) + " connections to keyspace '" + keyspace_ +
            "' are in use, and none came back within " +
            std::to_string(std::chrono::duration_cast<std::chrono::milliseconds>(longest).count()) +
            " ms; give a larger pool_size, max_overflow or pool_timeout");
    }
}

// The one that waits longest, of those whose servers are not to be left alone if there are such. Null: none is idle.
std::unique_ptr<PooledConnection> Pool::take_idle(PoolState& state) const {
    if (state.idle.empty()) {
        return nullptr;
    }
    std::size_t best = 0;
    if (state.idle[0].server->health.is_failing()) {
        const auto now = surroundings_.now();
        while (best < state.idle.size() && state.idle[best].server->health.is_paused(now)) {
            ++best;
        }
    }
    return state.idle.take(best < state.idle.size() ? best : 0);
}

void Pool::check_in(Slot slot, Deadline give_up) noexcept {
    if (!is_of_this_process(slot)) {
        // The parent's, which this child of a fork must not even close.
        static_cast<void>(slot.connection.release());
        return;
    }
    tell(&PoolListener::connection_checked_in,
         ConnectionCheckedIn{.connection = slot.connection ? std::optional(slot.connection->info()) : std::nullopt});
    put_back(std::move(slot), give_up);
}

void Pool::put_back(Slot slot, Deadline give_up) noexcept {
    auto& state = *slot.state;
    if (!slot.connection) {
        free_place(state);
        return;
    }
    std::unique_lock lock(state.mutex);
    slot.connection->server->health.succeeded();
    if (const auto server = replacement_for(slot, give_up)) {
        state.servers.count_opened(*server);
        state.is_replacing = true;
        lock.unlock();
        replace(slot, server, give_up);
        lock.lock();
        state.is_replacing = false;
    }
    const auto reason = reason_to_close(state, slot);
    --state.in_use;
    if (reason.empty()) {
        state.idle.push(std::move(slot.connection));
    }
    lock.unlock();
    state.came_back.notify_one();
    if (slot.connection) {
        close(state, std::move(slot.connection), reason);
    }
}

void Pool::free_place(PoolState& state) noexcept {
    {
        const std::lock_guard lock(state.mutex);
        --state.in_use;
    }
    state.came_back.notify_one();
}

// The server that a connection which comes back is replaced by one to; null: it stays. Called with the mutex held.
std::shared_ptr<Server> Pool::replacement_for(const Slot& slot, Deadline give_up) const {
    auto& state = *slot.state;
    const auto recycle = state.settings->recycle;
    const bool is_old = recycle > 0 && slot.connection->operations >= static_cast<std::uint64_t>(recycle);
    if ((!is_old && state.servers.is_balanced()) || state.is_replacing || !reason_to_close(state, slot).empty()) {
        return nullptr;
    }
    const auto now = surroundings_.now();
    if (give_up && now >= *give_up) {
        return nullptr;
    }
    auto server = is_old ? state.servers.next({}, {}, 1, now) : state.servers.underused(*slot.connection->server, now);
    return server && !server->health.is_paused(now) ? server : nullptr;
}

// Where that fails the old connection stays.
void Pool::replace(Slot& slot, const std::shared_ptr<Server>& server, Deadline give_up) noexcept {
    try {
        auto fresh = open_one(*slot.state, server, give_up);
        tell(&PoolListener::connection_recycled,
             ConnectionRecycled{.old_conn = slot.connection->info(), .new_conn = fresh->info()});
        slot.connection.swap(fresh);
        close(*slot.state, std::move(fresh), "another took its place");
    } catch (const std::exception&) {
        // open_one() has told why.
        return;
    }
}

std::shared_ptr<SharedLease> Pool::lease_of_this_thread(PoolState& state) const {
    if (!options_.use_threadlocal || state.lease_count.load(std::memory_order_relaxed) == 0) {
        return nullptr;
    }
    const std::lock_guard lock(state.mutex);
    const auto found = state.leases.find(thread_number());
    return found == state.leases.end() ? nullptr : found->second.lock();
}

std::shared_ptr<SharedLease> Pool::lease() {
    auto& state = state_.get();
    if (auto mine = lease_of_this_thread(state)) {
        return mine;
    }
    auto lease = std::make_shared<SharedLease>(shared_from_this(), thread_number());
    lease->slot() = check_out(state, give_up_time());
    if (options_.use_threadlocal) {
        const std::lock_guard lock(state.mutex);
        state.leases.insert_or_assign(lease->thread(), lease);
        state.lease_count = state.leases.size();
    }
    return lease;
}

void Pool::end(SharedLease& lease) noexcept {
    auto& slot = lease.slot();
    if (slot.state == nullptr) {
        return;
    }
    if (is_of_this_process(slot)) {
        auto& state = *slot.state;
        const std::lock_guard lock(state.mutex);
        const auto found = state.leases.find(lease.thread());
        if (found != state.leases.end() && found->second.expired()) {
            state.leases.erase(found);
            state.lease_count = state.leases.size();
        }
    }
    check_in(std::move(slot), give_up_time());
}

}  // namespace cassia::pool
