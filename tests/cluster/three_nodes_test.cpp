#include <atomic>
#include <chrono>
#include <condition_variable>
#include <csignal>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include <cassia/cassia.h>

#include "support/proxy.h"

/// @file
/// Three real nodes under load, while they die, hang, are cut off and come back.
///
/// In the environment: CASSIA_CLUSTER_SCRIPT is scripts/cassandra, CASSIA_CLUSTER_DIR, CASSIA_CLUSTER_CQL_PORT and
/// CASSIA_CLUSTER_THRIFT_PORT are where the test makes the cluster.

namespace cassia {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr int NODES = 3;
constexpr int THREADS = 8;
constexpr auto DEADLINE = 4s;
// Of a machine that runs three servers and the load on two cores, for what is not the operation's own doing.
constexpr auto GRACE = 500ms;
constexpr auto COMES_BACK_WITHIN = 10s;

std::string environment(const char* name) {
    const char* const value = std::getenv(name);
    if (value == nullptr) {
        throw std::runtime_error(std::string(name) + " is not set; ctest -L cluster sets it");
    }
    return value;
}

/// The nodes, and a way to each that can be cut.
class Cluster {
public:
    Cluster() {
        run("wipe --dir " + dir_);
        start();
        for (int node = 1; node <= NODES; ++node) {
            ways_.push_back(std::make_unique<support::Proxy>("127.0.0." + std::to_string(node), port_));
        }
    }
    ~Cluster() { std::system((script_ + " wipe --dir " + dir_).c_str()); }
    Cluster(const Cluster&) = delete;
    Cluster& operator=(const Cluster&) = delete;

    /// Starts what does not run.
    void start() {
        run("start 3.11 --nodes 3 --dir " + dir_ + " --cql-port " + environment("CASSIA_CLUSTER_CQL_PORT") +
            " --thrift-port " + std::to_string(port_) + " >/dev/null");
    }
    void stop(int node) { run("stop --dir " + dir_ + " --node " + std::to_string(node)); }
    void kill(int node) { run("stop --dir " + dir_ + " --node " + std::to_string(node) + " --kill"); }
    void pause(int node) { ::kill(pid(node), SIGSTOP); }
    void resume(int node) { ::kill(pid(node), SIGCONT); }
    support::Proxy& way(int node) { return *ways_.at(static_cast<std::size_t>(node - 1)); }

    std::vector<std::string> servers() const {
        std::vector<std::string> servers;
        for (const auto& way : ways_) {
            servers.push_back(way->address());
        }
        return servers;
    }

private:
    void run(const std::string& arguments) {
        if (std::system((script_ + ' ' + arguments).c_str()) != 0) {
            throw std::runtime_error("scripts/cassandra " + arguments + " failed");
        }
    }

    pid_t pid(int node) {
        pid_t pid = 0;
        std::ifstream(dir_ + "/node" + std::to_string(node) + "/pid") >> pid;
        if (pid <= 1) {
            throw std::runtime_error("node " + std::to_string(node) + " has no process id");
        }
        return pid;
    }

    std::string script_ = environment("CASSIA_CLUSTER_SCRIPT");
    std::string dir_ = environment("CASSIA_CLUSTER_DIR");
    std::uint16_t port_ = static_cast<std::uint16_t>(std::stoi(environment("CASSIA_CLUSTER_THRIFT_PORT")));
    std::vector<std::unique_ptr<support::Proxy>> ways_;
};

/// Counts the requests that each server has answered.
class Answers : public PoolListener {
public:
    void request(const RequestDone& event) override {
        if (event.error == nullptr) {
            const std::lock_guard lock(mutex_);
            ++answered_[std::string(event.connection.server)];
            changed_.notify_all();
        }
    }

    /// Whether the server answers within the time.
    bool await_one_by(const std::string& server, std::chrono::seconds time) {
        std::unique_lock lock(mutex_);
        const auto before = answered_[server];
        return changed_.wait_for(lock, time, [&] { return answered_[server] > before; });
    }

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    std::map<std::string, std::uint64_t> answered_;
};

/// Threads that write, and remember what was acknowledged.
class Load {
public:
    explicit Load(const ConnectionPool& pool) : rows_(pool, "Rows"), counters_(pool, "Counters"), written_(THREADS) {
        for (int thread = 0; thread < THREADS; ++thread) {
            threads_.emplace_back([this, thread](const std::stop_token& stop) { write(thread, stop); });
        }
    }

    void stop() { threads_.clear(); }

