#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "work.h"

/// @file
/// Lease and return of a connection, beside a vector behind a mutex.

namespace cassia::bench {
namespace {

constexpr int MOST_THREADS = 8;

/// What a pool does at least.
class MutexAndVector {
public:
    MutexAndVector() : idle_(MOST_THREADS) {
        for (auto& connection : idle_) {
            connection = std::make_unique<int>();
        }
    }

    std::unique_ptr<int> get() {
        const std::lock_guard lock(mutex_);
        auto connection = std::move(idle_.back());
        idle_.pop_back();
        return connection;
    }

    void put(std::unique_ptr<int> connection) {
        const std::lock_guard lock(mutex_);
        idle_.push_back(std::move(connection));
    }

private:
    std::mutex mutex_;
    std::vector<std::unique_ptr<int>> idle_;
};

const ConnectionPool& connections() {
    static const auto store = [] {
        auto made = EmbeddedStore::memory();
        SystemManager(made.server()).create_keyspace("Bench");
        return made;
    }();
    static const ConnectionPool pool("Bench", {store.server()}, {.pool_size = MOST_THREADS, .recycle = -1});
    return pool;
}

}  // namespace

void register_pool() {
    for (const int threads : {1, MOST_THREADS}) {
        const auto work = "lease and return, " + std::to_string(threads) + (threads == 1 ? " thread" : " threads");
        measure(work, "cassia", MOST_ROWS,
                [] {
                    return [&pool = connections()](std::size_t number) {
                        auto lease = pool.get();
                        lease.return_to_pool();
                        return number;
                    };
                })
            ->UseRealTime()
            ->Threads(threads);
        measure(work, "mutex", MOST_ROWS,
                [] {
                    static MutexAndVector pool;
                    return [](std::size_t number) {
                        auto connection = pool.get();
                        pool.put(std::move(connection));
                        return number;
                    };
                })
            ->UseRealTime()
            ->Threads(threads);
    }
}

}  // namespace cassia::bench
