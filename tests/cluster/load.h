#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include <cassia/cassia.h>

namespace cassia::cluster {

/// Eight threads that write columns at level QUORUM, read them again and count, until they are stopped. They remember
/// how each operation ended, and go on after errors.
class Load {
public:
    /// `name`: begins the keys of its rows, in the column families Rows and Counters.
    Load(const ConnectionPool& pool, std::string name);
    Load(const Load&) = delete;
    Load& operator=(const Load&) = delete;
    ~Load() = default;

    void stop() { threads_.clear(); }

    /// What was found once the load was stopped, in numbers of writes.
    struct Findings {
        std::size_t acknowledged = 0;
        std::size_t failed = 0;
        /// Acknowledged, and not read at QUORUM: afterwards, or at once by the thread that wrote it.
        std::size_t lost = 0;
        /// Of counters.
        std::size_t counted_twice = 0;
        /// Although their error said that they can't have been.
        std::size_t applied = 0;
        /// Of all operations, reads included.
        std::chrono::milliseconds longest{0};
    };
    /// Reads all of it by another pool's connections.
    Findings findings(const ConnectionPool& pool) const;

private:
    enum class Outcome { ACKNOWLEDGED, UNKNOWN, NOT_APPLIED };

    /// What one thread did: the column `i` of its row was written, and its counter `i` counted to 1.
    struct Record {
        std::vector<Outcome> writes;
        std::vector<Outcome> counts;
        std::size_t not_read = 0;
        std::chrono::steady_clock::duration longest{0};
    };

    void work(const std::string& key, Record& record, const std::stop_token& stop) const;
    Outcome write(Record& record, const std::function<void()>& operation) const;
    void read_again(const std::string& key, std::int64_t name, Record& record) const;
    std::string key(std::size_t thread) const { return name_ + ' ' + std::to_string(thread); }

    std::string name_;
    ColumnFamily rows_;
    ColumnFamily counters_;
    std::vector<Record> records_;
    std::vector<std::jthread> threads_;
};

}  // namespace cassia::cluster
