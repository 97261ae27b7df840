#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <list>
#include <mutex>
#include <thread>

namespace cassia::server {

/// Ends connections that keep the server waiting: in the middle of a message or of an answer, however slowly it goes
/// on, and those that never log in while others wait for their place.
///
/// Thread safety: may be used from many threads.
class ConnectionWatch {
public:
    using Clock = std::chrono::steady_clock;

    class Watched;

    /// @param patience what a client that has not logged in may take for it when all `places` are taken.
    ConnectionWatch(std::size_t places, std::chrono::milliseconds patience);
    ConnectionWatch(const ConnectionWatch&) = delete;
    ConnectionWatch& operator=(const ConnectionWatch&) = delete;
    /// All that is watched must be gone.
    ~ConnectionWatch();

    /// Ends what is due, as its own thread does from time to time.
    void check(Clock::time_point now);
    /// What connections do now, they must have done by then.
    void end_by(Clock::time_point moment) { end_ = moment.time_since_epoch().count(); }

private:
    void run(std::chrono::milliseconds interval);

    const std::size_t places_;
    const std::chrono::milliseconds patience_;
    std::atomic<Clock::rep> end_ = Clock::time_point::max().time_since_epoch().count();

    std::mutex mutex_;
    std::list<Watched*> watched_;
    bool stopping_ = false;
    std::condition_variable stop_;
    std::thread thread_;
};

/// A connection that is watched, from its beginning until before its socket is closed.
///
/// Thread safety: used by one thread.
class ConnectionWatch::Watched {
public:
    /// @param is_known whether it need not log in.
    Watched(ConnectionWatch& watch, int socket, bool is_known);
    Watched(const Watched&) = delete;
    Watched& operator=(const Watched&) = delete;
    ~Watched();

    void must_be_done_by(Clock::time_point moment) noexcept { due_ = moment.time_since_epoch().count(); }
    void may_wait() noexcept { due_ = NEVER; }
    void has_logged_in() noexcept { is_known_ = true; }

private:
    friend class ConnectionWatch;

    static constexpr Clock::rep NEVER = Clock::time_point::max().time_since_epoch().count();

    ConnectionWatch& watch_;
    int socket_;
    Clock::time_point since_ = Clock::now();
    std::atomic<Clock::rep> due_ = NEVER;
    std::atomic<bool> is_known_;
    std::list<Watched*>::iterator place_;
};

}  // namespace cassia::server
