#pragma once

#include <chrono>
#include <functional>
#include <string_view>

#include "server/service.h"

namespace cassia::server {

/// Whether a call writes, which says what a fault of the disk leaves a client to think.
enum class CallKind { read, write, schema };

/// Throws what Cassandra's server answers to the exception that is being handled, and returns the name of it in
/// `outcome` before.
[[noreturn]] void rethrow_for_client(CallKind kind, std::string_view call, std::string_view& outcome);

/// Tells who listens of the call when it is over.
class CallTimer {
public:
    CallTimer(const Service& service, std::string_view call)
        : service_(service), call_(call), begin_(service.calls == nullptr ? Moment() : Clock::now()) {}
    CallTimer(const CallTimer&) = delete;
    CallTimer& operator=(const CallTimer&) = delete;
    ~CallTimer() {
        if (service_.calls != nullptr) {
            service_.calls->answered(call_, outcome, Clock::now() - begin_);
        }
    }

    std::string_view outcome = "success";

private:
    using Clock = std::chrono::steady_clock;
    using Moment = Clock::time_point;

    const Service& service_;
    std::string_view call_;
    Moment begin_;
};

/// Does the work of a call, whose exceptions become Thrift's.
template <typename Work>
auto answer(const Service& service, CallKind kind, std::string_view call, const Work& work) {
    CallTimer timer(service, call);
    try {
        return work();
    } catch (...) {
        rethrow_for_client(kind, call, timer.outcome);
    }
}

}  // namespace cassia::server
