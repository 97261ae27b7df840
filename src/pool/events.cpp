#include "pool/events.h"

#include <string>
#include <utility>

namespace cassia::pool {

Events::Events() : logger_(CassiaLogger().add_child_logger("pool")) {}

Events::~Events() {
    for (auto* node = first_.load(); node != nullptr;) {
        const std::unique_ptr<Node> owned(node);
        node = owned->next;
    }
}

void Events::add(std::shared_ptr<PoolListener> listener) {
    auto node = std::make_unique<Node>();
    node->listener = std::move(listener);
    auto* end = &first_;
    for (Node* next = nullptr; !end->compare_exchange_weak(next, node.get(), std::memory_order_acq_rel);) {
        if (next != nullptr) {
            end = &next->next;
            next = nullptr;
        }
    }
    static_cast<void>(node.release());
}

void Events::report(std::string_view pool_id, std::string_view thrown) const noexcept {
    try {
        logger_.log(LogLevel::error, "a listener of pool " + std::string(pool_id) + " threw " + std::string(thrown));
    } catch (...) {
        // There is no memory for the message.
        return;
    }
}

}  // namespace cassia::pool
