#pragma once

#include <chrono>
#include <string_view>

namespace cassia::server {

/// Hears of every call that a server has answered, and of what was none.
///
/// Thread safety: told by many threads at a time.
class CallListener {
public:
    CallListener() = default;
    CallListener(const CallListener&) = delete;
    CallListener& operator=(const CallListener&) = delete;
    virtual ~CallListener() = default;

    /// `outcome`: "success", or the exception that was answered.
    virtual void answered(std::string_view call, std::string_view outcome, std::chrono::nanoseconds duration) = 0;
    /// A connection was closed because of what its client has sent.
    virtual void refused() = 0;
};

}  // namespace cassia::server
