#pragma once

#include <chrono>
#include <functional>
#include <string_view>

#include "server/session.h"

namespace cassia::server {

/// Whether a call writes, which says what a fault of the disk leaves a client to think.
enum class CallKind { read, write, schema };

/// Throws what Cassandra's server answers to the exception that is being handled, and returns the name of it in
/// `outcome` before.
[[noreturn]] void rethrow_for_client(CallKind kind, std::string_view call, std::string_view& outcome);

/// Tells who listens of the call when it is over, and others what memory its answer leaves them.
class Call {
public:
    Call(Session& session, std::string_view call)
        : session_(session), call_(call), begin_(session.service().calls == nullptr ? Moment() : Clock::now()) {}
    Call(const Call&) = delete;
    Call& operator=(const Call&) = delete;
    ~Call() {
        session_.answer().complete();
        if (auto* const listener = session_.service().calls; listener != nullptr) {
            listener->answered(call_, outcome, Clock::now() - begin_);
        }
    }

    std::string_view outcome = "success";

private:
    using Clock = std::chrono::steady_clock;
    using Moment = Clock::time_point;

    Session& session_;
    std::string_view call_;
    Moment begin_;
};

/// Does the work of a call, whose exceptions become Thrift's.
template <typename Work>
auto answer(Session& session, CallKind kind, std::string_view call, const Work& work) {
    Call current(session, call);
    try {
        return work();
    } catch (...) {
        rethrow_for_client(kind, call, current.outcome);
    }
}

}  // namespace cassia::server
