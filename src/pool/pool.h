#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include <cassia/pool_options.h>

#include "backend/connection.h"
#include "backend/fork_local.h"
#include "model/operation.h"
#include "pool/events.h"
#include "pool/pool_state.h"
#include "pool/shared_lease.h"

namespace cassia::pool {

/// What is asked of a server by a connection's functions, in a given time. May be called several times.
using Work = std::function<void(backend::Connection&, backend::Deadline)>;

/// The connections of one keyspace. Its parts: pool.cpp has the numbers and what a user may change, checking_out.cpp
/// how connections are taken and come back, opening.cpp how they are opened, retries.cpp what is done with them.
///
/// Thread safety: may be used from many threads. No lock is held while a server or a listener is called.
class Pool : public std::enable_shared_from_this<Pool> {
public:
    Pool(std::string_view keyspace, const ServerList& servers, PoolOptions options, Surroundings surroundings = {});
    Pool(const Pool&) = delete;
    Pool& operator=(const Pool&) = delete;
    ~Pool();

    const std::string& keyspace() const noexcept { return keyspace_; }
    std::size_t size() const noexcept { return options_.pool_size; }
    std::size_t overflow() const;
    std::size_t checkedin() const;
    std::size_t checkedout() const;
    void fill();
    void dispose();

    Settings settings() const;
    /// Changes settings; none if one is out of range, which throws InvalidRequestError.
    void change(const std::function<void(Settings&)>& change);
    void set_server_list(const ServerList& servers);
    void add_listener(std::shared_ptr<PoolListener> listener) { events_.add(std::move(listener)); }

    /// A connection for a user; the one that this thread has already, if it should be used again. The pool must be
    /// shared.
    /// @throws NoConnectionAvailable when none comes back in time.
    std::shared_ptr<SharedLease> lease();
    /// Of the lease's destruction.
    void end(SharedLease& lease) noexcept;

    /// Carries out an operation on a connection, and on others when it fails as it may not elsewhere.
    /// @throws MaximumRetryException, with the last cause nested, after max_retries of them.
    void execute(const model::Operation& operation, backend::Completion& completion);
    /// Carries out what may be done twice and is no operation, as execute() does.
    void call(std::string_view name, const Work& work);
    /// The same on a lease's connection.
    void call(SharedLease& lease, std::string_view name, const Work& work);
    void execute(SharedLease& lease, const model::Operation& operation, backend::Completion& completion);

private:
    using Deadline = backend::Deadline;

    /// What is to be done, as retries and events see it.
    struct Request {
        std::string_view name;
        bool may_retry = true;
        // Null: of a call.
        const model::Operation* operation = nullptr;

        RequestInfo info() const;
    };

    // ---- checking_out.cpp ----
    Slot check_out(PoolState& state, Deadline give_up);
    void await_place(PoolState& state, std::unique_lock<std::mutex>& lock, Deadline give_up);
    std::shared_ptr<Server> server_to_fill(PoolState& state) const;
    std::unique_ptr<PooledConnection> take_idle(PoolState& state) const;
    bool is_of_this_process(const Slot& slot) const noexcept {
        return !state_.is_inherited() && slot.state == &state_.get();
    }
    void check_in(Slot slot, Deadline give_up) noexcept;
    void put_back(Slot slot, Deadline give_up) noexcept;
    void free_place(PoolState& state) noexcept;
    std::shared_ptr<Server> replacement_for(const Slot& slot, Deadline give_up) const;
    void replace(Slot& slot, const std::shared_ptr<Server>& server, Deadline give_up) noexcept;
    std::shared_ptr<SharedLease> lease_of_this_thread(PoolState& state) const;

    // ---- opening.cpp ----
    std::unique_ptr<PooledConnection> open(PoolState& state, std::shared_ptr<Server> first, const Tries& tries,
                                           Deadline give_up);
    std::unique_ptr<PooledConnection> open_one(PoolState& state, const std::shared_ptr<Server>& server,
                                               Deadline give_up);
    void close(PoolState& state, std::unique_ptr<PooledConnection> connection, std::string_view reason) noexcept;
    Deadline within_timeout(Deadline give_up) const;

    // ---- retries.cpp ----
    void perform(const Request& request, const Work& work);
    Slot check_out_for(const Request& request, PoolState& state, Deadline give_up);
    void run_on(SharedLease& lease, const Request& request, const Work& work);
    void run(Slot& slot, const Request& request, const Work& work, Deadline give_up);
    void attempt(Slot& slot, const Request& request, const Work& work, Tries& tries, Deadline give_up);
    void tell_failure(const Request& request, const ConnectionInfo& connection, const std::exception& error);
    void discard(PoolState& state, std::unique_ptr<PooledConnection> broken, const std::exception& error);
    void ensure_connection(Slot& slot, const Tries& tries, Deadline give_up);
    void try_elsewhere(Slot& slot, const Tries& tries, Deadline give_up);
    std::chrono::microseconds wait_after(PoolState& state, int failures) const;
    Deadline give_up_time() const;

    // Tells an event to the log and the listeners. Not to be called with the mutex held.
    template <typename Event>
    void tell(void (PoolListener::*handler)(const Event&), Event event) const noexcept {
        if (events_.is_heard(event.level)) {
            const auto name = logging_name();
            event.pool_id = *name;
            events_.tell(handler, event);
        }
    }
    std::shared_ptr<const std::string> logging_name() const noexcept;

    std::string keyspace_;
    PoolOptions options_;
    Surroundings surroundings_;
    Events events_;
    std::atomic<std::uint64_t> opened_ = 0;
    backend::ForkLocal<PoolState> state_;
};

}  // namespace cassia::pool
