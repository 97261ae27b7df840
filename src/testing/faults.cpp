#include <deque>
#include <mutex>
#include <utility>

#include <cassia/errors.h>
#include <cassia/testing.h>

namespace cassia {

struct Faults::State {
    std::mutex mutex;
    std::deque<Outcome> outcomes;
    std::deque<std::exception_ptr> openings;
    std::set<std::string, std::less<>> cut_off;

    // With the mutex held.
    void check_reachable(std::string_view server, std::string_view what_happened) const {
        if (cut_off.contains(server)) {
            throw TransportException(
                "the connection to " + std::string(server) + ' ' + std::string(what_happened) + ": it is cut off",
                {.server = std::string(server)});
        }
    }
};

Faults::Faults() : state_(std::make_shared<State>()) {}

void Faults::cut_off(std::set<std::string, std::less<>> servers) {
    const std::lock_guard lock(state_->mutex);
    state_->cut_off = std::move(servers);
}

void Faults::open(std::string_view server) {
    std::exception_ptr error;
    {
        const std::lock_guard lock(state_->mutex);
        state_->check_reachable(server, "was refused");
        if (!state_->openings.empty()) {
            error = std::move(state_->openings.front());
            state_->openings.pop_front();
        }
    }
    if (error) {
        std::rethrow_exception(error);
    }
}

Faults::Outcome Faults::next(std::string_view server) {
    const std::lock_guard lock(state_->mutex);
    state_->check_reachable(server, "broke");
    Outcome outcome;
    if (!state_->outcomes.empty()) {
        outcome = std::move(state_->outcomes.front());
        state_->outcomes.pop_front();
    }
    return outcome;
}

void Faults::add_failure(std::exception_ptr error, bool is_carried_out) {
    const std::lock_guard lock(state_->mutex);
    state_->outcomes.push_back({std::move(error), is_carried_out});
}

void Faults::add_failure_to_open(std::exception_ptr error) {
    const std::lock_guard lock(state_->mutex);
    state_->openings.push_back(std::move(error));
}

}  // namespace cassia
