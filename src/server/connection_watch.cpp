#include "server/connection_watch.h"

#include <algorithm>

#include <sys/socket.h>

namespace cassia::server {
namespace {

using namespace std::chrono_literals;

/// Late by a part of what clients are given, and no more often than is felt.
std::chrono::milliseconds interval_for(std::chrono::milliseconds patience) {
    return std::clamp<std::chrono::milliseconds>(patience / 4, 1ms, 1s);
}

}  // namespace

ConnectionWatch::ConnectionWatch(std::size_t places, std::chrono::milliseconds patience)
    : places_(places), patience_(patience), thread_([this, patience] { run(interval_for(patience)); }) {}

ConnectionWatch::~ConnectionWatch() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    stop_.notify_one();
    thread_.join();
}

void ConnectionWatch::run(std::chrono::milliseconds interval) {
    std::unique_lock lock(mutex_);
    while (!stop_.wait_for(lock, interval, [&] { return stopping_; })) {
        lock.unlock();
        check(Clock::now());
        lock.lock();
    }
}

void ConnectionWatch::check(Clock::time_point now) {
    const std::lock_guard lock(mutex_);
    const bool is_full = watched_.size() >= places_;
    const auto end = end_.load();
    for (const auto* const one : watched_) {
        const auto due = one->due_.load();
        const bool is_late = due != Watched::NEVER && now.time_since_epoch().count() > std::min(due, end);
        const bool is_in_the_way = is_full && !one->is_known_ && now - one->since_ > patience_;
        if (is_late || is_in_the_way) {
            // Whoever reads or writes it finds it ended, and closes it.
            ::shutdown(one->socket_, SHUT_RDWR);
        }
    }
}

ConnectionWatch::Watched::Watched(ConnectionWatch& watch, int socket, bool is_known)
    : watch_(watch), socket_(socket), is_known_(is_known) {
    const std::lock_guard lock(watch_.mutex_);
    place_ = watch_.watched_.insert(watch_.watched_.end(), this);
}

ConnectionWatch::Watched::~Watched() {
    const std::lock_guard lock(watch_.mutex_);
    watch_.watched_.erase(place_);
}

}  // namespace cassia::server
