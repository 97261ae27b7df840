#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include <spdlog/sinks/sink.h>

#include <cassia/logging.h>

#include "backend/fork_local.h"

namespace cassia::logging {

struct Child {
    std::string name;
    std::function<void(std::string_view)> name_changed;
};

/// Name, level and sinks of all loggers.
///
/// Thread safety: may be used from many threads.
class Root {
public:
    std::string name() const;
    /// Of a child, or where it is null of the root.
    std::string full_name(const Child* child) const;
    void set_name(std::string_view name);

    LogLevel level() const noexcept { return level_; }
    void set_level(LogLevel level) noexcept { level_ = level; }
    /// Cheap enough to be asked before anything is put into words.
    bool is_enabled(LogLevel level) const noexcept { return has_sinks_ && level >= level_; }

    void add_child(const std::shared_ptr<const Child>& child);
    void add_sink(LogSink sink);
    void remove_sinks();
    void log(LogLevel level, const Child* child, std::string_view message) const;

private:
    // Never changed but replaced as a whole, so that the child of a fork finds it whole.
    struct Setup {
        std::string name = "cassia";
        std::vector<std::shared_ptr<const LogSink>> sinks = {};
        std::vector<std::weak_ptr<const Child>> children = {};
    };
    struct State {
        State() = default;
        State(backend::InChild, const State& parents);

        std::mutex mutex;
        std::unique_ptr<const Setup> setup = std::make_unique<const Setup>();
        // Of this process: their mutexes are its own.
        std::vector<std::shared_ptr<spdlog::sinks::sink>> sinks;
    };

    template <typename Change>
    Setup change(Change change);
    /// Tells a child its name. What it throws is logged: it concerns neither the other children nor the caller.
    void tell_name(const Child& child) const;

    backend::ForkLocal<State> state_{std::in_place};
    std::atomic<LogLevel> level_ = LogLevel::info;
    std::atomic<bool> has_sinks_ = false;
};

/// The process's.
std::shared_ptr<Root> root();

}  // namespace cassia::logging
