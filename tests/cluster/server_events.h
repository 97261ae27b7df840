#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <map>
#include <mutex>
#include <string>

#include <cassia/pool_listener.h>

namespace cassia::cluster {

/// Counts what a pool tells of each server, and lets a test wait for it.
class ServerEvents : public PoolListener {
public:
    void request(const RequestDone& event) override {
        if (event.error == nullptr) {
            count(answers_, event.connection.server);
        }
    }
    void connection_failed(const ConnectionFailed& event) override { count(failures_, event.server); }

    /// Counts anew from here on.
    void forget() {
        const std::lock_guard lock(mutex_);
        answers_.clear();
        failures_.clear();
    }
    /// Whether a server has answered, or does within the time.
    bool await_answer(const std::string& server, std::chrono::seconds time) {
        return await(time, [&] { return answers_[server] > 0; });
    }
    /// Whether so many requests were answered, by whatever server, or are within the time.
    bool await_answers(std::size_t many, std::chrono::seconds time) {
        return await(time, [&] {
            std::size_t all = 0;
            for (const auto& [server, answers] : answers_) {
                all += answers;
            }
            return all >= many;
        });
    }
    /// Whether something has failed on a server, or does within the time.
    bool await_failure(const std::string& server, std::chrono::seconds time) {
        return await(time, [&] { return failures_[server] > 0; });
    }

private:
    using Counts = std::map<std::string, std::size_t, std::less<>>;

    void count(Counts& counts, std::string_view server) {
        const std::lock_guard lock(mutex_);
        ++counts[std::string(server)];
        changed_.notify_all();
    }

    template <typename Condition>
    bool await(std::chrono::seconds time, const Condition& condition) {
        std::unique_lock lock(mutex_);
        return changed_.wait_for(lock, time, condition);
    }

    std::mutex mutex_;
    std::condition_variable changed_;
    Counts answers_;
    Counts failures_;
};

}  // namespace cassia::cluster
