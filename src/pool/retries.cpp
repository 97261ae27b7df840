#include <algorithm>
#include <optional>
#include <utility>

#include <cassia/errors.h>

#include "backend/located.h"
#include "pool/backoff.h"
#include "pool/pool.h"
#include "pool/verdict.h"

namespace cassia::pool {
namespace {

/// The work of an operation.
struct Submission {
    const model::Operation& operation;
    backend::Completion& completion;

    void operator()(backend::Connection& connection, backend::Deadline deadline) const {
        if (completion.done) {
            // By a try before this one.
            completion = {};
        }
        connection.submit(operation, completion, deadline);
        connection.wait(completion);
    }
};

// Of the failure that is being handled, after so many.
[[noreturn]] void give_up_for_good(const Error& error, std::string_view name, int failures, std::string_view limit) {
    MaximumRetryException last(std::string(name) + " failed " + std::to_string(failures) + " times, as often as " +
                                   std::string(limit) + " allows; the last time: " + error.what(),
                               {.server = error.server(), .operation = error.operation()});
    if (error.may_have_been_applied()) {
        last.set_may_have_been_applied();
    }
    std::throw_with_nested(std::move(last));
}

}  // namespace

void Pool::execute(const model::Operation& operation, backend::Completion& completion) {
    const Submission submission{operation, completion};
    perform({operation.name, operation.may_retry, &operation}, std::cref(submission));
}

void Pool::execute(SharedLease& lease, const model::Operation& operation, backend::Completion& completion) {
    const Submission submission{operation, completion};
    run_on(lease, {operation.name, operation.may_retry, &operation}, std::cref(submission));
}

void Pool::call(std::string_view name, const Work& work) {
    perform({name}, work);
}

void Pool::call(SharedLease& lease, std::string_view name, const Work& work) {
    run_on(lease, {name}, work);
}

void Pool::perform(const Request& request, const Work& work) {
    auto& state = state_.get();
    const auto give_up = give_up_time();
    if (const auto mine = lease_of_this_thread(state)) {
        run(mine->slot(), request, work, give_up);
        return;
    }
    auto slot = check_out_for(request, state, give_up);
    try {
        run(slot, request, work, give_up);
    } catch (...) {
        check_in(std::move(slot), give_up);
        throw;
    }
    check_in(std::move(slot), give_up);
}

Slot Pool::check_out_for(const Request& request, PoolState& state, Deadline give_up) {
    return backend::located({}, request.name, [&] { return check_out(state, give_up); });
}

void Pool::run_on(SharedLease& lease, const Request& request, const Work& work) {
    const auto give_up = give_up_time();
    auto& slot = lease.slot();
    if (!is_of_this_process(slot)) {
        // A lease of the parent, in the child of a fork: the parent's connection is left as it is.
        static_cast<void>(slot.connection.release());
        slot = check_out_for(request, state_.get(), give_up);
    }
    run(slot, request, work, give_up);
}

void Pool::run(Slot& slot, const Request& request, const Work& work, Deadline give_up) {
    Tries tries;
    bool may_have_been_applied = false;
    for (int failures = 0;;) {
        std::chrono::microseconds wait{0};
        try {
            if (!tries.empty()) {
                try_elsewhere(slot, tries, give_up);
            }
            ensure_connection(slot, tries, give_up);
        } catch (Error& error) {
            error.locate({}, request.name);
            if (may_have_been_applied) {
                error.set_may_have_been_applied();
            }
            throw;
        }
        try {
            attempt(slot, request, work, tries, give_up);
            return;
        } catch (Error& error) {
            if (may_have_been_applied) {
                error.set_may_have_been_applied();
            }
            const auto max_retries = settings().max_retries;
            if (!request.may_retry || tries.back()->is_embedded || !error.is_retryable() || max_retries == 0) {
                throw;
            }
            may_have_been_applied = error.may_have_been_applied();
            wait = wait_after(*slot.state, ++failures);
            if (max_retries >= 0 && failures > max_retries) {
                give_up_for_good(error, request.name, failures, "max_retries");
            }
            if (give_up && surroundings_.now() + wait >= *give_up) {
                give_up_for_good(error, request.name, failures, "the deadline");
            }
        }
        surroundings_.sleep(wait);
    }
}

// A try that fails is added to `tries`; one that does not allocates nothing.
void Pool::attempt(Slot& slot, const Request& request, const Work& work, Tries& tries, Deadline give_up) {
    auto& connection = *slot.connection;
    const bool is_heard = events_.has_listeners();
    const auto start = is_heard ? surroundings_.now() : std::chrono::steady_clock::time_point();
    const auto tell_done = [&](const ConnectionInfo& info, const std::exception* error) {
        if (is_heard) {
            tell(&PoolListener::request, RequestDone{.request = request.info(),
                                                     .connection = info,
                                                     .duration = surroundings_.now() - start,
                                                     .error = error});
        }
    };
    ++connection.operations;
    if (request.operation == nullptr) {
        connection.connection->limit_calls(give_up);
    }
    try {
        work(*connection.connection, connection.server->is_embedded ? std::nullopt : within_timeout(give_up));
    } catch (std::exception& error) {
        // A listener may use this lease: a broken connection has left it by then, and any other may leave it meanwhile.
        auto server = connection.server;
        const auto info = connection.info();
        auto broken = breaks_connection(error) ? std::move(slot.connection) : nullptr;
        if (auto* const ours = dynamic_cast<Error*>(&error)) {
            ours->locate(server->name, request.name);
            if (request.operation != nullptr && !is_write(request.operation->request)) {
                ours->set_may_have_been_applied(false);
            }
        }
        tell_done(info, &error);
        tell_failure(request, info, error);
        if (broken) {
            discard(*slot.state, std::move(broken), error);
        }
        tries.push_back(std::move(server));
        throw;
    } catch (...) {
        // A user's own socket may throw anything.
        close(*slot.state, std::move(slot.connection), "it threw what is no std::exception");
        throw;
    }
    if (is_heard) {
        const auto server = connection.server;
        tell_done(connection.info(), nullptr);
    }
}

// Tells of a failure that another server might not have.
void Pool::tell_failure(const Request& request, const ConnectionInfo& connection, const std::exception& error) {
    const auto* const ours = dynamic_cast<const Error*>(&error);
    if (breaks_connection(error) || (ours != nullptr && ours->is_retryable())) {
        tell(&PoolListener::connection_failed,
             ConnectionFailed{
                 .error = &error, .server = connection.server, .connection = connection, .request = request.info()});
    }
}

// Closes a connection that an error broke, and leaves its server alone for a while.
void Pool::discard(PoolState& state, std::unique_ptr<PooledConnection> broken, const std::exception& error) {
    if (dynamic_cast<const Error*>(&error) != nullptr) {
        const std::lock_guard lock(state.mutex);
        broken->server->health.failed(surroundings_.now());
    }
    close(state, std::move(broken), error.what());
}

// Sees that there is a connection which its server has not ended meanwhile: of those that waited, each may be.
void Pool::ensure_connection(Slot& slot, const Tries& tries, Deadline give_up) {
    for (auto left = size(); slot.connection && left > 0 && slot.connection->connection->is_closed_by_server();
         --left) {
        close(*slot.state, std::exchange(slot.connection, nullptr), "its server had ended it");
        try_elsewhere(slot, tries, give_up);
    }
    if (!slot.connection) {
        try_elsewhere(slot, tries, give_up);
    }
}

// Puts a connection into the slot that goes to a server which was tried less: one that waits in the pool, or a new one.
// Where there is no better server, a connection that is whole stays.
void Pool::try_elsewhere(Slot& slot, const Tries& tries, Deadline give_up) {
    auto& state = *slot.state;
    std::unique_ptr<PooledConnection> left;
    std::shared_ptr<Server> server;
    {
        const std::lock_guard lock(state.mutex);
        const auto now = surroundings_.now();
        const auto tries_of_last = tries.empty() ? 0 : tries_of(*tries.back(), tries);
        std::optional<std::size_t> best;
        std::size_t fewest = tries_of_last + 1;
        for (std::size_t i = 0; i < state.idle.size(); ++i) {
            const auto& candidate = state.idle[i].server;
            const auto times = tries_of(*candidate, tries);
            if (times < fewest && !candidate->health.is_paused(now) && (tries.empty() || candidate != tries.back())) {
                best = i;
                fewest = times;
            }
        }
        if (best) {
            auto found = state.idle.take(*best);
            if (slot.connection && slot.disposals == state.disposals && slot.connection->server->is_listed) {
                state.idle.push(std::move(slot.connection));
            }
            left = std::exchange(slot.connection, std::move(found));
            slot.disposals = state.disposals;
        } else {
            server = state.servers.next({}, tries, 1, now);
            if (slot.connection && server == slot.connection->server) {
                return;
            }
            left = std::move(slot.connection);
        }
    }
    if (left) {
        close(state, std::move(left), "its operation is tried on another server");
    }
    if (!slot.connection) {
        slot.connection = open(state, std::move(server), tries, give_up);
    }
}

std::chrono::microseconds Pool::wait_after(PoolState& state, int failures) const {
    const std::lock_guard lock(state.mutex);
    return backoff(failures, std::uniform_real_distribution(0.0, 1.0)(state.random));
}

// When an operation that begins now must have ended; none: never.
backend::Deadline Pool::give_up_time() const {
    return options_.deadline == std::chrono::milliseconds(0) ? std::nullopt
                                                             : Deadline(surroundings_.now() + options_.deadline);
}

}  // namespace cassia::pool
