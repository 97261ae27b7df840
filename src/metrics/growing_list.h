#pragma once

#include <atomic>
#include <memory>
#include <utility>

namespace cassia::metrics {

/// A few things by their keys, which are only ever added.
///
/// No lock guards them: to find one is a walk over loads, and the child of a fork finds the list whole.
///
/// Thread safety: may be used from many threads.
template <typename Key, typename Thing>
class GrowingList {
public:
    GrowingList() = default;
    GrowingList(const GrowingList&) = delete;
    GrowingList& operator=(const GrowingList&) = delete;
    ~GrowingList() {
        for (auto* node = first_.load(); node != nullptr;) {
            const std::unique_ptr<Node> owned(node);
            node = owned->next;
        }
    }

    /// The thing of the key; where there is none, one made of `arguments`.
    template <typename Sought, typename... Arguments>
    Thing& find_or_add(const Sought& key, const Arguments&... arguments) {
        std::unique_ptr<Node> added;
        for (auto* place = &first_;;) {
            auto* node = place->load(std::memory_order_acquire);
            if (node == nullptr) {
                if (!added) {
                    added = std::make_unique<Node>(key, arguments...);
                }
                if (place->compare_exchange_strong(node, added.get(), std::memory_order_acq_rel)) {
                    return added.release()->thing;
                }
            }
            // Another thread may just have added this very key.
            if (node->key == key) {
                return node->thing;
            }
            place = &node->next;
        }
    }

    /// Calls `visit(key, thing)` for each, in the order they were added.
    template <typename Visit>
    void for_each(const Visit& visit) const {
        for (const auto* node = first_.load(std::memory_order_acquire); node != nullptr;
             node = node->next.load(std::memory_order_acquire)) {
            visit(node->key, node->thing);
        }
    }
    template <typename Visit>
    void for_each(const Visit& visit) {
        for (auto* node = first_.load(std::memory_order_acquire); node != nullptr;
             node = node->next.load(std::memory_order_acquire)) {
            visit(std::as_const(node->key), node->thing);
        }
    }

private:
    struct Node {
        template <typename Sought, typename... Arguments>
        explicit Node(const Sought& sought, const Arguments&... arguments) : key(sought), thing(arguments...) {}

        Key key;
        Thing thing;
        std::atomic<Node*> next = nullptr;
    };

    std::atomic<Node*> first_ = nullptr;
};

}  // namespace cassia::metrics
