#include "backend/embedded/store_registry.h"

#include <sys/stat.h>

#include <condition_variable>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <utility>

#include <cassia/errors.h>

#include "backend/embedded/child_exit.h"
#include "backend/embedded/schema_changes.h"
#include "backend/fork_generation.h"

namespace cassia::embedded {
namespace {

constexpr std::string_view SCHEME = "embedded:";
constexpr std::string_view PRIVATE_MEMORY = ":memory:";

/// One for the process: two handles of one folder must meet in one store.
struct Registry {
    std::mutex mutex;
    // A store that is not used any more stays here until it is closed.
    std::map<std::string, std::weak_ptr<Store>, std::less<>> stores;
    std::condition_variable closed;
    std::shared_ptr<Store> shared_memory_store;
    std::uint64_t private_stores = 0;
    // The fork generation of the first store.
    std::optional<std::uint64_t> generation;
};

Registry& registry() {
    // Never destroyed: the store in memory may be in use until the last thread ends.
    static auto* const instance = std::make_unique<Registry>().release();
    return *instance;
}

/// Closes a store when the last who uses it has gone, and only then lets it be opened again.
class Closer {
public:
    Closer(std::shared_ptr<Store> store, std::string name)
        : store_(std::move(store)), name_(std::move(name)), generation_(backend::fork_generation()) {}

    void operator()(Store*) noexcept {
        store_.reset();
        if (generation_ != backend::fork_generation()) {
            // In a child of a fork, where another thread of the parent's may hold the lock for ever.
            return;
        }
        auto& stores = registry();
        {
            const std::lock_guard lock(stores.mutex);
            stores.stores.erase(name_);
        }
        stores.closed.notify_all();
    }

private:
    std::shared_ptr<Store> store_;
    std::string name_;
    std::uint64_t generation_;
};

std::shared_ptr<Store> keep(Registry& stores, std::shared_ptr<Store> store, const std::string& name) {
    auto* const opened = store.get();
    std::shared_ptr<Store> shared(opened, Closer(std::move(store), name));
    stores.stores[name] = shared;
    return shared;
}

// Null: none of this name is open. Waits for one that is being closed.
std::shared_ptr<Store> find_open(Registry& stores, std::unique_lock<std::mutex>& lock, const std::string& name) {
    for (auto found = stores.stores.find(name); found != stores.stores.end(); found = stores.stores.find(name)) {
        if (auto store = found->second.lock()) {
            return store;
        }
        stores.closed.wait(lock);
    }
    return nullptr;
}

// What a folder is, whatever path leads to it, and whatever it is called by now.
std::string identity_of(const std::string& path) {
    struct stat status{};
    if (::stat(path.c_str(), &status) != 0) {
        return path;
    }
    return std::to_string(status.st_dev) + ':' + std::to_string(status.st_ino);
}

template <typename T>
void check_same(std::string_view option, const std::optional<T>& wanted, const std::optional<T>& open,
                const Store& store) {
    if (wanted && wanted != open) {
        throw InvalidRequestError("the store " + store.server() + " is open with another " + std::string(option) +
                                      "; close it first, or leave the option out",
                                  {.server = store.server()});
    }
}

void check_options(const Store& store, const EmbeddedOptions& wanted) {
    const auto& open = store.options();
    if (wanted.partitioner &&
        Partitioner::make(*wanted.partitioner)->class_name() != store.partitioner().class_name()) {
        throw InvalidRequestError("the store " + store.server() + " has " + store.partitioner().class_name() +
                                      ", not " + *wanted.partitioner +
                                      "; a store keeps the partitioner that it was made with",
                                  {.server = store.server()});
    }
    check_same("sync", wanted.sync, open.sync, store);
    check_same("cache_size", wanted.cache_size, open.cache_size, store);
    check_same("write_buffer_size", wanted.write_buffer_size, open.write_buffer_size, store);
    check_same("allow_expiration_after_2038", wanted.allow_expiration_after_2038, open.allow_expiration_after_2038,
               store);
    if (wanted.clock) {
        throw InvalidRequestError("the store " + store.server() +
                                      " is open with another clock; give the clock when it "
                                      "is first opened",
                                  {.server = store.server()});
    }
}

std::shared_ptr<Store> make_store(Registry& stores, std::string path, std::string server, EmbeddedOptions options) {
    if (stores.generation.value_or(backend::fork_generation()) != backend::fork_generation()) {
        throw StoreError(
            "can't open " + server +
                " in a child of fork(): its parent had opened a store, whose threads the child lacks; fork "
                "before the first store is opened, or use cassia-server to share it",
            {.server = server});
    }
    stores.generation = backend::fork_generation();
    exit_children_without_destructors();
    auto store = std::make_shared<Store>(std::move(path), std::move(server), std::move(options));
    build_missing_indexes(*store);
    return store;
}

std::shared_ptr<Store> open_shared_memory_store(Registry& stores, EmbeddedOptions options) {
    if (stores.shared_memory_store) {
        stores.shared_memory_store->check_process();
        check_options(*stores.shared_memory_store, options);
    } else {
        stores.shared_memory_store = make_store(stores, {}, std::string(SCHEME), std::move(options));
    }
    return stores.shared_memory_store;
}

}  // namespace

std::shared_ptr<Store> open_store(std::string_view path, EmbeddedOptions options) {
    auto& stores = registry();
    // Outlives the lock: its last user, closing it, takes that.
    std::shared_ptr<Store> store;
    std::unique_lock lock(stores.mutex);
    if (path.empty()) {
        return open_shared_memory_store(stores, std::move(options));
    }
    const bool is_private = path.starts_with(PRIVATE_MEMORY);
    const auto name = is_private ? std::string(path) : identity_of(std::string(path));
    store = find_open(stores, lock, name);
    if (store) {
        store->check_process();
        check_options(*store, options);
        return store;
    }
    if (is_private) {
        throw StoreError(
            "the store in memory '" + std::string(path) + "' is gone; keep its EmbeddedStore while it is used",
            {.server = std::string(SCHEME) + std::string(path)});
    }
    auto made = make_store(stores, std::string(path), std::string(SCHEME) + std::string(path), std::move(options));
    // The folder may have been made just now.
    return keep(stores, std::move(made), identity_of(std::string(path)));
}

std::shared_ptr<Store> open_private_memory_store(EmbeddedOptions options) {
    auto& stores = registry();
    const std::lock_guard lock(stores.mutex);
    const auto name = std::string(PRIVATE_MEMORY) + std::to_string(++stores.private_stores);
    return keep(stores, make_store(stores, {}, std::string(SCHEME) + name, std::move(options)), name);
}

}  // namespace cassia::embedded
