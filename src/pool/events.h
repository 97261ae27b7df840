#pragma once

#include <atomic>
#include <exception>
#include <memory>
#include <string_view>

#include <cassia/logging.h>
#include <cassia/pool_listener.h>

namespace cassia::pool {

/// Who hears of a pool's events: the log, and the listeners in the order they were added.
///
/// Listeners are only ever added, to a list that no lock guards: an event without anyone to hear it costs two loads,
/// and the child of a fork finds the list whole.
///
/// Thread safety: may be used from many threads.
class Events {
public:
    Events();
    Events(const Events&) = delete;
    Events& operator=(const Events&) = delete;
    ~Events();

    void add(std::shared_ptr<PoolListener> listener);

    bool has_listeners() const noexcept { return first_.load(std::memory_order_acquire) != nullptr; }
    bool is_heard(LogLevel level) const noexcept { return has_listeners() || logger_.is_enabled(level); }

    template <typename Event>
    void tell(void (PoolListener::*handler)(const Event&), const Event& event) const noexcept {
        if (logger_.is_enabled(event.level)) {
            call(pool_logger_, handler, event);
        }
        for (const auto* node = first_.load(std::memory_order_acquire); node != nullptr;
             node = node->next.load(std::memory_order_acquire)) {
            call(*node->listener, handler, event);
        }
    }

private:
    struct Node {
        std::shared_ptr<PoolListener> listener;
        std::atomic<Node*> next = nullptr;
    };

    template <typename Event>
    void call(PoolListener& listener, void (PoolListener::*handler)(const Event&), const Event& event) const noexcept {
        try {
            (listener.*handler)(event);
        } catch (const std::exception& error) {
            report(event.pool_id, error.what());
        } catch (...) {
            report(event.pool_id, "something that is no std::exception");
        }
    }
    void report(std::string_view pool_id, std::string_view thrown) const noexcept;

    Logger logger_;
    mutable PoolLogger pool_logger_;
    std::atomic<Node*> first_ = nullptr;
};

}  // namespace cassia::pool