    std::chrono::nanoseconds longest() const { return std::chrono::nanoseconds(longest_.load()); }
    std::size_t acknowledged() const {
        std::size_t all = 0;
        for (const auto& row : written_) {
            all += row.size();
        }
        return all;
    }

    /// Writes that were acknowledged, and are not there.
    std::size_t lost() const {
        std::size_t lost = 0;
        for (int thread = 0; thread < THREADS; ++thread) {
            std::set<std::int64_t> found;
            for (const auto& [name, value] : rows_.xget(thread)) {
                found.insert(name.as<std::int64_t>());
            }
            for (const auto name : written_[static_cast<std::size_t>(thread)]) {
                lost += found.contains(name) ? 0 : 1;
            }
        }
        return lost;
    }

    std::int64_t counted() const {
        const auto row = counters_.get("all");
        return row["n"].as<std::int64_t>();
    }
    std::int64_t added() const { return added_; }
    std::int64_t perhaps_added() const { return perhaps_added_; }

private:
    void write(int thread, const std::stop_token& stop) {
        auto& written = written_[static_cast<std::size_t>(thread)];
        for (std::int64_t i = 0; !stop.stop_requested(); ++i) {
            const auto start = Clock::now();
            if (i % 10 == 0) {
                add();
            } else {
                try {
                    rows_.insert(thread, {{i, "value"}}, {.write_consistency_level = ConsistencyLevel::QUORUM});
                    written.push_back(i);
                } catch (const Error&) {
                    // Not acknowledged: it may be there or not.
                    ++failed_;
                }
            }
            const auto took = (Clock::now() - start).count();
            auto longest = longest_.load();
            while (took > longest && !longest_.compare_exchange_weak(longest, took)) {
            }
        }
    }

    void add() {
        try {
            counters_.add("all", "n", 1, {.write_consistency_level = ConsistencyLevel::QUORUM});
            ++added_;
        } catch (const Error& error) {
            perhaps_added_ += error.may_have_been_applied() ? 1 : 0;
        }
    }

    ColumnFamily rows_;
    ColumnFamily counters_;
    std::vector<std::vector<std::int64_t>> written_;
    std::atomic<std::int64_t> added_ = 0;
    std::atomic<std::int64_t> perhaps_added_ = 0;
    std::atomic<std::int64_t> failed_ = 0;
    std::atomic<std::int64_t> longest_ = 0;
    std::vector<std::jthread> threads_;
};

void create_schema(const std::string& server) {
    SystemManager system(server);
    system.create_keyspace("Cluster", {.strategy_options = {{{"replication_factor", "3"}}}});
    system.create_column_family("Cluster", "Rows", {.comparator_type = LONG_TYPE, .key_validation_class = INT32_TYPE});
    system.create_column_family("Cluster", "Counters",
                                {.comparator_type = UTF8_TYPE, .default_validation_class = COUNTER_COLUMN_TYPE});
}

TEST(ThreeNodes, lose_no_acknowledged_write_and_are_all_used_again_when_they_come_back) {
    Cluster cluster;
    create_schema(cluster.servers().front());
    const auto answers = std::make_shared<Answers>();
    const ConnectionPool pool(
        "Cluster", cluster.servers(),
        {.timeout = 1s, .pool_size = 9, .max_retries = -1, .listeners = {answers}, .deadline = DEADLINE});
    const auto is_used_again = [&](int node) {
        return answers->await_one_by(cluster.way(node).address(), COMES_BACK_WITHIN);
    };
    Load load(pool);

    cluster.kill(2);
    std::this_thread::sleep_for(3s);
    cluster.start();
    EXPECT_TRUE(is_used_again(2)) << "after kill -9";

    cluster.pause(3);
    std::this_thread::sleep_for(3s);
    cluster.resume(3);
    EXPECT_TRUE(is_used_again(3)) << "after SIGSTOP";

    cluster.way(1).cut();
    std::this_thread::sleep_for(3s);
    cluster.way(1).mend();
    EXPECT_TRUE(is_used_again(1)) << "after its port was cut";

    for (int node = 1; node <= NODES; ++node) {
        cluster.stop(node);
        cluster.start();
        EXPECT_TRUE(is_used_again(node)) << "after a restart";
    }

    load.stop();
    EXPECT_GT(load.acknowledged(), 1000u);
    EXPECT_EQ(load.lost(), 0u);
    EXPECT_LE(load.longest(), DEADLINE + GRACE);
    EXPECT_GE(load.counted(), load.added());
    EXPECT_LE(load.counted(), load.added() + load.perhaps_added());
}

}  // namespace
}  // namespace cassia
