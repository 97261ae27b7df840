// Hearing of what happens to the connections of a pool: listeners, callbacks and counts.

#include <chrono>
#include <iostream>
#include <memory>

#include <cassia/cassia.h>
#include <cassia/testing.h>

namespace {

/// Says what it hears of; of most events nothing.
class Watch : public cassia::PoolListener {
    void connection_created(const cassia::ConnectionCreated& event) override {
        std::cout << (event.error == nullptr ? "  connected to " : "  could not connect to ") << event.server << '\n';
    }
    void connection_failed(const cassia::ConnectionFailed& event) override {
        if (event.request) {
            std::cout << "  " << event.request->method << " failed on connection " << event.connection->id << ": "
                      << event.error->what() << '\n';
        }
    }
    void connection_disposed(const cassia::ConnectionDisposed& event) override {
        std::cout << "  closed connection " << event.connection.id << " after " << event.connection.operations
                  << " operations: " << event.message << '\n';
    }
    void pool_at_max(const cassia::PoolAtMax& event) override {
        std::cout << "  all " << event.pool_max << " connections of " << event.pool_id << " are in use\n";
    }
};

void print(const cassia::PoolStats& stats) {
    std::cout << "opened " << stats.created.success << ", not opened " << stats.created.failure << ", checked out "
              << stats.checked_out << ", failed " << stats.failed << ", closed " << stats.disposed.success
              << ", at most " << stats.opened.max << " at once\n";
}

}  // namespace

int main() {
    // A listener given as an option hears of the first connections too.
    const auto stats = std::make_shared<cassia::StatsLogger>();
    std::cout << "making the pool\n";
    // The servers of this pool fail when they are told to. Listeners are the same with real ones.
    cassia::ConnectionPoolStub pool("Blog", {.servers = {"10.0.0.4:9160"},
                                             .pool = {.use_threadlocal = false,
                                                      .pool_size = 2,
                                                      .pool_timeout = std::chrono::seconds(0),
                                                      .max_retries = 1,
                                                      .logging_name = "blog",
                                                      .listeners = {std::make_shared<Watch>(), stats}}});
    const cassia::ColumnFamilyStub posts(pool, "Posts");

    // Some functions in place of a class. Each try is a request.
    pool.add_listener({.request = [](const cassia::RequestDone& event) {
        std::cout << "  " << event.request.method << ' ' << event.request.column_family << " by " << event.pool_id
                  << (event.error == nullptr ? ": done\n" : ": failed\n");
    }});

    std::cout << "a server that is slow, once\n";
    pool.faults().fail(1, cassia::TimedOutException("no answer in time"));
    posts.insert("1", {{"title", "Hello"}});

    std::cout << "a server that is gone\n";
    pool.faults().cut_off({"10.0.0.4:9160"});
    try {
        posts.insert("2", {{"title", "Again"}});
    } catch (const cassia::AllServersUnavailable&) {
        std::cout << "AllServersUnavailable\n";
    }
    pool.faults().cut_off({});

    std::cout << "and back, with more users than connections\n";
    {
        const auto first = pool.get();
        const auto second = pool.get();
        try {
            posts.get("1");
        } catch (const cassia::NoConnectionAvailable&) {
            std::cout << "NoConnectionAvailable\n";
        }
    }
    print(stats->stats());
}
