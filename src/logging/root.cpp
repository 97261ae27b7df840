#include "logging/root.h"

#include <exception>
#include <stdexcept>
#include <utility>

#include <spdlog/logger.h>
#include <spdlog/sinks/base_sink.h>

#include <cassia/errors.h>

#include "logging/spdlog_level.h"

namespace cassia::logging {
namespace {

/// Hands records to a function, one at a time.
class FunctionSink final : public spdlog::sinks::base_sink<std::mutex> {
public:
    explicit FunctionSink(std::shared_ptr<const LogSink> function) : function_(std::move(function)) {}

private:
    void sink_it_(const spdlog::details::log_msg& message) override {
        try {
            (*function_)({.time = message.time,
                          .level = from_spdlog(message.level),
                          .logger = {message.logger_name.data(), message.logger_name.size()},
                          .message = {message.payload.data(), message.payload.size()}});
        } catch (...) {
            // spdlog drops a std::exception, and lets out anything else.
            throw std::runtime_error("the sink threw");
        }
    }
    void flush_() override {}

    std::shared_ptr<const LogSink> function_;
};

}  // namespace

Root::State::State(backend::InChild, const State& parents) : setup(std::make_unique<const Setup>(*parents.setup)) {
    for (const auto& sink : setup->sinks) {
        sinks.push_back(std::make_shared<FunctionSink>(sink));
    }
}

std::string Root::name() const {
    auto& state = state_.get();
    const std::lock_guard lock(state.mutex);
    return state.setup->name;
}

std::string Root::full_name(const Child* child) const {
    auto full = name();
    if (child == nullptr) {
        return full;
    }
    return full.empty() ? child->name : full + '.' + child->name;
}

// Replaces the setup by a changed copy, which it also returns.
template <typename Change>
Root::Setup Root::change(Change change) {
    auto& state = state_.get();
    const std::lock_guard lock(state.mutex);
    auto changed = *state.setup;
    change(changed, state);
    state.setup = std::make_unique<const Setup>(changed);
    return changed;
}

void Root::set_name(std::string_view name) {
    const auto setup = change([&](Setup& changed, State&) { changed.name = name; });
    for (const auto& entry : setup.children) {
        if (const auto child = entry.lock()) {
            tell_name(*child);
        }
    }
}

void Root::tell_name(const Child& child) const {
    try {
        child.name_changed(full_name(&child));
    } catch (const std::exception& error) {
        log(LogLevel::error, &child, std::string("name_change_callback threw: ") + error.what());
    } catch (...) {
        log(LogLevel::error, &child, "name_change_callback threw what is no std::exception");
    }
}

void Root::add_child(const std::shared_ptr<const Child>& child) {
    change([&](Setup& changed, State&) {
        std::erase_if(changed.children, [](const auto& entry) { return entry.expired(); });
        changed.children.push_back(child);
    });
}

void Root::add_sink(LogSink sink) {
    if (!sink) {
        throw InvalidRequestError("the sink is an empty function; give one that takes a LogRecord");
    }
    const auto shared = std::make_shared<const LogSink>(std::move(sink));
    change([&](Setup& changed, State& state) {
        changed.sinks.push_back(shared);
        state.sinks.push_back(std::make_shared<FunctionSink>(shared));
        has_sinks_ = true;
    });
}

void Root::remove_sinks() {
    change([this](Setup& changed, State& state) {
        changed.sinks.clear();
        state.sinks.clear();
        has_sinks_ = false;
    });
}

void Root::log(LogLevel level, const Child* child, std::string_view message) const {
    if (!is_enabled(level)) {
        return;
    }
    auto& state = state_.get();
    std::vector<std::shared_ptr<spdlog::sinks::sink>> sinks;
    {
        const std::lock_guard lock(state.mutex);
        sinks = state.sinks;
    }
    spdlog::logger logger(full_name(child), sinks.begin(), sinks.end());
    logger.set_level(spdlog::level::trace);
    logger.set_error_handler([](const std::string&) {});
    logger.log(to_spdlog(level), spdlog::string_view_t(message.data(), message.size()));
}

std::shared_ptr<Root> root() {
    // The manual's root is one for the process; whoever logs at its end shares it.
    static const auto shared = std::make_shared<Root>();
    return shared;
}

}  // namespace cassia::logging
